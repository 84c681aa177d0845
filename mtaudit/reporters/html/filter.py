"""The tools that a script brings to life: filters, and the way from finding to finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtaudit.reporters.html.elements import Html, element, lines
from mtaudit.reporters.html.labels import WORST_FIRST, type_name
from mtaudit.reporters.wording import counted, standing

if TYPE_CHECKING:
    from mtaudit.report import ArticleReport


def tools(article: ArticleReport) -> Html:
    """The tools, hidden until the script finds that it can run; nothing where there is nothing to filter."""
    findings = standing(article)
    if not findings:
        return Html("")
    severities = Counter(finding.severity for finding in findings)
    types = Counter(finding.error_type for finding in findings)
    return element(
        "form",
        lines(
            element(
                "div",
                element("button", "‹", type="button", id="previous", aria_label="Previous finding"),
                element("output", counted(len(findings), "finding"), id="position"),
                element("button", "›", type="button", id="next", aria_label="Next finding"),
                class_="walk",
            ),
            element(
                "fieldset",
                element("legend", "Severity", class_="aside"),
                *(_choice("severity", s, s.capitalize(), severities[s], f"sign {s}") for s in WORST_FIRST),
                class_="choices",
            ),
            element(
                "details",
                element("summary", "Error types"),
                element(
                    "fieldset",
                    element("legend", "Error type", class_="aside"),
                    *(_choice("type", name, type_name(name), types[name]) for name in sorted(types)),
                    element(
                        "p",
                        element("button", "All", type="button", data_all="true"),
                        " ",
                        element("button", "None", type="button", data_all="false"),
                    ),
                ),
                class_="types",
            ),
            element(
                "label",
                element("input", type="checkbox", id="keys", checked=True),
                " Keys ",
                element("kbd", "j"),
                " ",
                element("kbd", "k"),
                class_="keys",
                title="j or n: next finding; k or p: previous finding",
            ),
        ),
        id="tools",
        class_="tools",
        aria_label="Filters",
        autocomplete="off",
        hidden=True,
    )


def _choice(kind: str, value: str, name: str, count: int, sign: str | None = None) -> Html:
    return element(
        "label",
        element("input", type="checkbox", value=value, data_filter=kind, checked=True, disabled=not count),
        " ",
        element("span", name, class_=sign),
        " ",
        element("span", str(count), class_="count"),
    )
