"""Reports made by hand, so that reporters are tested apart from rules, and strategies that make them up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from mtaudit.article.document import Block, BlockKind, Document, Piece
from mtaudit.judging.scoring import block_scores, score
from mtaudit.judging.suppression import Silenced, UnusedSuppression
from mtaudit.language.text import Span
from mtaudit.reading.failure import Failure
from mtaudit.report import ArticleReport, RunReport, run_report
from mtaudit.rule.engine import RuleError
from mtaudit.rule.finding import Applicability, ArticleFinding, Finding, fingerprint
from mtaudit.rule.mqm import ErrorType, Severity
from mtaudit.settings.gate import Verdict

SIGNATURE = "mtaudit:0.1.0|rules:2-0badcafe|weights:1-5-25|words:whitespace-runs-with-alphanumeric"
TEXT = "A long night\n\nThe minister left for kyiv, where « the tram » waited.\nHe realized a visit [twice] {so}."
SOURCE = TEXT.replace("\n", "\r\n")


def document(source: str = SOURCE, *, name: str = "articles/tram.txt", notes: tuple[str, ...] = ()) -> Document:
    """A plain text whose CRLF newlines are LF in the text, as the plain text reader makes it."""
    pieces: list[Piece] = []
    at = 0
    lines = source.split("\r\n")
    for number, line in enumerate(lines):
        start = sum(len(earlier) + 2 for earlier in lines[:number])
        if line:
            pieces.append(Piece(at, at + len(line), start, start + len(line)))
        at += len(line)
        if number < len(lines) - 1:
            pieces.append(Piece(at, at + 1, start + len(line), start + len(line) + 2))
            at += 1
    text = "\n".join(lines)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),) if text else ()
    return Document(name, source, text, blocks, tuple(pieces), {"date": "2025-04-18"}, None, notes)


def finding(
    owner: Document,
    words: str,
    *,
    rule: str = "lowercase-place-name",
    severity: Severity = Severity.MAJOR,
    confidence: float = 0.93,
    message: str = "A name begins with a capital.",
    fix: str | None = None,
) -> Finding:
    """A finding at the first place where the words stand."""
    span = Span(owner.text.index(words), owner.text.index(words) + len(words))
    return finding_at(owner, span, rule=rule, severity=severity, confidence=confidence, message=message, fix=fix)


def finding_at(
    owner: Document,
    span: Span,
    *,
    rule: str = "lowercase-place-name",
    severity: Severity = Severity.MAJOR,
    confidence: float = 0.93,
    message: str = "A name begins with a capital.",
    fix: str | None = None,
) -> Finding:
    """A finding at that place."""
    return Finding(
        rule=rule,
        span=span,
        source_span=owner.source_span(span),
        text=owner.text[span.start : span.end],
        error_type=ErrorType.CAPITALIZATION,
        severity=severity,
        confidence=confidence,
        message=message,
        fix=fix,
        applicability=Applicability.SUGGESTED,
        block=BlockKind.PARAGRAPH,
        in_quotation=False,
        source_languages=("fr",),
        docs_url=f"https://mtaudit.readthedocs.io/rules/{rule}",
        fingerprint=fingerprint("rule", owner, span),
    )


def article_finding(*evidence: Span) -> ArticleFinding:
    """A finding of the article as a whole."""
    return ArticleFinding(
        rule="mixed-spelling",
        error_type=ErrorType.INCONSISTENT_STYLE,
        severity=Severity.MINOR,
        confidence=0.7,
        message="American and British spelling in one article.",
        evidence=evidence,
        source_languages=(),
        docs_url="https://mtaudit.readthedocs.io/rules/mixed-spelling",
        fingerprint="00112233445566ff",
    )


def article(
    owner: Document,
    *findings: Finding,
    whole: tuple[ArticleFinding, ...] = (),
    silenced: tuple[Silenced, ...] = (),
    unused: tuple[UnusedSuppression, ...] = (),
    errors: tuple[RuleError, ...] = (),
    reasons: tuple[str, ...] = (),
) -> ArticleReport:
    """The report of an article; it fails where reasons are given."""
    return ArticleReport(
        id=owner.id,
        document=owner,
        findings=findings,
        article_findings=whole,
        silenced=silenced,
        unused_suppressions=unused,
        errors=errors,
        score=score(owner, findings, whole, SIGNATURE),
        block_scores=block_scores(owner, findings),
        verdict=Verdict.FAIL if reasons else Verdict.PASS,
        reasons=reasons,
    )


def run(*articles: ArticleReport, failures: tuple[Failure, ...] = ()) -> RunReport:
    """The report of a run."""
    return run_report(articles, failures, (), "0.1.0")


def full_run() -> RunReport:
    """A run that holds everything a report can hold."""
    first = document(notes=("read as windows-1252, guessed",))
    visit = finding(
        first, "realized a visit", rule="light-verb", severity=Severity.MINOR, confidence=0.5, fix="made a visit"
    )
    failing = article(
        first,
        finding(first, "kyiv", severity=Severity.CRITICAL, fix="Kyiv"),
        finding(first, "twice", rule="loose-word", severity=Severity.MAJOR, confidence=0.85, fix=""),
        whole=(article_finding(Span(0, 6), Span(14, 17), Span(0, 6)),),
        silenced=(Silenced(visit, 'vocabulary "visit"'), Silenced(article_finding(), "comment in line 3")),
        unused=(UnusedSuppression("comment in line 4"),),
        errors=(RuleError("slow-rule", "ran past its deadline of 1 s"),),
        reasons=("1 critical finding at confidence 0.8 or more",),
    )
    second = document("Nothing to see.\r\n", name="articles/50% of: all, maybe.txt")
    complete = run(
        replace(failing, source_language="fr"), article(second), failures=(Failure("bad.txt", "is not text"),)
    )
    return replace(complete, unused_suppressions=(UnusedSuppression('vocabulary "Kiyv"'),))


hostile_text = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\r\n\t\0\x07\x9b\u202e\u2028\u200d\ud800%:,]({}<&>\"'e\u0301漢👩\ufe0f"),
    ),
    max_size=40,
)
"""Text with a taste for what ends a line, moves a cursor, closes an element or cannot be encoded."""


@st.composite
def hostile_runs(draw: st.DrawFn) -> RunReport:
    """Runs whose every string is somebody else's."""
    articles: list[ArticleReport] = []
    for _ in range(draw(st.integers(0, 2))):
        owner = document(draw(hostile_text), name=draw(hostile_text), notes=(draw(hostile_text),))
        found: list[Finding] = []
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(owner.text)))
            end = draw(st.integers(start, len(owner.text)))
            found.append(
                finding_at(
                    owner,
                    Span(start, end),
                    rule=draw(hostile_text),
                    severity=draw(st.sampled_from(Severity)),
                    confidence=draw(st.floats(0, 1)),
                    message=draw(hostile_text),
                    fix=draw(st.none() | hostile_text),
                )
            )
        articles.append(
            article(
                owner,
                *found,
                silenced=tuple(Silenced(f, draw(hostile_text)) for f in found[:1]),
                unused=(UnusedSuppression(draw(hostile_text)),),
                errors=tuple(RuleError(draw(hostile_text), draw(hostile_text)) for _ in found[:1]),
                reasons=tuple(draw(st.lists(hostile_text, max_size=1))),
            )
        )
    failures = draw(st.lists(st.builds(Failure, hostile_text, hostile_text), max_size=1))
    return run(*articles, failures=tuple(failures))
