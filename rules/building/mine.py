"""Ranks word sequences by how much more often translations use them than native text, so that rules come from evidence.

    python rules/building/mine.py --machine roundtrip.jsonl.gz --native native.jsonl.gz --only set=flores
    python rules/building/mine.py --machine news_mt.jsonl.gz --native native.jsonl.gz --where pivot=fr --longest 3
    python rules/building/mine.py --marked mqm.jsonl.gz --native native.jsonl.gz

Inputs are gzipped JSON Lines with `text`, and with `spans` (`start`, `end`) for marked text. Sequences of two to five
words inside a clause are counted once an article, so that a repetitive article weighs no more than another.

Against native text they are ranked by the z-score of the log-odds ratio with an informative Dirichlet prior, the
counts of both sides together scaled to the smaller (Monroe, Colaresi and Quinn 2008, "Fightin' words", Political
Analysis 16(4), eq. 22).
In marked text, where native text does not hold the sequence at all, by the share of its places that lie in a mark.
What stands high is a candidate: whether it is an error, a person decides.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAUSE_END = re.compile(r"[.!?;:,()\[\]\"“”\n–—]+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LONGEST_MARK = 60
"""Characters from which a mark covers a clause and says little of its words."""
PRIOR_SHARE = 0.1
"""The size of the prior beside the smaller side: as large as both, the larger would settle both log-odds."""


class Row(NamedTuple):
    """A candidate: how it ranks, and in how many articles of either side it stands."""

    rank: float
    machine: int
    native: int
    words: str


def main() -> None:
    """Print the candidates, the strongest first."""
    options = arguments()
    native = [text["text"] for text in read(options.native, options.only)]
    if options.marked:
        rows = marked(list(read(options.marked, options.where)), native, options.longest, options.fewest)
    else:
        machine = [text["text"] for text in read(options.machine, options.where)]
        rows = overused(machine, native, options.longest, options.fewest)
    for row in rows[: options.show]:
        print(f"{row.rank:8.2f} {row.machine:6} {row.native:6}  {row.words}")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--machine", type=Path, metavar="FILE", help="translations")
    which.add_argument("--marked", type=Path, metavar="FILE", help="translations whose errors are marked")
    parser.add_argument("--native", type=Path, required=True, metavar="FILE", help="text that no machine wrote")
    parser.add_argument("--where", metavar="KEY=VALUE", help="take these translations only")
    parser.add_argument("--only", metavar="KEY=VALUE", help="take this native text only")
    parser.add_argument("--longest", type=int, default=4, help="words of a sequence, at most (default: 4)")
    parser.add_argument("--fewest", type=int, default=5, help="articles that hold it, at least (default: 5)")
    parser.add_argument("--show", type=int, default=200, help="candidates to print (default: 200)")
    return parser.parse_args()


def read(path: Path, condition: str | None) -> Iterator[dict[str, Any]]:
    """The records of a file that meet a condition such as "pivot=fr"."""
    key, _, value = (condition or "").partition("=")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not key or str(record.get(key)) == value:
                yield record


def overused(machine: list[str], native: list[str], longest: int, fewest: int) -> list[Row]:
    """Sequences that translations use more often, by z-score."""
    ours, theirs = counts(machine, longest), counts(native, longest)
    all_ours, all_theirs = sum(ours.values()), sum(theirs.values())
    rows = [
        Row(z_score(count, all_ours, theirs[words], all_theirs), count, theirs[words], words)
        for words, count in ours.items()
        if count >= fewest
    ]
    return sorted(rows, reverse=True)


def z_score(ours: int, all_ours: int, theirs: int, all_theirs: int) -> float:
    """The z-score of the log-odds ratio; the prior of a sequence is its share in both sides together."""
    all_theirs = max(all_theirs, 1)  # where the native side holds nothing
    whole = PRIOR_SHARE * min(all_ours, all_theirs)
    prior = whole * (ours + theirs) / (all_ours + all_theirs)

    def log_odds(count: float, every: float) -> float:
        return math.log((count + prior) / (every + whole - count - prior))

    difference = log_odds(ours, all_ours) - log_odds(theirs, all_theirs)
    return difference / math.sqrt(1 / (ours + prior) + 1 / (theirs + prior))


def marked(texts: list[dict[str, Any]], native: list[str], longest: int, fewest: int) -> list[Row]:
    """Sequences that native text does not hold, by the share of their places that lie in a short mark."""
    known = counts(native, longest)
    places: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for text in texts:
        spans = [
            (s["start"], s["end"]) for s in text["spans"] if s.get("end") is not None and s.get("start") is not None
        ]
        short = [(start, end) for start, end in spans if 0 < end - start < LONGEST_MARK]
        for words, start, end in sequences(text["text"], longest):
            if not known[words]:
                places[words] += 1
                hits[words] += any(2 * (min(end, e) - max(start, s)) >= min(end - start, e - s) for s, e in short)
                articles.setdefault(words, set()).add(str(text.get("doc", text.get("id", len(articles)))))
    rows = [
        Row(hits[words] / count, len(articles[words]), 0, words)
        for words, count in places.items()
        if len(articles[words]) >= fewest
    ]
    return sorted(rows, reverse=True)


def counts(texts: list[str], longest: int) -> Counter[str]:
    """In how many of the texts each sequence stands."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update({words for words, _, _ in sequences(text, longest)})
    return found


def sequences(text: str, longest: int) -> Iterator[tuple[str, int, int]]:
    """Every sequence of two words or more inside a clause, in lower case, with its place."""
    start = 0
    for edge in (*(match.span() for match in CLAUSE_END.finditer(text)), (len(text), len(text))):
        words = list(WORD.finditer(text, start, edge[0]))
        for first in range(len(words)):
            for last in range(first + 1, min(first + longest, len(words))):
                inside = words[first : last + 1]
                yield " ".join(w.group().lower() for w in inside), inside[0].start(), inside[-1].end()
        start = edge[1]


if __name__ == "__main__":
    main()
