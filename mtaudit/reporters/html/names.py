"""File names for the pages of a run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

INDEX = "index.html"

_SUFFIX = re.compile(r"\.(?:txt|md|markdown|html?|xhtml)$", re.IGNORECASE)
_UNSAFE = re.compile(r"[^a-z0-9._]+")
_LONGEST = 80
_RESERVED = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)[0-9]")  # the index itself, and devices of Windows


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A file name for the page of every article, safe on every file system and unique whatever its case.

    A name is made of the article's id alone; only where two ids would share one does each get a part of its hash.

    Args:
        ids: ids of the articles.

    Returns:
        For each id a name such as `harbour-talks.html`, never `index.html`.

    """
    stems = {name: _stem(name) for name in ids}
    shared = Counter(stems.values())
    taken = {stem for stem, count in shared.items() if count == 1}
    names: dict[str, str] = {}
    for name in sorted(stems):
        stem = stems[name]
        if shared[stem] > 1:
            stem = next(candidate for candidate in _hashed(name, stem) if candidate not in taken)
            taken.add(stem)
        names[name] = f"{stem}.html"
    return {name: names[name] for name in stems}


def _stem(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _SUFFIX.sub("", name)).encode("ascii", "ignore").decode().lower()
    stem = _UNSAFE.sub("-", plain).strip("-._")[:_LONGEST].rstrip("-._") or "article"
    return f"article-{stem}" if _RESERVED.fullmatch(stem.partition(".")[0]) else stem


def _hashed(name: str, stem: str) -> list[str]:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return [f"{stem}-{digest[:length]}" for length in range(8, len(digest) + 1)]
