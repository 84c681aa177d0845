"""Makes the characters harmless that do something to a terminal or a log instead of being shown."""

from __future__ import annotations

import re

_ACTIVE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""The general categories Cc, Cf, Cs, Zl and Zp: controls, marks that reorder text, surrogates and line separators."""

_SHOWN = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\t": " ", "\n": " ", "\r": " ", "\x7f": "␡"}


def printable(text: str) -> str:
    """`text` with every such character replaced by one visible character, so that offsets stay as they are.

    An escape shows as "␛", a line break or a tab as a space, and a mark that would reorder the text as "�".
    """
    return _ACTIVE.sub(lambda match: _SHOWN.get(match.group(), "\ufffd"), text)
