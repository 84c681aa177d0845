"""The report for people at a terminal: a block for each finding, in the manner of compilers, and a summary.

articles/summit.txt:3:84 lowercase-name major (0.93)
  "kyiv" is a name and takes a capital.
   3 | …the delegation left for kyiv on Friday, the ministry…
     |                          ^^^^
  help: write "Kyiv"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wcwidth import iter_graphemes, wcswidth

from mtaudit.errors import one_line
from mtaudit.judging.scoring import Band
from mtaudit.reporters.printable import printable
from mtaudit.reporters.wording import advice, against_reference, counted, outcome, standing, tally, unfinished
from mtaudit.rule.finding import ArticleFinding
from mtaudit.rule.mqm import Severity
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtaudit.article.document import Document
    from mtaudit.report import ArticleReport, RunReport
    from mtaudit.reporters import ReportOptions
    from mtaudit.reporters.wording import Unfinished
    from mtaudit.rule.finding import Finding

_BOLD, _RED, _GREEN, _YELLOW, _CYAN = "1", "1;31", "32", "33", "36"
_COLORS = {Severity.MINOR: _CYAN, Severity.MAJOR: _YELLOW, Severity.CRITICAL: _RED}
_NARROWEST_EXCERPT = 20
_PLACES_SHOWN = 5
_LONGEST_NAME = 200


def render(run: RunReport, options: ReportOptions) -> str:
    """The report as text, each line without control characters other than the colours that `options` permit."""
    blocks: list[list[str]] = []
    once = unfinished(run.articles)
    for article in run.articles:
        errors = [each for each in once if each.article is article] if article.errors else []
        blocks += _article(article, errors, options)
    blocks += [[_error(failure.id, failure.message, options)] for failure in run.failures]
    if not options.quiet:
        blocks.append(list(_run(run, options)))
    return "".join("\n".join(lines) + "\n\n" for lines in blocks if lines).removesuffix("\n")


def _article(article: ArticleReport, errors: Iterable[Unfinished], options: ReportOptions) -> Iterator[list[str]]:
    document = article.document
    shown: list[tuple[Finding | ArticleFinding, str]] = [(f, "") for f in standing(article)]
    if options.show_silenced:
        shown += [(silenced.finding, silenced.by) for silenced in article.silenced]
    for finding, silencer in shown:
        if isinstance(finding, ArticleFinding):
            yield list(_article_finding(document, finding, silencer, options))
        else:
            yield list(_finding(document, finding, silencer, options))
    for error in errors:
        yield [_error(article.id, f"{error}; findings of it may be missing", options)]
    if not options.quiet:
        yield list(_summary(article, options))


def _finding(document: Document, finding: Finding, silencer: str, options: ReportOptions) -> Iterator[str]:
    line, column = document.line_and_column(finding.source_span.start)
    yield _header(f"{_name(document.id)}:{line}:{column}", finding, silencer, options)
    yield f"  {printable(finding.message)}"
    gutter = f"   {line} | "
    room = max(options.width - len(gutter), _NARROWEST_EXCERPT)
    start = column - 1
    excerpt, carets = _excerpt(document.source_line(line), start, start + finding.source_span.length, room)
    yield f"{gutter}{excerpt}".rstrip()
    yield f"{' ' * (len(gutter) - 2)}| {_painted(carets, _COLORS[finding.severity], options)}"
    if original := document.original_of(finding.span):
        shown = printable(original)
        yield f"  source: {shown if len(shown) <= options.width - 10 else shown[: options.width - 11] + '…'}"
    if (help_text := advice(finding)) is not None:
        yield f"  {_painted('help:', _GREEN, options)} {printable(help_text)}"


def _article_finding(
    document: Document, finding: ArticleFinding, silencer: str, options: ReportOptions
) -> Iterator[str]:
    yield _header(_name(document.id), finding, silencer, options)
    yield f"  {printable(finding.message)}"
    starts = [document.source_span(span).start for span in finding.evidence]
    places = ["{}:{}".format(*document.line_and_column(start)) for start in starts[:_PLACES_SHOWN]]
    if places:
        more = f" and {len(starts) - len(places)} more" if len(starts) > len(places) else ""
        yield f"  seen at {', '.join(places)}{more}"


def _header(place: str, finding: Finding | ArticleFinding, silencer: str, options: ReportOptions) -> str:
    severity = _painted(finding.severity, _COLORS[finding.severity], options)
    header = (
        f"{_painted(printable(place), _BOLD, options)} {printable(finding.rule)} {severity} ({finding.confidence:.2f})"
    )
    return f"{header}, silenced by {_line(silencer)}" if silencer else header


def _excerpt(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """As much of a line around a range as fits into `room` columns, and what goes below it to underline the range."""
    start = min(start, len(line))
    end = min(end, len(line))
    before = printable(line[max(start - room, 0) : start])  # a character is mostly a column wide, so more never fits
    marked = printable(line[start : min(end, start + room)])
    after = printable(line[end : end + room])
    cut = start > room or end - start > room or len(line) - end > room
    if not cut and wcswidth(before + marked + after) <= room:
        left, kept, right = before, marked, after
    else:
        budget = room - len("……")
        kept = _first_columns(marked, budget)
        spare = budget - wcswidth(kept)
        left = _last_columns(before, spare - min(wcswidth(after), spare // 2))
        right = _first_columns(after, spare - wcswidth(left)) if len(kept) == end - start else ""
    head = "…" if len(left) < start else ""
    tail = "…" if start + len(kept) + len(right) < len(line) else ""
    indent = wcswidth(head + left)
    return f"{head}{left}{kept}{right}{tail}", " " * indent + "^" * max(wcswidth(kept), 1)


def _first_columns(text: str, room: int) -> str:
    """The longest beginning of the text that is at most `room` columns wide."""
    length = width = 0
    for grapheme in iter_graphemes(text):
        width += wcswidth(grapheme)
        if width > room:
            break
        length += len(grapheme)
    return text[:length]


def _last_columns(text: str, room: int) -> str:
    """The longest end of the text that is at most `room` columns wide."""
    start, width = len(text), 0
    for grapheme in reversed(list(iter_graphemes(text))):
        width += wcswidth(grapheme)
        if width > room:
            break
        start -= len(grapheme)
    return text[start:]


def _summary(article: ArticleReport, options: ReportOptions) -> Iterator[str]:
    score = article.score
    listed = standing(article)
    name, led = _painted(_name(article.id), _BOLD, options), _line(f"{score.band}; {outcome(article)}")
    yield f"{name}: {_painted(led, _outcome_color(article), options)}"
    found = f"{counted(len(listed), 'unconfirmed issue')} ({tally(listed)})" if listed else "no findings"
    yield f"  found: {found}"
    yield f"  score: {score.points_per_1000_words:.1f} points per 1000 words, {counted(score.words, 'word')}"
    repeated = len(listed) - sum(score.counts.values())
    if repeated:
        yield f"  not scored: {repeated}, which overlap another issue of the same error type"
    if score.small_sample:
        yield "  small sample: of so few words the score says little"
    if article.reference_scores:
        yield f"  against the reference: {against_reference(article.reference_scores)}"
    if article.source_language:
        guessed = "" if article.is_language_known else " (a guess)"
        yield f"  translated from: {printable(article.source_language)}{guessed}"
    if article.mt_probability is not None:
        yield f"  machine-translated: {article.mt_probability:.0%} likely, by an estimate that is no verdict"
    yield from (f"  note: {_line(note)}" for note in article.document.notes)
    if article.silenced:
        yield f"  silenced: {counted(len(article.silenced), 'finding')}"
    yield from (f"  unused: {_line(unused.silencer)} silences nothing" for unused in article.unused_suppressions)


def _run(run: RunReport, options: ReportOptions) -> Iterator[str]:
    given = len(run.articles) + len(run.failures)
    score = run.score
    if given > 1 and run.articles:
        interval = f" (95 % interval {score.low:.1f} to {score.high:.1f})" if score.articles > 1 else ""
        yield (
            f"{_painted('run', _BOLD, options)}: {score.points_per_1000_words:.1f} points per 1000 words{interval}, "
            f"{counted(score.articles, 'article')}, {counted(score.words, 'word')}"
        )
        failed = sum(article.verdict is Verdict.FAIL for article in run.articles)
        verdict = f"{failed} of {counted(len(run.articles), 'article')} failed"
        yield f"  verdict: {_painted(verdict, _GREEN if run.verdict is Verdict.PASS else _RED, options)}"
    if given > 1 and run.reference_scores:
        yield f"  against the references: {against_reference(run.reference_scores)}"
    if run.failures:
        yield f"  not audited: {len(run.failures)} of {counted(given, 'article')}"
    yield from (f"unused: {_line(unused.silencer)} silences nothing" for unused in run.unused_suppressions)
    if score.signature:
        yield f"signature: {printable(score.signature)}"


def _outcome_color(article: ArticleReport) -> str:
    """Green for what passes and shows few traces alone."""
    if article.verdict is Verdict.FAIL:
        return _RED
    return _GREEN if article.score.band in (Band.CLEAN, Band.LIGHT) else _YELLOW


def _error(name: str, message: str, options: ReportOptions) -> str:
    return f"{_painted(_name(name), _BOLD, options)}: {_painted('error:', _RED, options)} {printable(message)}"


def _line(text: str) -> str:
    """Something that an article, or the settings, may have made long."""
    return printable(one_line(text))


def _name(article: str) -> str:
    """What an article is called, as far as there is room for it."""
    return printable(one_line(article, _LONGEST_NAME))


def _painted(text: str, style: str, options: ReportOptions) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if options.color else text
