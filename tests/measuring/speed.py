"""Measures the speed of a whole audit beside that of two peers, in one run and on one core.

    pip install -e ".[measure]"
    python tests/measuring/speed.py [ARTICLES.jsonl.gz [PAIRS.jsonl.gz]]

ARTICLES are gzipped JSON Lines with `text`; the first 60 whose `set` is "bbc" (or that have none) are taken. Without
them the seeds are read. Each tool
reads all of them; the best of five rounds counts, the tools taking turns, so that a busy machine slows them alike.
Of PAIRS, segments with `source`, `source_lang`, `text` and `kind` "human", forty in a row make an article beside its
original; what the rules that read originals cost is told as a multiple of what all others cost.
Nothing here is a test: a ratio beside a peer says how fast, and a clock would say how busy the machine was.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtaudit.auditor import Auditor
from mtaudit.settings.values import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5
ARTICLES = 60
LEXICON_LINES = 10_000
LONGER = 20
ROWS = 40


def main() -> None:
    """Print words per second of each tool, and the three ratios."""
    texts = articles(Path(sys.argv[1])) if len(sys.argv) > 1 else seeds()
    words = sum(len(text.split()) for text in texts)
    auditor = Auditor(Settings(learned=False))
    whole = Auditor()
    with tempfile.TemporaryDirectory() as folder:
        write_lexicon_rule(Path(folder))
        larger = Auditor(Settings(rule_folders=(Path(folder),), learned=False))
        best = fastest(
            {
                "mtaudit": lambda: run_all(auditor, texts),
                "mtaudit, 10,000 lexicon lines more": lambda: run_all(larger, texts),
                "mtaudit with the learned model": lambda: run_all(whole, texts),
                "proselint": proselint_runner(texts),
                "harper": harper_runner(texts),
                "one article": lambda: run_all(auditor, [texts[0]] * LONGER),
                "one article 20 times as long": lambda: run_all(auditor, ["\n\n".join([texts[0]] * LONGER)]),
            }
        )
    names = ("mtaudit", "mtaudit with the learned model", "mtaudit, 10,000 lexicon lines more", "proselint", "harper")
    for name in names:
        print(f"{name}: {words / best[name]:,.0f} words per second")
    learned = best["mtaudit with the learned model"] - best["mtaudit"]
    milliseconds = learned / words * 900 * 1000
    print(f"the learned model: {milliseconds:.0f} ms for 900 words, {learned / best['mtaudit']:.1f} times the rules")
    print(f"beside proselint: {best['proselint'] / best['mtaudit']:.2f} times as fast")
    print(f"beside harper: {best['harper'] / best['mtaudit']:.2f} times as fast")
    print(
        f"10,000 lexicon lines more: {best['mtaudit, 10,000 lexicon lines more'] / best['mtaudit']:.2f} times the time"
    )
    longer = LONGER * best["one article 20 times as long"] / best["one article"]
    print(f"an article 20 times as long: {longer:.1f} times the time")
    if len(sys.argv) > 2:
        print(f"beside originals: {beside_originals(Path(sys.argv[2])):.2f} times what the other rules cost")
    print(f"import mtaudit: {start_time('import mtaudit') / start_time('pass'):.2f} times Python's own start")


def articles(path: Path) -> list[str]:
    """The texts to read."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [record["text"] for record in records if record.get("set", "bbc") == "bbc"][:ARTICLES]


def seeds() -> list[str]:
    """The articles that the project carries, in halves: a model keeps what it said of the last text it read."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
    return [half for text in texts for half in (text[: len(text) // 2], text[len(text) // 2 :])]


def beside_originals(path: Path) -> float:
    """What aligning and the rules that read originals cost, as a multiple of the other rules' time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        segments = [record for line in lines if (record := json.loads(line))["kind"] == "human"]
    pairs = [segments[at : at + ROWS] for at in range(0, len(segments) - ROWS, ROWS)]
    pairs = [rows for rows in pairs if len({row["source_lang"] for row in rows}) == 1][:ARTICLES]
    auditor = Auditor(Settings(learned=False))
    best = fastest(
        {
            "alone": lambda: run_all(auditor, ["\n\n".join(row["text"] for row in rows) for rows in pairs]),
            "beside": lambda: run_beside(auditor, pairs),
        }
    )
    return best["beside"] / best["alone"] - 1


def run_beside(auditor: Auditor, pairs: Sequence[Sequence[dict[str, Any]]]) -> None:
    """A whole audit of each article beside its original."""
    for rows in pairs:
        source, text = ("\n\n".join(row[side] for row in rows) for side in ("source", "text"))
        auditor.audit(text, source=source, source_language=rows[0]["source_lang"])


def run_all(auditor: Auditor, texts: Sequence[str]) -> None:
    """A whole audit of each text, from text to score."""
    for text in texts:
        auditor.audit(text)


def fastest(runs: dict[str, Callable[[], None]]) -> dict[str, float]:
    """Seconds of processor time of the best round of each."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            taken = time.process_time() - begun
            best[name] = min(best.get(name, taken), taken)
    return best


def start_time(statement: str) -> float:
    """Seconds in which a fresh interpreter runs one statement, at best."""
    best = float("inf")
    for _ in range(4 * ROUNDS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        best = min(best, time.perf_counter() - begun)
    return best


def proselint_runner(texts: Sequence[str]) -> Callable[[], None]:
    """Proselint with its default configuration."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)

    def run() -> None:
        for text in texts:
            LintFile("article", text).lint()

    return run


def harper_runner(texts: Sequence[str]) -> Callable[[], None]:
    """Harper with its default configuration."""
    import harper

    linter: Any = harper.Linter()

    def run() -> None:
        for text in texts:
            linter.lint(text)

    return run


def write_lexicon_rule(folder: Path) -> None:
    """A rule of 10,000 further wordings, each of two words that English does not put together."""
    (folder / "further_wording.py").write_text(
        '"""Further wordings, to see what a large lexicon costs."""\n'
        "from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity\n\n\n"
        'class FurtherWording(LexiconRule):\n    """Further wordings."""\n\n'
        "    error_type = ErrorType.UNIDIOMATIC\n    severity = Severity.MINOR\n    message = 'x'\n"
        "    in_quotations = Quoted.REPORT\n    bad = (Bad('w0 minister', 'w0 minister'),) * 2\n"
        "    good = ('a', 'b')\n",
        encoding="utf-8",
    )
    heads = ("minister", "government", "police", "people", "year", "country", "company", "market", "game", "film")
    lexicon = folder / "lexicons" / "further_wording"
    lexicon.mkdir(parents=True)
    wordings = (f"w{n} {heads[n % len(heads)]}" for n in range(LEXICON_LINES))
    entries = (f'[[entry]]\npattern = "{wording}"\nsource = "x"\n' for wording in wordings)
    (lexicon / "fr.toml").write_text('source_languages = ["fr"]\n' + "\n".join(entries), encoding="utf-8")


if __name__ == "__main__":
    main()
