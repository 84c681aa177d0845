"""Applies the fixes of findings to the source they were found in.

A fix is applied only where the source at the finding's place is the very text that was flagged, so never across
markup, an entity or a line break; and only if the new source, read again, holds exactly the text that was meant.
"""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.errors import InputError
from mtaudit.rule.finding import Applicability

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtaudit.article.document import Document
    from mtaudit.rule.finding import Finding

ROUNDS = 10
"""How often a source is audited anew after fixes, which may uncover further findings."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A finding whose fix was wanted and could not be applied, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after fixing, the findings whose fixes went into it, and those whose fixes could not."""

    document: Document
    applied: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def fix(
    document: Document,
    findings_of: Callable[[Document], Iterable[Finding]],
    read: Callable[[str], Document],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Fix a document until nothing is left to fix, or for `ROUNDS` rounds.

    Args:
        document: the article as it stands.
        findings_of: audits a document.
        read: makes a document of a changed source, as `document` was made.
        unsafe: apply fixes that are only suggestions, too.
    """
    applied: list[Finding] = []
    seen = {document.source}
    for _ in range(ROUNDS):
        after = fix_once(document, findings_of(document), read, unsafe=unsafe)
        if after.document.source in seen:
            return Fixed(document, tuple(applied), after.skipped)
        document = after.document
        seen.add(document.source)
        applied += after.applied
    return Fixed(document, tuple(applied), ())


def fix_once(
    document: Document, findings: Iterable[Finding], read: Callable[[str], Document], *, unsafe: bool = False
) -> Fixed:
    """Fix the findings of one audit; of fixes that overlap, the first is applied and the others wait for a new audit.

    Arguments are those of `fix`.
    """
    skipped: list[Skipped] = []
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (finding.span, finding.rule)):
        if finding.fix is None or not (unsafe or finding.applicability is Applicability.SAFE):
            continue
        if not _is_verbatim(document, finding):
            skipped.append(Skipped(finding, "the flagged text stands across markup"))
        elif finding.fix != finding.text and not (chosen and _collides(chosen[-1], finding)):
            chosen.append(finding)
    if not chosen:
        return Fixed(document, (), tuple(skipped))
    after = _edited(document, chosen, read)
    if after is None:
        unsure, chosen, after = chosen, [], document
        for finding in unsure:
            further = _edited(document, [*chosen, finding], read)
            if further is None:
                skipped.append(Skipped(finding, "the article would not read as the fix means it"))
            else:
                chosen.append(finding)
                after = further
    return Fixed(after, tuple(chosen), tuple(skipped))


def write(path: Path, document: Document, source: str) -> None:
    """Replace a file by a new source, as `replace_file` does, in its old encoding and with its byte order mark.

    Args:
        path: the file.
        document: the article as it was read from the file.
        source: the new source.

    Raises:
        InputError: the file has changed since, its encoding cannot hold the new text, or it cannot be written.
    """
    try:
        mark, encoding = encoding_of(path.read_bytes(), document.source)
        replace_file(path, mark + source.encode(encoding))
    except UnicodeEncodeError as error:
        unknown = source[error.start]
        raise InputError(f"{path}: not fixed: its encoding, {error.encoding}, has no {unknown!r}") from error
    except (OSError, LookupError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.args[0]
        raise InputError(f"{path}: not fixed: {reason}") from error


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
          (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # fmt: skip


def encoding_of(data: bytes, source: str) -> tuple[bytes, str]:
    """The byte order mark and the encoding in which `source` gives exactly `data`.

    Raises:
        LookupError: there is none.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    for candidate in (encoding, "cp1252"):
        if _gives(source, candidate) == data[len(mark) :]:
            return mark, candidate
    guess = _guess(data)
    if guess and _gives(source, guess) == data:
        return b"", guess
    raise LookupError("the file has changed, or its encoding is not certain")


def replace_file(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old content or the new, never a part.

    A symbolic link stays one, and the file it leads to is written. A file that has several names (hard links) is
    written in place, so that it keeps them, and a reader may then see a part.

    Raises:
        OSError: the folder does not exist or cannot be written to, or links lead in a circle.
    """
    path = Path(os.path.realpath(path))  # `Path.resolve` raises no OSError for a circle of links
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if path.is_file() and path.stat().st_nlink > 1:
        with path.open("r+b") as file:  # which empties nothing before there is room for the new content
            file.write(data)
            file.truncate()
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _gives(source: str, encoding: str) -> bytes | None:
    try:
        return source.encode(encoding)
    except UnicodeEncodeError:
        return None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and most files are UTF-8

    best = from_bytes(data).best()
    return best.encoding if best else None


def _is_verbatim(document: Document, finding: Finding) -> bool:
    span, place = finding.span, finding.source_span
    here = document.text[span.start : span.end]
    return here == finding.text == document.source[place.start : place.end]


def _collides(first: Finding, second: Finding) -> bool:
    return second.span.start < first.span.end or second.span.start == first.span.start


def _edited(document: Document, findings: Sequence[Finding], read: Callable[[str], Document]) -> Document | None:
    """The document with these fixes; None where its source, read again, holds another text than they mean."""
    source, text = document.source, document.text
    for finding in reversed(findings):
        fix, place, span = finding.fix or "", finding.source_span, finding.span
        source = source[: place.start] + fix + source[place.end :]
        text = text[: span.start] + fix + text[span.end :]
    after = read(source)
    return after if after.text == text else None
