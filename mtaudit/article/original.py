"""The text that an article was translated from, and which part of it became which part of the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.language.codes import code_of

if TYPE_CHECKING:
    from mtaudit.language.text import Span


@dataclass(frozen=True)
class Original:
    """The text that an article was translated from.

    `language` is ISO 639-1, read off any tag that begins with it ("pt-BR"), or None where nobody said. `segmented`
    means that its paragraphs are known to be those of the article, one for one, as in a translation memory. `name` is
    what messages call it.
    """

    text: str
    language: str | None = None
    segmented: bool = False
    name: str = "the source"

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", code_of(self.language))


class Link(NamedTuple):
    """What belongs together: a range of the original and a range of the article.

    An empty range on one side means that nothing there answers to the other: it was left out, or added.
    """

    source: Span
    target: Span
