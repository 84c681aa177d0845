"""Writes the calibration curve of the article likelihood, on texts of the test part, as Markdown.

    python rules/training/curve.py DATA > rules/training/article-likelihood.md

Round trips and their originals say the same, so that no topic tells them apart. Both sides weigh one half.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus import rows
from measure import part_of

from mtaudit.auditor import Auditor

BINS = 10
HEAD = """# Article likelihood

`mt_probability` in JSON and JSON Lines, "machine-translated: 87% likely" in the terminal and in HTML: an estimate of
how likely a machine translated the article, were half of all articles so translated. It is no verdict, and enters
neither score nor gate. What rules found enters it, so that it is measured for the rules that run by default. Articles
of fewer than forty words have none. Where far fewer than half of your articles are translated, a high number says less
than it seems to.

Below, what share of texts of each range were translations indeed, on blocks of eight sentences that nothing was learned
from: encyclopedia text put through twelve languages and back by six engines, and its originals. Both sides weigh one
half. `python rules/training/curve.py DATA` writes this page.

| estimate | translated indeed | translations | originals |
|---|---|---|---|"""


def main() -> None:
    """Print the page."""
    data, auditor = Path(sys.argv[1]), Auditor()
    estimates: dict[bool, list[float]] = {True: [], False: []}
    engines: dict[str, list[float]] = {}
    for name in ("roundtrip", "native"):
        for row in rows(data / f"{name}.jsonl.gz"):
            if row.get("set", "flores") == "flores" and part_of(name, row) == "test":
                estimate = auditor.audit(row["text"]).mt_probability
                if estimate is not None:
                    estimates[name == "roundtrip"].append(estimate)
                    engines.setdefault(row.get("engine", ""), []).append(estimate)
    print(HEAD)
    error = 0.0
    for at in range(BINS):
        held = {side: [e for e in found if min(int(e * BINS), BINS - 1) == at] for side, found in estimates.items()}
        weight = {side: len(held[side]) / len(estimates[side]) / 2 for side in held}
        both = weight[True] + weight[False]
        share = f"{weight[True] / both:.0%}" if both else "none"
        if both:
            mean = sum(sum(held[side]) / len(estimates[side]) / 2 for side in held) / both
            error += both * abs(mean - weight[True] / both)
        print(f"| {at / BINS:.0%} to {(at + 1) / BINS:.0%} | {share} | {len(held[True])} | {len(held[False])} |")
    originals = sorted(engines.pop(""))
    limit = originals[int(0.95 * len(originals))]
    print(f"\nExpected calibration error: {error:.3f}. Area under the curve, for each engine and for all:\n")
    print("| engine | area under the curve | found at 5% false alarms |\n|---|---|---|")
    for name, found in [*sorted(engines.items()), ("all", estimates[True])]:
        print(f"| {name} | {area(found, originals):.3f} | {sum(e > limit for e in found) / len(found):.3f} |")


def area(translations: list[float], originals: list[float]) -> float:
    """How often a translation has the higher estimate of the two; a draw counts half."""
    pairs = len(translations) * len(originals)
    return sum((t > o) + 0.5 * (t == o) for t in translations for o in originals) / pairs


if __name__ == "__main__":
    main()
