"""Writes the documentation of the built-in rules from the rules themselves.

python rules/building/rule_docs.py          write rules/docs/ and the index in rules/README.md
python rules/building/rule_docs.py --check  exit with status 1 where they are not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.rule import LearnedRule, LexiconRule
from mtaudit.rule.contract import Basis, Good
from mtaudit.rule.registry import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.rule.contract import Bad, Rule

RULES = Path(__file__).parents[1]
INDEX_START, INDEX_END = "<!-- index: generated -->", "<!-- end of index -->"
QUOTED = {
    "report": "reported like any other text",
    "lower": "reported one severity lower",
    "skip": "not reported",
}


def main() -> int:
    """Write the pages, or compare them with what stands."""
    pages = documentation(load_rules(["mtaudit_rules"]))
    if "--check" in sys.argv[1:]:
        stale = [path for path, text in pages.items() if not path.is_file() or path.read_text("utf-8") != text]
        stale += sorted(set((RULES / "docs").glob("*.md")) - pages.keys())
        for path in stale:
            print(f"not up to date: {path}")
        return 1 if stale else 0
    (RULES / "docs").mkdir(exist_ok=True)
    for old in set((RULES / "docs").glob("*.md")) - pages.keys():
        old.unlink()
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
    return 0


def documentation(rules: Sequence[Rule]) -> dict[Path, str]:
    """Every generated file and what belongs in it."""
    readme = (RULES / "README.md").read_text(encoding="utf-8")
    head, _, rest = readme.partition(INDEX_START)
    tail = rest.partition(INDEX_END)[2]
    pages = {RULES / "docs" / f"{rule.id}.md": page(rule) for rule in rules}
    return pages | {RULES / "README.md": f"{head}{INDEX_START}\n\n{index(rules)}\n{INDEX_END}{tail}"}


def index(rules: Sequence[Rule]) -> str:
    """A table of all rules with their measured precision."""
    lines = [
        "| rule | what it flags | error type | severity | right of fired | on native text, per 1000 words |",
        "|---|---|---|---|---|---|",
    ]
    for rule in rules:
        m = rule.measured
        if isinstance(rule, LearnedRule):
            right = noise = "in its signature"
        else:
            right = f"{m.right} of {m.fired}" if m.fired else "never fired"
            noise = f"{m.native_per_1000_words:.3f}" if m.basis is not Basis.NOTHING else "not measured"
        lines.append(
            f"| [{rule.id}](docs/{rule.id}.md) | {first_line(rule)} | {rule.error_type} | {rule.severity} "
            f"| {right} | {noise} |"
        )
    return "\n".join(lines) + "\n"


def page(rule: Rule) -> str:
    """The documentation of one rule."""
    parts = [
        f"# {rule.id}",
        rule.documentation().strip(),
        "\n".join(
            (
                f"- MQM error type: {rule.error_type}",
                f"- severity: {rule.severity}",
                f"- in quotations: {QUOTED[rule.in_quotations]}",
                f"- runs by default: {'yes' if rule.enabled else 'no, select it by id'}",
                f"- fix: {fixes(rule)}",
                f"- precision: {precision(rule)}",
            )
        ),
    ]
    if rule.exceptions:
        parts.append("Stays silent on: " + ", ".join(rule.exceptions) + ".")
    bad = [f"- {mark(b.text, b.flagged)}{f' → {fix(b.fix)}' if b.fix is not None else ''}{beside(b)}" for b in rule.bad]
    good = [f"- {literal(g.text)}{beside(g)}" if isinstance(g, Good) else f"- {literal(g)}" for g in rule.good]
    parts += ["## Flagged", "\n".join(bad), "## Not flagged", "\n".join(good)]
    if isinstance(rule, LexiconRule):
        parts += ["## Lexicon", entries(rule)]
    return "\n\n".join(parts) + "\n"


def fixes(rule: Rule) -> str:
    """What becomes of the fixes of a rule, in words."""
    if isinstance(rule, LearnedRule):
        return "none"
    return "safe to apply unseen" if rule.applicability == "safe" else "a suggestion"


def beside(example: Bad | Good) -> str:
    """The original of an example and its glossary, if it has them."""
    source = f" (source: {literal(example.source)})" if example.source else ""
    terms = "; ".join(map(str, example.glossary))
    return source + (f" (glossary: {literal(terms)})" if terms else "")


def precision(rule: Rule) -> str:
    """What was measured, in words."""
    m = rule.measured
    if isinstance(rule, LearnedRule):
        return "each finding says how sure it is, as measured on marked text that its model had not seen"
    if m.basis is Basis.NOTHING:
        return "not measured"
    own = f"{m.right} of {m.fired} findings on marked text were right (95 % interval {m.low:.2f} to {m.high:.2f})"
    noise = f"{m.native_per_1000_words:.3f} findings per 1000 words of native text"
    if m.basis is Basis.RULE:
        return f"{own}; {noise}"
    few = own if m.fired else "it never fired on marked text"
    return f"too few to tell ({few}), so it carries its {m.basis}'s; {noise}"


def entries(rule: LexiconRule) -> str:
    """How many wordings there are, by source language."""
    languages = sorted({language for entry in rule.entries for language in entry.source_languages})
    counts = (f"{language} {sum(language in e.source_languages for e in rule.entries)}" for language in languages)
    return f"{len(rule.entries)} wordings; by source language: {', '.join(counts)}."


def first_line(rule: Rule) -> str:
    """What the rule flags, on one line."""
    return rule.documentation().split("\n\n", maxsplit=1)[0].replace("\n", " ").rstrip(".").replace("|", "\\|")


def mark(text: str, flagged: str) -> str:
    """An example with the flagged part in bold."""
    before, _, after = text.partition(flagged)
    return f"{literal(before)}**{literal(flagged.strip()) or '␣'}**{literal(after)}"


def fix(text: str) -> str:
    """What the fix writes."""
    return literal(text.strip()) if text else "(deleted)"


def literal(text: str) -> str:
    """Text as Markdown shows it unchanged, on one line."""
    plain = " ⏎ ".join(part for part in text.split("\n") if part) if "\n" in text else text
    return "".join(f"\\{char}" if char in "*_`[]<>&#|" else char for char in plain)


if __name__ == "__main__":
    sys.exit(main())
