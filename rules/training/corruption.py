"""Puts wordings that machines really chose into native text, where each stands out against prose that is right.

Without it the models could tell right from wrong by topic alone, as no native text has marked errors. The table of
wordings comes from what post-editors changed and from round trips that part from their original.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np
from consensus import stem
from corpus import EDIT, MQM, WEAK, WORD, Sentence, Text, rows
from split import flores_part, share

if TYPE_CHECKING:
    import random
    from pathlib import Path

MOST: Final = 2
"""Words in a wording, on either side."""
RATE: Final = 0.1
SWAPS: Final = 0.006
_VALUES: Final = {MQM: 0.7, EDIT: 0.9, WEAK: 0.9}


class Table:
    """Which wordings machines put where a person had others."""

    def __init__(self) -> None:
        self._held: defaultdict[str, list[str]] = defaultdict(list)

    def learn(self, right: list[str], wrong: list[str]) -> None:
        """Take in the stretches in which two versions of a sentence differ."""
        matcher = difflib.SequenceMatcher(None, [w.lower() for w in right], [w.lower() for w in wrong], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "replace" and b - a <= MOST and d - c <= MOST:
                before, after = " ".join(right[a:b]), " ".join(wrong[c:d])
                if stem(before) != stem(after) or len(before) < 5:
                    self._held[before.lower()].append(after)

    def draw(self, wording: str, rng: random.Random) -> str | None:
        """A wording that stood in for this one, the oftener the likelier."""
        found = self._held.get(wording.lower())
        return rng.choice(found) if found else None


def table(data: Path) -> Table:
    """The wordings of the training part."""
    made = Table()
    for row in rows(data / "postedit.jsonl.gz"):
        if share(row["id"]) >= 0.06 and len(row["bad"]) <= 0.5 * len(row["tokens"]):
            made.learn(
                [w for w in row["postedit"].split() if WORD.search(w)], [w for w in row["tokens"] if WORD.search(w)]
            )
    originals = {row["block"]: row["text"] for row in rows(data / "native.jsonl.gz") if row["set"] == "flores"}
    for row in rows(data / "roundtrip.jsonl.gz"):
        if flores_part(row["block"]) != "train" or row["engine"] not in {"argos", "bergamot-tiny"}:
            continue
        for right, wrong in zip(originals[row["block"]].split("\n\n"), row["text"].split("\n\n"), strict=True):
            made.learn(WORD.findall(right), WORD.findall(wrong))
    return made


def corrupted(text: Text, held: Table, rng: random.Random) -> Text:
    """A native text with a wrong wording here and there; nothing is learned of it as a whole."""
    sentences = tuple(corrupt(sentence.text, held, rng) for sentence in text.sentences)
    return Text(f"corrupted-{text.name}", sentences, 1.0, 0.0)


def corrupt(text: str, held: Table, rng: random.Random) -> Sentence:
    """A sentence with some of its words replaced or swapped, and these marked."""
    words = list(WORD.finditer(text))
    parts: list[tuple[str, float]] = []
    at = number = 0
    while number < len(words):
        span = rng.choice((1, 1, 2)) if number + 1 < len(words) else 1
        start, end = words[number].start(), words[number + span - 1].end()
        wording = text[start:end]
        drawn = held.draw(wording, rng) if rng.random() < RATE else None
        if drawn is None and span == 2 and rng.random() < SWAPS and " " in wording:
            first, _, second = wording.partition(" ")
            drawn = f"{second} {first}" if min(len(first), len(second)) > 3 else None
        parts.append((text[at:start], 0.0))
        parts.append((wording, 0.0) if drawn is None else (drawn, 1.0))
        at, number = end, number + span
    parts.append((text[at:], 0.0))
    made = "".join(part for part, _ in parts)
    marks = np.full((len(made), len(_VALUES)), np.nan, np.float32)
    place = 0
    for part, wrong in parts:
        for match in WORD.finditer(part):
            for head, value in _VALUES.items():
                marks[place + match.start() : place + match.end(), head] = value * wrong
        place += len(part)
    return Sentence(made, marks)
