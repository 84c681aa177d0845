"""Fixes for `mtaudit check`: into the files, or as a diff."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from mtaudit.auditor import Auditor
from mtaudit.cli.output import complain, note
from mtaudit.errors import InputError
from mtaudit.judging import fixer
from mtaudit.reading.failure import reason_of
from mtaudit.reading.sources import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.article.document import Document
    from mtaudit.judging.fixer import Fixed
    from mtaudit.reading.sources import Waiting
    from mtaudit.report import RunReport
    from mtaudit.rule.finding import Finding
    from mtaudit.settings.values import Settings


def fix_files(waiting: Sequence[Waiting], settings: Settings, *, unsafe: bool) -> bool:
    """Apply fixes to the files, and say how many; returns whether every file with fixes could be written."""
    auditor = Auditor(settings)
    complete, applied, files = True, 0, 0
    for article in waiting:
        if not isinstance(article, Article):
            continue
        try:
            document = article.read()
            fixed = _fixed(auditor, article, document, unsafe=unsafe)
        except Exception:  # noqa: BLE001, S112 - the audit that follows reports it
            continue
        if fixed.document.source == document.source:
            continue
        if article.path is None:
            is_bilingual = article.original is not None and article.original.segmented
            what = "its file is bilingual" if is_bilingual else "it is no file of its own"
            note(f"{article.id}: not fixed: {what} (--diff shows the fixes)")
            continue
        try:
            fixer.write(article.path, document, fixed.document.source)
        except InputError as error:
            complain(str(error))
            complete = False
            continue
        applied += len(fixed.applied)
        files += 1
    note(f"{_counted(applied, 'fix', 'fixes')} applied in {_counted(files, 'file', 'files')}")
    return complete


def diff(waiting: Sequence[Waiting], report: RunReport, settings: Settings, *, unsafe: bool) -> str:
    """What fixing would change, as a unified diff of the sources; nothing is written."""
    auditor = Auditor(settings)
    articles = {article.id: article for article in waiting if isinstance(article, Article)}
    shown: list[str] = []
    applied, changed = 0, 0
    for audited in report.articles:
        document = audited.document
        try:
            fixed = _fixed(auditor, articles[audited.id], document, unsafe=unsafe)
        except Exception as error:  # noqa: BLE001 - the diffs of the others must not pay for it
            complain(f"{audited.id}: no diff: {reason_of(error)}")
            continue
        if fixed.document.source == document.source:
            continue
        shown += _diff_lines(document.source, fixed.document.source, audited.id)
        applied += len(fixed.applied)
        changed += 1
    note(f"{_counted(applied, 'fix', 'fixes')} would be applied in {_counted(changed, 'article', 'articles')}")
    return "".join(shown)


def _fixed(auditor: Auditor, article: Article, document: Document, *, unsafe: bool) -> Fixed:
    def findings_of(document: Document) -> tuple[Finding, ...]:
        return auditor.audit_document(replace(document, reference=None)).findings  # scores are slow, and not wanted

    fixed = fixer.fix(document, findings_of, article.document, unsafe=unsafe)
    for skipped in fixed.skipped:
        line, column = fixed.document.line_and_column(skipped.finding.source_span.start)
        note(f"{article.id}:{line}:{column}: {skipped.finding.rule}: not fixed: {skipped.reason}")
    return fixed


def _diff_lines(before: str, after: str, name: str) -> list[str]:
    name = name.replace("\n", " ")  # which would begin a header of its own
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]


def _lines(source: str) -> list[str]:
    """Lines as `diff` and `patch` see them: ended by LF alone."""
    *ended, last = source.split("\n")
    return [f"{line}\n" for line in ended] + ([last] if last else [])


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
