"""Measures what the default gate fails: of native articles, which it should let pass, and of machine translations.

    python tests/measuring/gate.py FOLDER [--no-learned]

FOLDER holds gzipped JSON Lines with `id`, `text` and `set` or `engine`: `native`, `rbmt`, `gold` and `roundtrip`; of
`native` and `roundtrip` those are read that `unseen.txt` lists. The seeds are read beside them.
For each set: documents, how many fail, how many have more than 10 points per 1000 words, and the points per 1000 words,
counted as the gate does, of the document in a hundred, of that in two hundred, and of all, that has most.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit import Settings, Verdict
from mtaudit.corpus import audit_all
from mtaudit.reading.sources import Article
from mtaudit.settings.gate import MIN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit import ArticleReport

SEEDS = Path(__file__).parents[2] / "seeds"
SETS = ("native", "rbmt", "gold", "roundtrip")


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-learned", dest="learned", action="store_false")
    options = parser.parse_args()
    articles = dict(texts(options.folder))
    waiting = [Article(name, None, text) for name, (_, text) in articles.items()]
    report = audit_all(waiting, Settings(learned=options.learned), jobs=0)
    by_set: dict[str, list[ArticleReport]] = defaultdict(list)
    for article in report.articles:
        by_set[articles[article.id][0]].append(article)
    print(f"{'set':28}{'documents':>10}{'fail':>8}{'> 10':>8}{'99 %':>8}{'99.5 %':>8}{'most':>8}")
    for name, reports in sorted(by_set.items()):
        rates = sorted(1000 * r.score.points / max(r.score.words, MIN_WORDS) for r in reports)
        under = "".join(f"{rates[min(len(rates) - 1, int(len(rates) * share))]:8.1f}" for share in (0.99, 0.995, 1))
        fail = sum(r.verdict is Verdict.FAIL for r in reports) / len(reports)
        over = sum(r.score.points_per_1000_words > 10 for r in reports) / len(reports)
        print(f"{name:28}{len(reports):10}{fail:8.1%}{over:8.1%}{under}")


def texts(folder: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Id, set and text of every document."""
    unseen = set((folder / "unseen.txt").read_text(encoding="utf-8").split("\n"))
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if name in ("native", "roundtrip") and row["id"] not in unseen:
                    continue
                group = f"{name} {row['set']}" if name == "native" else f"{name} {row['engine']}"
                yield row["id"], (group, row["text"])
    for path in sorted(SEEDS.glob("*.txt")):
        yield path.name, ("seeds", path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
