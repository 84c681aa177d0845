"""Measures how well the sentences of originals and translations are put together (`mtaudit.article.align`).

    python rules/building/alignment.py pairs.jsonl.gz --seed 1

The input is gzipped JSON Lines, one segment each: `source`, `source_lang`, `text` in English, and `kind`, of which
those of `human` are taken. Forty segments make an article; on either side a tenth of its lines is merged with the next
and a tenth split at the end of a sentence. A link is right where its two sides come from the same segments, since
nobody said which sentences of a segment belong together. One that leaves a side empty is wrong: nothing was left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mtaudit.article import bitext
from mtaudit.article.align import Side, align
from mtaudit.article.original import Original
from mtaudit.language import text
from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtaudit.article.original import Link

LINES = 40
"""Segments of an article; what is left over at the end of a language is not measured."""
MERGED = SPLIT = 0.1

Splitter: TypeAlias = "Callable[[str], list[str]]"
Sentences: TypeAlias = "list[tuple[int, str]]"
"""Sentences in order, each with the number of its segment."""


class Marked(NamedTuple):
    """A side, and the number of the segment of each of its sentences."""

    side: Side
    segments: list[tuple[Span, int]]

    def of(self, span: Span) -> set[int]:
        """The segments of the sentences in a range."""
        return {segment for sentence, segment in self.segments if span.covers(sentence)}


class Tally(NamedTuple):
    """Links, and how many of them are right."""

    right: int
    links: int

    def __str__(self) -> str:
        return f"{self.right / max(self.links, 1):.4f}  {self.right} of {self.links}"


def main() -> None:
    """Print the share of right links of each language, and of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, metavar="PAIRS", help="segments and their translations")
    parser.add_argument("--seed", type=int, default=1, help="which lines are merged and split (default: 1)")
    options = parser.parse_args()
    tallies: list[Tally] = []
    for language, segments in read(options.pairs).items():
        tallies.append(measured(language, segments, random.Random(options.seed)))
        print(f"{language:4} {tallies[-1]}", flush=True)
    print(f"all  {Tally(sum(t.right for t in tallies), sum(t.links for t in tallies))}")


def read(path: Path) -> dict[str, list[tuple[str, str]]]:
    """The segments that a person translated, with their translations, by language."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            pair = (one_line(record["source"]), one_line(record["text"]))
            if record["kind"] == "human" and all(pair):
                found[record["source_lang"]].append(pair)
    return found


def one_line(segment: str) -> str:
    """A segment without the line breaks that would part it."""
    return " ".join(segment.split())


def measured(language: str, segments: Sequence[tuple[str, str]], rng: random.Random) -> Tally:
    """Align the segments of a language, an article at a time."""
    right = links = 0
    for first in range(0, len(segments) - LINES + 1, LINES):
        article = segments[first : first + LINES]
        source = shaken([source for source, _ in article], lambda line: sentences_of_original(line, language), rng)
        target = shaken([target for _, target in article], sentences_of_article, rng)
        found = align(source.side, target.side)
        links += len(found)
        right += sum(is_right(link, source, target) for link in found)
    return Tally(right, links)


def is_right(link: Link, source: Marked, target: Marked) -> bool:
    """Whether both sides of a link are sentences of the same segments."""
    return bool(link.source.length and link.target.length) and source.of(link.source) == target.of(link.target)


def sentences_of_original(line: str, language: str) -> list[str]:
    """The sentences that an audit would find in a line of the original."""
    side = bitext.source_side(Original(line, language), language)
    return [line[span.start : span.end] for paragraph in side.paragraphs for span in paragraph]


def sentences_of_article(line: str) -> list[str]:
    """The sentences that an audit would find in a line of the article."""
    return [line[span.start : span.end] for span in text.sentences(line, Span(0, len(line)))]


def shaken(lines: Sequence[str], split: Splitter, rng: random.Random) -> Marked:
    """One side of an article, some of its lines merged with the next, and some split at the end of a sentence."""
    waiting = [[(number, sentence) for sentence in split(line)] for number, line in enumerate(lines)][::-1]
    return joined(list(regrouped(waiting, rng)))


def regrouped(waiting: list[Sentences], rng: random.Random) -> Iterator[Sentences]:
    """The paragraphs that become of lines, of which the last comes first."""
    while waiting:
        line, chance = waiting.pop(), rng.random()
        if chance < MERGED and waiting:
            yield line + waiting.pop()
        elif chance < MERGED + SPLIT and len(line) > 1:
            at = rng.randrange(1, len(line))
            yield line[:at]
            yield line[at:]
        else:
            yield line


def joined(paragraphs: Sequence[Sentences]) -> Marked:
    """The text of the paragraphs, with a blank line between them."""
    whole = ""
    marked: list[tuple[Span, int]] = []
    spans: list[list[Span]] = []
    for paragraph in paragraphs:
        spans.append([])
        for number, sentence in paragraph:
            spans[-1].append(Span(len(whole), len(whole) + len(sentence)))
            marked.append((spans[-1][-1], number))
            whole += f"{sentence} "
        whole += "\n\n"
    return Marked(Side(whole, spans), marked)


if __name__ == "__main__":
    main()
