"""Sets texts of machines beside texts of people that say the same, so that the topic tells nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from corpus import Text, bare, clean, post_edited, rated, rows
from split import TEST_SYSTEMS, document_part, share
from texts import round_trips
from windows import LONGEST, all_pieces, framed

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Tokenizer
    from windows import Pieces, Window

WEAK_ENGINES: Final = ("roundtrip-argos", "roundtrip-opusmt", "roundtrip-bergamot-tiny")
"""Their round trips are taken twice, cut anew each time."""
EDITS: Final = 0.6
"""The part of the post-edited sentences that is used."""
LIMITS: Final = (1, 60, LONGEST, LONGEST, LONGEST)
"""Pieces that a window may hold before it ends, one drawn for each; at 1 it holds a sentence."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two texts, sentence by sentence, and what it weighs that the machine's is told from the person's."""

    machine: Text
    human: Text
    weight: float


def contrasts(data: Path, rng: random.Random, *, development: bool) -> Iterator[Contrast]:
    """All pairs of the training part."""
    originals = {
        block_of(row["id"]): Text(row["id"], tuple(map(clean, row["text"].split("\n\n"))), 0.0, 1.0)
        for row in rows(data / "native.jsonl.gz")
        if row["set"] == "flores"
    }
    for text in round_trips(data, "train", leave_out=development):
        for _ in range(2 if text.name.startswith(WEAK_ENGINES) else 1):
            yield Contrast(text, originals[block_of(text.name)], 1.0)
    yield from edits(data, rng)
    yield from professionals(data, rng)
    for _ in range(2):
        yield from raters(data, rng)


def block_of(name: str) -> str:
    """The FLORES block of a text, in the form that ids end with."""
    return name.rsplit("-", 1)[1]


def edits(data: Path, rng: random.Random) -> Iterator[Contrast]:
    """Translated sentences and what post-editors made of them."""
    for row in rows(data / "postedit.jsonl.gz"):
        if share(row["id"]) < 0.06 or not row["bad"] or rng.random() >= EDITS:
            continue
        before, after = post_edited(row), clean(row["postedit"])
        if before.text != after.text:
            yield Contrast(Text("edit", (before,), 1.0, 0.3), Text("edited", (after,), 0.0, 0.3), 0.4)


def professionals(data: Path, rng: random.Random) -> Iterator[Contrast]:
    """Segments of news as machines and as people translated them."""
    held: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(data / "pairs.jsonl.gz"):
        if share(f"pairs {row['source']}") >= 0.2:
            held[row["source"]][row["kind"]].append(row["text"])
    for kinds in held.values():
        if not kinds["human"]:
            continue
        for text in kinds["mt"]:
            other = rng.choice(kinds["human"])
            if other != text:
                yield Contrast(Text("mt", (bare(text),), 1.0, 0.5), Text("human", (bare(other),), 0.0, 0.5), 0.6)


def raters(data: Path, rng: random.Random) -> Iterator[Contrast]:
    """Documents of each system beside the same by one of the people, both with the marks of their raters."""
    documents: defaultdict[str, defaultdict[str, dict[int, dict[str, Any]]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows(data / "mqm.jsonl.gz"):
        if document_part(row["doc"]) == "train" and row["system"] not in TEST_SYSTEMS:
            documents[row["doc"]][row["system"]][row["seg"]] = row
    for systems in documents.values():
        people = [system for system in systems if system.startswith("Human")]
        if not people:
            continue
        for system in [each for each in systems if each not in people]:
            other = rng.choice(people)
            both = sorted(systems[system].keys() & systems[other].keys())
            first, second = (tuple(rated(systems[each][n]) for n in both) for each in (system, other))
            yield Contrast(Text("mqm", first, 1.0, 0.2), Text("mqm-human", second, 0.0, 0.2), 0.25)


def cut(
    tokenizer: Tokenizer, pair: Contrast, rng: random.Random, edge: tuple[int, int]
) -> Iterator[tuple[Window, Window]]:
    """The two texts in windows of the same sentences; what is longer than a window is left out."""
    held: list[tuple[Pieces, Pieces]] = []
    limit = rng.choice(LIMITS)
    sides = (all_pieces(tokenizer, text, LONGEST) for text in (pair.machine, pair.human))
    for both in zip(*sides, strict=True):
        if held and max(sum(len(pieces.ids) for pieces in side) for side in zip(*held, both, strict=True)) > limit:
            yield window(held, pair, edge)
            held, limit = [], rng.choice(LIMITS)
        if all(len(pieces.ids) for pieces in both):
            held.append(both)
    if held:
        yield window(held, pair, edge)


def window(held: list[tuple[Pieces, Pieces]], pair: Contrast, edge: tuple[int, int]) -> tuple[Window, Window]:
    """One window of each text."""
    return framed([one for one, _ in held], pair.machine, edge), framed([two for _, two in held], pair.human, edge)
