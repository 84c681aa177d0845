"""The guess of the source language."""

from __future__ import annotations

import pytest

from mtaudit.judging.origin import guess
from mtaudit.rule.finding import ArticleFinding
from mtaudit.rule.mqm import ErrorType, Severity


def finding(*languages: str) -> ArticleFinding:
    return ArticleFinding("a", ErrorType.AWKWARD, Severity.MINOR, 0.8, "m", (), languages, "", "")


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ((), None),
        ((("fr",),), None),
        ((("fr",), ("fr",)), "fr"),
        ((("fr",), ("de",)), None),
        ((("fr", "es", "it"), ("fr",)), "fr"),
        (((), ("fr",)), None),
    ],
)
def test_two_findings_must_agree(languages: tuple[tuple[str, ...], ...], expected: str | None) -> None:
    origin = guess(finding(*each) for each in languages)
    assert (origin.language if origin else None) == expected
