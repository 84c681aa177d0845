"""`mtaudit explain`: what a rule flags, why, how well it does, and what it does in quotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mtaudit.cli.options import add_config, settings_of
from mtaudit.cli.output import write
from mtaudit.cli.rules import facts_of
from mtaudit.rule.contract import Basis, Good, Quoted
from mtaudit.rule.registry import find_rule, installed_packs, load_rules

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands
    from mtaudit.rule.contract import Bad, Rule

_IN_QUOTATIONS = {
    Quoted.REPORT: "reported as anywhere else",
    Quoted.LOWER: "reported one severity lower",
    Quoted.SKIP: "not reported",
}
_BASES = {
    Basis.RULE: "its own findings on labelled text",
    Basis.ERROR_TYPE: "the findings of all rules of its error type",
    Basis.DIMENSION: "the findings of all rules of its dimension",
    Basis.PACK: "the findings of all rules of its pack",
    Basis.NOTHING: "nothing: the rule was never measured",
}


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("explain", help="explain a rule", description="Explain a rule, with its examples.")
    parser.add_argument("rule", metavar="RULE", help="the rule's id, as findings show it")
    parser.add_argument("--format", choices=("text", "json"), default="text", dest="shape", help="default: text")
    add_config(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    rule = find_rule(load_rules(installed_packs(), settings_of(options).rule_folders), options.rule)
    if options.shape == "json":
        write(json.dumps(facts_of(rule), indent=2, ensure_ascii=False) + "\n")
    else:
        write("\n".join(_lines(rule)) + "\n")
    return 0


def _lines(rule: Rule) -> list[str]:
    measured = rule.measured
    return [
        rule.id,
        "",
        *rule.documentation().splitlines(),
        "",
        f"Error type     {rule.error_type}",
        f"Severity       {rule.severity}",
        f"In quotations  {_IN_QUOTATIONS[rule.in_quotations]}",
        f"Confidence     {measured.confidence:.2f}, drawn from {_BASES[measured.basis]}",
        *(_measured(rule) if measured.fired else []),
        *([f"Exceptions     {', '.join(rule.exceptions)}"] if rule.exceptions else []),
        *([f"Former names   {', '.join(rule.aliases)}"] if rule.aliases else []),
        *([] if rule.enabled else ["Runs           only when selected"]),
        f"Documentation  {rule.docs_url}",
        "",
        "Flagged:",
        *(line for bad in rule.bad for line in _bad(bad)),
        "",
        "Not flagged:",
        *(line for good in rule.good for line in _good(good)),
        "",
        f'Silence it in one place with <!-- mtaudit: ignore[{rule.id}] -->, everywhere with ignore = ["{rule.id}"].',
    ]


def _measured(rule: Rule) -> list[str]:
    measured = rule.measured
    interval = f"95 % interval {measured.low:.2f} to {measured.high:.2f}"
    return [
        f"Precision      {measured.right} of {measured.fired} findings on labelled text were errors ({interval})",
        f"False alarms   {measured.native_per_1000_words:.4f} findings per 1000 words of native text",
    ]


def _bad(bad: Bad) -> list[str]:
    lines = [f"  {' '.join(bad.text.split())}", *_beside(bad), f'    flags "{bad.flagged}"']
    if bad.fix is not None:
        lines[-1] += f', write "{bad.fix}"' if bad.fix else ", delete it"
    return lines


def _good(good: str | Good) -> list[str]:
    if isinstance(good, Good):
        return [f"  {' '.join(good.text.split())}", *_beside(good)]
    return [f"  {' '.join(good.split())}"]


def _beside(example: Bad | Good) -> list[str]:
    source = [f"    beside the source: {' '.join(example.source.split())}"] if example.source else []
    return source + [f"    with the glossary: {term}" for term in example.glossary]
