"""Reporters by name: each is a pure function of the report, with no clock and no environment."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtaudit.report import RunReport


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is shown; formats for machines take no notice of it.

    `color` permits terminal colours, `width` is the width of the terminal in columns, `show_silenced` lists silenced
    findings among the others, and `quiet` leaves the summaries out: findings, errors and failures stay.
    """

    color: bool = False
    width: int = 100
    show_silenced: bool = False
    quiet: bool = False


def _reporter(module: str) -> Callable[[RunReport, ReportOptions], str]:
    def render(run: RunReport, options: ReportOptions) -> str:
        reporter: Callable[[RunReport, ReportOptions], str] = import_module(f"mtaudit.reporters.{module}").render
        return reporter(run, options)

    return render


def _html_page(run: RunReport, options: ReportOptions) -> str:
    """The page of the one article; ConfigError for a run of several, which make a folder of pages and not one text."""
    del options
    if len(run.articles) != 1 or run.failures:
        count = len(run.articles) + len(run.failures)
        raise ConfigError(
            f"format 'html' shows one article that could be read, and this run has {count} in all: use `mtaudit report`"
        )
    from mtaudit.reporters.html import render_article  # noqa: PLC0415 - no other format pays for the templates

    return render_article(run.articles[0], run.version)


FORMATS: Mapping[str, Callable[[RunReport, ReportOptions], str]] = MappingProxyType(
    {name: _reporter(name) for name in ("terminal", "json", "jsonl", "sarif", "junit", "github")} | {"html": _html_page}
)
"""The reporters by the name of their format; a reporter's module loads when it is first called."""
