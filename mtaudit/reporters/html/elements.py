"""Writes HTML from parts of which every plain string is taken for text, so that nothing an article holds is markup."""

from __future__ import annotations

import html
import re

VOID = frozenset({"input", "meta"})

_HREF = re.compile(r"https?://[^\x00-\x20\x7f]+|(?![^/?#]*:)[^\x00-\x1f\x7f]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: "\u2421"}
_REORDERING = (range(0x202A, 0x202F), range(0x2066, 0x206A))
"""Embeddings, overrides and isolates (UAX #9): one that is never closed would end the isolation of its element."""

_NOT_IN_HTML = (range(0x80, 0xA0), range(0xD800, 0xE000), range(0xFDD0, 0xFDF0))
_REPLACED = {code: "\ufffd" for codes in (*_REORDERING, *_NOT_IN_HTML) for code in codes} | {
    plane + last: "\ufffd" for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
}
_SHOWN = _PICTURES | _REPLACED


class Html(str):
    """Markup, made by `element`; every other string is text."""

    __slots__ = ()


Attribute = str | int | bool | None
"""The value of an attribute; True writes the bare name, False and None nothing."""


def visible(text: str) -> str:
    """`text` with what HTML cannot hold or a page must not obey made visible, its length in code points unchanged.

    ASCII controls become control pictures; lone surrogates, noncharacters and marks that reorder text become U+FFFD.
    """
    return text.translate(_SHOWN)


def escape(text: str) -> Html:
    """`text` as markup, safe between tags and in a quoted attribute; markup stays as it is."""
    return text if isinstance(text, Html) else Html(html.escape(visible(text)))


def element(name: str, /, *children: str, **attributes: Attribute) -> Html:
    """An element.

    Args:
        name: its tag.
        children: what it holds; strings that are not `Html` are escaped.
        attributes: written in the order given, `class_` as `class`, `data_type` as `data-type`.

    """
    opening = start_tag(name, **attributes)
    return opening if name in VOID else Html(f"{opening}{join(*children)}{end_tag(name)}")


def start_tag(name: str, /, **attributes: Attribute) -> Html:
    """The start tag of an element, with attributes as in `element`."""
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Html(f"<{name}{written}>")


def end_tag(name: str) -> Html:
    """The end tag of an element."""
    return Html(f"</{name}>")


def join(*children: str, by: str = "") -> Html:
    """The children side by side, each string that is not `Html` escaped, with the text `by` between them."""
    return Html(escape(by).join(escape(child) for child in children))


def lines(*children: str) -> Html:
    """The children on lines of their own, so that two versions of a page can be compared line by line."""
    return Html("\n".join(("", *(escape(child) for child in children if child), "")))


def foreign(text: str, name: str = "bdi", /) -> Html:
    """Somebody else's words among the page's own, isolated so that a direction they set ends with them."""
    return element(name, text, dir=None if name == "bdi" else "auto")


def href(address: str) -> str | None:
    """`address` if it is http, https or relative, and None for any other scheme, such as `javascript:`."""
    return address if _HREF.fullmatch(address) else None


def language(code: str) -> str | None:
    """`code` if it has the form of a BCP 47 language tag, for a `lang` attribute."""
    return code if _LANGUAGE.fullmatch(code) else None


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(visible(str(value)))}"'
