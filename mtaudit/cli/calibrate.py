"""`mtaudit calibrate`: measure every rule of a pack on labelled text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.options import file_path
from mtaudit.cli.output import note, write
from mtaudit.cli.targets import Guard, Target, add_overwrite
from mtaudit.rule import registry

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "calibrate",
        help="measure the rules on labelled text",
        description="Run every rule of a pack over labelled text and write how often each was right: the only source "
        'of a rule\'s confidence. Labelled text is JSON Lines with "id", "text" and "spans" (objects with "start" '
        'and "end", every error of the text), or with "native": true for text that no machine wrote.',
    )
    parser.add_argument("labelled", nargs="+", type=file_path, metavar="LABELLED", help="labelled text, .jsonl")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--pack", default="mtaudit_rules", metavar="NAME", help="default: %(default)s")
    which.add_argument(
        "--rule-folder", type=file_path, metavar="FOLDER", help="a folder of rule files, in place of a pack"
    )
    parser.add_argument("-o", "--output", type=file_path, metavar="FILE", help="the pack's calibration.json")
    add_overwrite(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    from mtaudit.rule import calibrate  # noqa: PLC0415 - no other command measures

    guard = Guard(options.labelled, overwrite=options.overwrite)
    if options.output is not None:
        guard.check([Target(options.output)])
    if options.rule_folder is not None:
        rules = registry.load_rules(folders=[options.rule_folder])
    else:
        rules = registry.load_rules([options.pack])
    counts = calibrate.tally(rules, calibrate.read_labelled(options.labelled))
    measured = calibrate.measure(rules, counts)
    content = calibrate.to_json(measured, counts)
    if options.output is None:
        write(content)
    else:
        guard.write(Target(options.output), content)
        fired, right = sum(counts.fired.values()), sum(counts.right.values())
        note(f"wrote {options.output}: {right} of {fired} findings right in {counts.marked_words} marked words")
    return 0
