"""What the settings select and ignore, compared with the rules that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError
from mtaudit.rule.registry import select_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.rule.contract import Rule
    from mtaudit.settings.values import Settings


def selected_rules(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings run.

    Raises:
        ConfigError: a selector names nothing; the text says where it stands.
    """
    given = {"select": settings.select, "extend-select": settings.extend_select, "ignore": settings.ignore}
    for key, selectors in given.items():
        try:
            select_rules(rules, selectors)
        except ConfigError as error:
            raise ConfigError(f"{settings.origin(key)}: {key}: {error}") from error
    return select_rules(rules, settings.select, settings.ignore, extend=settings.extend_select)
