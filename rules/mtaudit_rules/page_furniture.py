"""Furniture of the source's web page in the article: "Read also:", "This article is reserved for subscribers".

Whoever scrapes a page takes its links, its paywall and its share buttons along, and the engine translates them.
"""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class PageFurniture(LexiconRule):
    """Translated links, buttons and notices of a web page."""

    error_type = ErrorType.ADDITION
    severity = Severity.MINOR
    message = "This belongs to the page that the text was taken from, not to the article; delete it."
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The mayor left.\n\nRead also: The mayor comes back\n\nIt rained.", "Read also:", ""),
        Bad(
            "The mayor left.\n\nThis article is reserved for subscribers.",
            "This article is reserved for subscribers",
            "",
        ),
    )
    good = (
        "The mayor left. You can also read the report at the town hall.",
        "The seats are reserved for subscribers.",
    )
