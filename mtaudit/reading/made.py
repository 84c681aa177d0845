"""The mark in the files that mtaudit makes: by it they are known again, and no other file is taken for one of them.

Each format has its own. Where nothing in a format could be a mark (GitHub annotations, text reports without a summary,
diffs, exported segments), a file is held to be somebody else's.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEADS = (
    # an HTML page: the element stands second in the head, where no text of an article can stand
    (
        rb'<!DOCTYPE html>\s*<html lang="en">\s*<head>\s*<meta charset="utf-8">\s*'
        rb'<meta name="generator" content="mtaudit[ "]'
    ),
    # JSON
    rb'\{\s*"schema_version":\s*"[^"]*",\s*"tool":\s*\{\s*"name":\s*"mtaudit"',
    # JSON Lines
    rb'\{\s*"schema_version":\s*"[^"]*",\s*"id":\s*"(?:[^"\\]|\\.)*+",\s*"(?:verdict|error)":\s*"',
    # SARIF
    (
        rb'\{\s*"\$schema":\s*"[^"]*",\s*"version":\s*"2\.1\.0",\s*"runs":\s*\[\s*\{\s*'
        rb'"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"mtaudit"'
    ),
    # JUnit
    rb'<\?xml version="1\.0" encoding="UTF-8"\?>\s*<testsuites\b[^<>]* name="mtaudit"',
    # a baseline
    rb'\{\s*"version":\s*\d+,\s*"findings":\s*\[\s*(?:\]|\{\s*"article":\s*"(?:[^"\\]|\\.)*+",\s*"rule":)',
    # what `mtaudit calibrate` measured
    rb'\{\s*"version":\s*\d+,\s*"marked_words":\s*\d+,\s*"native_words":\s*\d+,\s*"rules":',
)
_HEAD = re.compile(b"|".join(_HEADS))
_LAST_LINE = re.compile(rb"\nsignature: mtaudit:[^\n]+\n\Z")
"""A text report begins with whatever was found, and ends with the signature of its score."""

_HEAD_LENGTH, _TAIL_LENGTH = 8192, 1024


def made_by_mtaudit(path: Path) -> bool:
    """Whether a regular file bears the mark; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            if _HEAD.match(file.read(_HEAD_LENGTH)):
                return True
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - _TAIL_LENGTH, 0))
            return bool(_LAST_LINE.search(file.read()))
    except OSError:
        return False
