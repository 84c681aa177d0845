"""Which language a text is in, by langdetect (Shuyo 2010, "Language detection library for Java"), with a fixed seed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any

SURE = 0.95
_ENOUGH = 2000
"""Characters of a text that tell; more only cost."""
_FEWEST = 12
"""Letters under which nothing is guessed: a word may be of any language."""


def detected_language(text: str, *, sure: float = SURE) -> str | None:
    """The language of a text (ISO 639-1), or None where that is less than `sure` (0 to 1) or the text too short."""
    if sum(map(str.isalpha, text[:_ENOUGH])) < _FEWEST:
        return None
    detector = _detectors().create()
    detector.append(text[:_ENOUGH])
    try:
        best = detector.get_probabilities()[0]
    except (_langdetect().LangDetectException, IndexError):
        return None
    return str(best.lang).partition("-")[0] if best.prob >= sure else None


def _langdetect() -> Any:
    return import_module("langdetect")  # comes without types, and loads only where somebody asks


_LOADING = Lock()


def _detectors() -> Any:
    """A factory of seeded detectors, made once: langdetect's own is not safe to make from several threads."""
    with _LOADING:
        return _loaded_detectors()


@cache
def _loaded_detectors() -> Any:
    factory = _langdetect().DetectorFactory()
    factory.load_profile(import_module("langdetect.detector_factory").PROFILES_DIRECTORY)
    factory.seed = 0
    return factory
