"""JSON Lines: a line for each article, and a line for each that could not be audited.

The schema of a line is `schemas/line-1.json` beside this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.form import SCHEMA_VERSION, article_to_dict
from mtaudit.reporters.json import dumps

if TYPE_CHECKING:
    from mtaudit.report import RunReport
    from mtaudit.reporters import ReportOptions


def render(run: RunReport, options: ReportOptions) -> str:
    """The report as lines of JSON, articles in the order of the run and failures after them."""
    del options
    lines = [article_to_dict(article) for article in run.articles]
    lines += [{"id": failure.id, "error": failure.message} for failure in run.failures]
    return "".join(f"{dumps({'schema_version': SCHEMA_VERSION} | line)}\n" for line in lines)
