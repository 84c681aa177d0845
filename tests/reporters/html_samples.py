"""Reports for the tests of the HTML audit, made without any rule."""

from __future__ import annotations

from mtaudit.article.document import Block, BlockKind, Document
from mtaudit.judging import scoring
from mtaudit.judging.suppression import Silenced, UnusedSuppression
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.report import ArticleReport
from mtaudit.rule.engine import RuleError
from mtaudit.rule.finding import Applicability, ArticleFinding, Finding, fingerprint
from mtaudit.rule.mqm import ErrorType, Severity
from mtaudit.settings.gate import Gate, Verdict

VERSION = "0.1.0"
SIGNATURE = "mtaudit:0.1.0|rules:3-00c0ffee|weights:1-5-25|words:whitespace-runs-with-alphanumeric"
HOSTILE = (
    "</p></title></style><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "<svg onload=document.title='owned'> ' onmouseover='document.title=1' \" autofocus onfocus=\"document.title=1\" "
    "\u202egnp.exe\u2066 \u05d0\u05d1 \ud800 \x07 \x1b[31m \x85 \ufffe &lt;b&gt; <!-- --> ]]> {{7*7}}"
)

MARKDOWN = """\
# Harbour talks stall as mayor waits

## What we know

The mayor said in a first time that the port of oslo stays shut, and oslo agrees with the large -scale plan.

> “We have the habitude of waiting,” the harbour master of oslo said.

- the quay stays closed
- the ferries of oslo sail

Nobody knows what follows.
"""


def document(source: str = MARKDOWN, name: str = "harbour/talks.md", form: str = "markdown") -> Document:
    return markup.read(source, id=name, format=form, metadata={"date": "2025-03-04"})


def finding(
    article: Document,
    span: Span,
    severity: Severity = Severity.MAJOR,
    error_type: ErrorType = ErrorType.CAPITALIZATION,
    *,
    fix: str | None = None,
    message: str = "A proper name stands in lower case.",
    rule: str = "lowercase-name",
    docs_url: str = "https://example.org/rules/lowercase-name",
    source_languages: tuple[str, ...] = (),
    confidence: float = 0.8,
) -> Finding:
    block = article.block_at(span.start)
    return Finding(
        rule=rule,
        span=span,
        source_span=article.source_span(span),
        text=article.text[span.start : span.end],
        error_type=error_type,
        severity=severity,
        confidence=confidence,
        message=message,
        fix=fix,
        applicability=Applicability.SUGGESTED,
        block=block.kind if block else None,
        in_quotation=False,
        source_languages=source_languages,
        docs_url=docs_url,
        fingerprint=fingerprint(rule, article, span),
    )


def at(article: Document, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def report(
    article: Document,
    findings: tuple[Finding, ...] = (),
    whole: tuple[ArticleFinding, ...] = (),
    *,
    errors: tuple[RuleError, ...] = (),
    silenced: tuple[Silenced, ...] = (),
    unused: tuple[UnusedSuppression, ...] = (),
) -> ArticleReport:
    findings = tuple(sorted(findings, key=lambda f: (f.span, f.rule)))
    score = scoring.score(article, findings, whole, SIGNATURE)
    reasons = Gate().reasons(score.points, score.words, (*findings, *whole))
    return ArticleReport(
        id=article.id,
        document=article,
        findings=findings,
        article_findings=whole,
        silenced=silenced,
        unused_suppressions=unused,
        errors=errors,
        score=score,
        block_scores=scoring.block_scores(article, findings),
        verdict=Verdict.FAIL if reasons else Verdict.PASS,
        reasons=reasons,
    )


def full_report() -> ArticleReport:
    """An article in which every kind of finding and every part of a report occurs."""
    article = document()
    findings = (
        finding(article, at(article, "oslo"), fix="Oslo"),
        finding(article, at(article, "oslo", 1), fix="Oslo"),
        finding(article, at(article, "in a first time"), Severity.CRITICAL, ErrorType.FALSE_FRIEND, fix="at first",
                message="“in a first time” is put word for word (source wording: fr dans un premier temps).",
                rule="false-friend", source_languages=("fr",), confidence=0.9),
        finding(article, at(article, "said in a first"), Severity.MINOR, ErrorType.WORD_ORDER, rule="word-order"),
        finding(article, at(article, "large -scale"), Severity.MINOR, ErrorType.PUNCTUATION, fix="large-scale",
                rule="detached-hyphen"),
        finding(article, at(article, "-scale plan"), Severity.MINOR, ErrorType.PUNCTUATION, fix="", rule="other"),
        finding(article, at(article, "habitude"), Severity.MAJOR, ErrorType.UNTRANSLATED, source_languages=("fr",)),
        finding(article, at(article, "oslo", 2)),
        finding(article, at(article, "oslo", 3)),
    )  # fmt: skip
    whole = (
        ArticleFinding("inconsistent-term", ErrorType.INCONSISTENT_TERM, Severity.MINOR, 0.7,
                       "The article writes both “port” and “harbour”.",
                       (at(article, "port"), at(article, "harbour master")), (), "https://example.org/rules/i", "ab"),
    )  # fmt: skip
    silenced = (Silenced(findings[0], 'vocabulary "oslo"'), Silenced(whole[0], "baseline"))
    return report(
        article,
        findings,
        whole,
        errors=(RuleError("slow-rule", "ran past its deadline of 0.25 s"),),
        silenced=silenced,
        unused=(UnusedSuppression("comment in line 12"),),
    )


def hostile_report() -> ArticleReport:
    """A report in which everything that can be somebody else's words attacks the page."""
    article = Document(
        id=HOSTILE,
        source=HOSTILE,
        text=f"{HOSTILE} and more words {HOSTILE}",
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, 2 * len(HOSTILE) + 16)),),
        metadata={HOSTILE: HOSTILE},
        source_language=HOSTILE,
        notes=(HOSTILE,),
    )
    found = tuple(
        finding(article, Span(start, start + 40), fix=HOSTILE, message=HOSTILE, rule=HOSTILE,
                docs_url="javascript:document.title='owned'", source_languages=(HOSTILE,),
                error_type=ErrorType.UNTRANSLATED)
        for start in range(0, len(HOSTILE), 17)
    )  # fmt: skip
    whole = (
        ArticleFinding(HOSTILE, ErrorType.ADDITION, Severity.MAJOR, 1.0, HOSTILE, (Span(5, 60), Span(70, 90)),
                       (HOSTILE,), f'https://example.org/"onclick="{HOSTILE}', HOSTILE),
    )  # fmt: skip
    return report(
        article,
        found,
        whole,
        errors=(RuleError(HOSTILE, HOSTILE),),
        silenced=(Silenced(found[0], HOSTILE), Silenced(whole[0], HOSTILE)),
        unused=(UnusedSuppression(HOSTILE),),
    )
