"""`mtaudit rules`: every rule there is, as a table or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from mtaudit.cli.options import add_config, settings_of
from mtaudit.cli.output import write
from mtaudit.cli.selectors import selected_rules
from mtaudit.rule.contract import Good
from mtaudit.rule.registry import installed_packs, load_rules

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands
    from mtaudit.rule.contract import Bad, Rule


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "rules",
        help="list the rules",
        description="List the rules, with what each measured on labelled text, and whether the settings run it.",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", dest="shape", help="default: text")
    add_config(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    settings = settings_of(options)
    every = load_rules(installed_packs(), settings.rule_folders)
    running = {rule.id for rule in selected_rules(every, settings)}
    if options.shape == "json":
        facts = [{**facts_of(rule), "runs": rule.id in running} for rule in every]
        write(json.dumps(facts, indent=2, ensure_ascii=False) + "\n")
        return 0
    head = ("rule", "error type", "severity", "measured", "what it flags")
    rows = [
        (
            rule.id if rule.id in running else f"{rule.id} (off)",
            str(rule.error_type),
            str(rule.severity),
            measured_of(rule),
            rule.documentation().partition("\n")[0],
        )
        for rule in every
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head) - 1)] + [0]
    for row in [head, *rows]:
        write("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")
    return 0


def measured_of(rule: Rule) -> str:
    """The rule's confidence and how it did on labelled text, such as "0.92 (34 of 37 right)"."""
    measured = rule.measured
    return f"{measured.confidence:.2f} ({measured.right} of {measured.fired} right)" if measured.fired else "unmeasured"


def facts_of(rule: Rule) -> dict[str, object]:
    """What the rule states of itself and what was measured, as plain JSON values."""
    return {
        "id": rule.id,
        "aliases": list(rule.aliases),
        "error_type": str(rule.error_type),
        "severity": str(rule.severity),
        "message": rule.message,
        "documentation": rule.documentation(),
        "docs_url": rule.docs_url,
        "in_quotations": str(rule.in_quotations),
        "exceptions": list(rule.exceptions),
        "enabled": rule.enabled,
        "measured": asdict(rule.measured),
        "bad": [
            {"text": bad.text, "flagged": bad.flagged, "fix": bad.fix, "source": bad.source, **_glossary_of(bad)}
            for bad in rule.bad
        ],
        "good": [
            {"text": good.text, "source": good.source, **_glossary_of(good)} if isinstance(good, Good) else good
            for good in rule.good
        ],
    }


def _glossary_of(example: Bad | Good) -> dict[str, object]:
    return {"glossary": [str(term) for term in example.glossary]} if example.glossary else {}
