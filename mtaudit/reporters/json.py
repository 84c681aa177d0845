"""JSON, versioned: the schema is `schemas/report-1.json` beside this file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mtaudit.form import run_to_dict

if TYPE_CHECKING:
    from mtaudit.report import RunReport
    from mtaudit.reporters import ReportOptions

_UNSAFE = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(run: RunReport, options: ReportOptions) -> str:
    """The report as one JSON object, indented."""
    del options
    return f"{dumps(run_to_dict(run), indent=2)}\n"


def dumps(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON that survives every reader.

    Lone surrogates, which UTF-8 cannot hold, and the characters that some readers of lines take for line breaks are
    escaped; all other characters stand as they are.
    """
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
