"""The audit that several commands begin with: articles, settings, a progress bar, one report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

from mtaudit.cli.options import settings_of
from mtaudit.cli.selectors import selected_rules
from mtaudit.corpus import audit_all
from mtaudit.rule import watch
from mtaudit.rule.registry import installed_packs, load_rules

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mtaudit.reading.sources import Waiting
    from mtaudit.report import RunReport
    from mtaudit.settings.values import Settings

PATIENCE_SECONDS = 2
"""How long a run goes on before it shows its progress."""


def audit_settings_of(options: argparse.Namespace) -> Settings:
    """The settings of an audit; rules that they select or ignore are known to exist.

    Raises:
        ConfigError: they cannot be used; the text says where the wrong one stands.
        RuleDefinitionError: a rule pack or a lexicon breaks its contract.
    """
    settings = settings_of(options)
    selected_rules(load_rules(installed_packs(), settings.rule_folders), settings)
    return settings


def audit(waiting: Sequence[Waiting], settings: Settings, *, quiet: bool = False) -> RunReport:
    """Audit articles; where it takes long and standard error is a terminal, show how far it is.

    Raises:
        ConfigError: the settings cannot be used.
        RuleDefinitionError: a rule pack or a lexicon breaks its contract.
    """
    tqdm.monitor_interval = 0  # its watching thread would gain nothing here
    bar = tqdm(
        total=len(waiting),
        unit="article",
        delay=PATIENCE_SECONDS,
        leave=False,
        disable=quiet or not sys.stderr.isatty(),
    )
    with watch.watching(), bar:
        return audit_all(waiting, settings, jobs=settings.jobs, progress=bar.update)
