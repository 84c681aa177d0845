"""`mtaudit new-rule`: the file of a new rule, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.options import file_path
from mtaudit.cli.output import note, write_file
from mtaudit.errors import ConfigError
from mtaudit.rule import scaffold
from mtaudit.rule.contract import RESOURCES

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from mtaudit.cli.options import Commands


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new-rule",
        help="begin a rule",
        description="Write the file of a new rule, named by the artifact that it flags, such as glued-dash.",
    )
    parser.add_argument("name", metavar="NAME", help="the rule's id: lower-case words joined by hyphens")
    parser.add_argument("-o", "--output", type=file_path, required=True, metavar="FOLDER", help="the rule folder")
    parser.add_argument("--kind", choices=tuple(scaffold.KINDS), default="pattern", help="default: pattern")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    folder: Path = options.output
    if not folder.is_dir():
        raise ConfigError(f"{folder}: is not a folder")
    data = folder / RESOURCES if (folder / RESOURCES).is_dir() else folder
    files = {
        (folder if name.endswith(".py") else data) / name: content
        for name, content in scaffold.new_rule(options.name, options.kind).items()
    }
    for path in files:
        if path.exists() or path.is_symlink():
            raise ConfigError(f"{path}: exists already")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)
        note(f"wrote {path}")
    return 0
