"""Audits news articles for what machine translation left behind.

    import mtaudit
    report = mtaudit.audit("The envoy flew to kyiv.")

The names load when first used, so that importing the package is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.door import lazily

if TYPE_CHECKING:
    from mtaudit.article.document import Block, BlockKind, Document
    from mtaudit.auditor import VERSION as __version__  # noqa: N811 - the name by which Python tools ask
    from mtaudit.auditor import Auditor
    from mtaudit.errors import ConfigError, InputError, MtauditError, RuleDefinitionError
    from mtaudit.judging.scoring import Score
    from mtaudit.language.text import Span
    from mtaudit.reference.scores import MetricScore, ReferenceScores, Segment
    from mtaudit.report import ArticleReport, RunReport
    from mtaudit.rule.finding import Applicability, ArticleFinding, Finding
    from mtaudit.rule.mqm import ErrorType, Severity
    from mtaudit.settings.file import load as load_settings
    from mtaudit.settings.gate import Gate, Verdict
    from mtaudit.settings.values import Settings

__getattr__ = lazily(
    __name__,
    {
        "mtaudit.article.document": ("Block", "BlockKind", "Document"),
        "mtaudit.auditor": ("Auditor", "VERSION as __version__"),
        "mtaudit.errors": ("ConfigError", "InputError", "MtauditError", "RuleDefinitionError"),
        "mtaudit.judging.scoring": ("Score",),
        "mtaudit.language.text": ("Span",),
        "mtaudit.reference.scores": ("MetricScore", "ReferenceScores", "Segment"),
        "mtaudit.report": ("ArticleReport", "RunReport"),
        "mtaudit.rule.finding": ("Applicability", "ArticleFinding", "Finding"),
        "mtaudit.rule.mqm": ("ErrorType", "Severity"),
        "mtaudit.settings.file": ("load as load_settings",),
        "mtaudit.settings.gate": ("Gate", "Verdict"),
        "mtaudit.settings.values": ("Settings",),
    },
)

__all__ = [
    "Applicability", "ArticleFinding", "ArticleReport", "Auditor", "Block", "BlockKind", "ConfigError", "Document",
    "ErrorType", "Finding", "Gate", "InputError", "MetricScore", "MtauditError", "ReferenceScores",
    "RuleDefinitionError", "RunReport", "Score", "Segment", "Settings", "Severity", "Span", "Verdict", "__version__",
    "audit", "load_settings",
]  # fmt: skip


def __dir__() -> list[str]:
    return sorted(__all__)


def audit(
    text: str | bytes,
    *,
    id: str = "article",  # noqa: A002 - the name that reports and JSON Lines use
    format: str = "text",  # noqa: A002 - likewise
    source: str | None = None,
    source_language: str | None = None,
    reference: str | None = None,
) -> ArticleReport:
    """Audit one article with the default settings; for many articles, make one `Auditor` and keep it.

    Args:
        text: the article, decoded or as bytes of any common encoding.
        id: what the report calls it.
        format: "text", "markdown" or "html".
        source: the text that the article was translated from, its paragraphs parted by blank lines.
        source_language: the language of that text (ISO 639-1); it may be stated without the text, too.
        reference: a translation to measure the article by, as plain text.

    Raises:
        InputError: the article, its source or its reference cannot be read.
    """
    from mtaudit.auditor import default_auditor  # noqa: PLC0415 - rules load when they are first wanted

    return default_auditor().audit(
        text, id=id, format=format, source=source, source_language=source_language, reference=reference
    )
