"""HTML audits: a page for each article, and an index of a run.

The pages are readable without script and without style; the script only filters, sorts and moves.
"""

from __future__ import annotations

from mtaudit.reporters.html.article import render_article
from mtaudit.reporters.html.index import render_index
from mtaudit.reporters.html.names import file_names

__all__ = ["file_names", "render_article", "render_index"]
