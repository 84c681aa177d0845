"""What is read through translate-toolkit, an extra: the door to it, and XML from strangers made safe for it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from mtaudit.errors import InputError, one_line
from mtaudit.reading.bilingual.segments import LineError

_NATIVE_CODE = ("bpt", "ept", "it", "ph", "ut")
"""Inline elements that hold code of the original format, such as "<b>", and no text."""

_PLACE = re.compile(r"([^\n]*?) on line (\d+):")
_IS_CODE = " or ".join(f"local-name() = '{name}'" for name in _NATIVE_CODE)
_TEXT = f".//text()[not(ancestor::*[{_IS_CODE}])] | .//*[@ctype = 'lb' or @type = 'lb' or @subType = 'xlf:lb']"


_STUMBLES = (ValueError, TypeError, AttributeError, LookupError, AssertionError, StopIteration, RecursionError)
"""What the classes of translate-toolkit raise at files that they did not expect."""


def parsed(module: str, store: str, data: bytes) -> Any:
    """What a class of a module of `translate.storage` makes of a file.

    Raises:
        LineError: it cannot be parsed, and the toolkit says where.
        InputError: it cannot be parsed, or translate-toolkit is not installed; then the text says how to install it.
    """
    store_type = getattr(_module(f"translate.storage.{module}"), store)
    try:
        return store_type.parsestring(data)
    except _STUMBLES as error:
        place = _PLACE.match(str(error))
        if place is None:
            raise InputError("cannot be parsed as what its suffix promises") from error
        raise LineError(f"cannot be parsed: {place.group(1).lower()}", int(place.group(2))) from error


def checked_xml(data: bytes, root: str) -> Any:
    """The root element of an XML file, parsed without a look at other files, the network, or entities.

    translate-toolkit parses the bytes again, as safely; here it is found out what it would stumble over.

    Raises:
        LineError: it is not well-formed.
        InputError: it is something else than `root`, defines entities of its own, or the extra is not installed.
    """
    etree = _module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason, _, _ = str(error.msg).partition(", line ")
        raise LineError(f"is not well-formed XML: {reason}", max(error.lineno or 1, 1)) from error
    doctype = element.getroottree().docinfo.internalDTD
    if doctype is not None and any(True for _ in doctype.iterentities()):
        raise InputError("defines XML entities of its own, which are not read")
    for entity in element.iter(etree.Entity):
        raise LineError(f"refers to {entity.text}, an entity that is not defined", entity.sourceline)
    if (name := etree.QName(element).localname) != root:
        raise InputError(f"is no <{root}> file; its root element is <{one_line(name, 60)}>")
    return element


def text_of(element: Any) -> str:
    """The text of a segment's element: tags and native code are left out, and line breaks become spaces."""
    if element is None:
        return ""
    return "".join(part if isinstance(part, str) else " " for part in element.xpath(_TEXT))


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment or a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise InputError('needs translate-toolkit: pip install "mtaudit[bilingual]"') from error
