"""Bytes or a string → document: encodings, and the formats an article may come in."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from mtaudit.article.document import Document
from mtaudit.errors import InputError
from mtaudit.reading import html, markdown, plain
from mtaudit.reading.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS = ("text", "markdown", "html")
"""How an article may be marked up."""

_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = b"<meta charset="
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape", "unicode_escape", "utf-7")
)
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.IGNORECASE)
_META_LIMIT = 1024
_LATIN_1 = frozenset({"ascii", "iso8859-1"})
_WIDE_SHARE = 0.5
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WESTERN_MARKS = frozenset("“”‘’‚„–—…•«»‹›€£¥¢§°©®™·½¼¾×±†‡\u00a0\u00ad")
_FOREIGN_SHARE = 0.1
_LOST_MARK = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-Þ]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.01


def format_of(name: str) -> str:
    """The format that a file name promises by its suffix; plain text where it promises none."""
    return _SUFFIXES.get(PurePath(name).suffix.lower(), "text")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file without its byte order mark, and notes for the reader where the encoding was not certain.

    A byte order mark decides; then UTF-8 if it fits; then the `<meta charset>` of an HTML page; then a guess.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is None:
                raise InputError(f"begins with a byte order mark of {encoding.upper()}, but is not {encoding.upper()}")
            return _checked(text), ()
    if wide := _wide(data):
        return _checked(data.decode(wide)), (f"read as {wide}, guessed",)
    _checked(data.decode("latin-1"))
    text = _decoded(data, "utf-8")
    return (text, ()) if text is not None else _declared(data) or _guessed(data)


def read(
    source: str | bytes,
    *,
    id: str,  # noqa: A002 - the name that reports and JSON Lines use
    format: str,  # noqa: A002 - likewise
    metadata: Mapping[str, str] | None = None,
    source_language: str | None = None,
    notes: tuple[str, ...] = (),
) -> Document:
    """The document that `source` is.

    Args:
        source: the article, as bytes or decoded: with its newlines as they stand and without a byte order mark.
        id: what the article is called in reports.
        format: one of `FORMATS`.
        metadata: facts known from elsewhere; they win over what the head of the article says.
        source_language: the language it was translated from (ISO 639), if known.
        notes: what a reader of the report should know of where the article came from.

    Raises:
        InputError: the bytes are no text, or the format is unknown; the message names the article.
    """
    _check_types(id, source, metadata or {})
    if format not in FORMATS:
        raise InputError(f"{id}: unknown format {format!r}; known are {', '.join(FORMATS)}")
    if isinstance(source, bytes):
        try:
            source, more_notes = decode(source)
        except InputError as error:
            raise InputError(f"{id}: {error}") from error
        notes = (*notes, *more_notes)
    if format == "text":
        return _read_plain(source, id, metadata or {}, source_language, notes)
    prose = Prose(source)
    stated: dict[str, str] = {}
    if format == "markdown":
        stated, start = markdown.front_matter(source)
        markdown.write(prose, start)
    else:
        html.write(prose, 0, len(source))
    return prose.document(id, {**stated, **(metadata or {})}, source_language, notes)


def _check_types(name: Any, source: Any, metadata: Mapping[Any, Any]) -> None:
    """Refuse at the door what reporters would stumble over later; callers without a type checker come here, too."""
    if not isinstance(name, str):
        raise InputError(f"an article's id is text, not {name!r}")
    if not isinstance(source, str | bytes):
        raise InputError(f"{name}: is neither text nor bytes, but {type(source).__name__}")
    if not all(isinstance(fact, str) for pair in metadata.items() for fact in pair):
        raise InputError(f"{name}: metadata are names and values in text")


def _read_plain(
    source: str, name: str, metadata: Mapping[str, str], source_language: str | None, notes: tuple[str, ...]
) -> Document:
    stated, start = plain.front_matter(source)
    text, pieces = plain.body(source, start)
    return Document(
        id=name,
        source=source,
        text=text,
        blocks=plain.blocks(text),
        pieces=pieces,
        metadata={**stated, **metadata},
        source_language=source_language,
        notes=notes,
    )


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, if every other byte of the data tends to be a NUL, as in Western text."""
    high, low = data[1::2].count(0), data[0::2].count(0)
    if max(high, low) < _WIDE_SHARE * len(data) / 2 or min(high, low) > 0 or len(data) % 2:
        return None
    encoding = "utf-16-le" if high else "utf-16-be"
    return encoding if high + low and _decoded(data, encoding) is not None else None


def _checked(text: str) -> str:
    """The text, if it is one: NULs and a share of other control characters mark a binary file."""
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > _CONTROL_SHARE * len(text):
        raise InputError("is not text (it holds control characters, as a binary file does)")
    return text


def _declared(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    meta = _META_CHARSET.search(data, 0, _META_LIMIT)
    if meta is None:
        return None
    try:
        encoding = codecs.lookup(meta.group(1).decode("ascii")).name
    except LookupError:
        return None
    if encoding in _NO_CHARSETS or _decoded(_META, encoding) != _META.decode("ascii"):
        return None  # an encoding in which the element itself could not have been read
    if encoding in _LATIN_1:
        encoding = "cp1252"  # what every browser reads under these names
    text = _decoded(data, encoding)
    return None if text is None else (_checked(text), (f"read as {_shown(encoding)}, as its meta element says",))


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    western = _decoded(data, "cp1252")
    if western is not None and _is_western(western):
        return _checked(western), ("read as windows-1252, guessed",)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and most files are UTF-8

    best = from_bytes(data).best()
    if best is None:
        raise InputError("is not text in any encoding that is known")
    return _checked(str(best)), (f"read as {_shown(best.encoding)}, guessed",)


def _is_western(text: str) -> bool:
    """Whether a text read as windows-1252 looks like English: a statistical guess needs more foreign letters than that.

    A small letter before a foreign capital is what a quotation mark of a Macintosh becomes in windows-1252.
    """
    foreign = _NOT_ASCII.findall(text)
    is_plausible = all(char.isalpha() or char in _WESTERN_MARKS for char in foreign)
    return is_plausible and len(foreign) <= _FOREIGN_SHARE * len(text) and not _LOST_MARK.search(text)


def _shown(encoding: str) -> str:
    """The name of an encoding that users know: "windows-1252" for "cp1252"."""
    return re.sub(r"^cp(125\d)$", r"windows-\1", encoding.replace("_", "-"))
