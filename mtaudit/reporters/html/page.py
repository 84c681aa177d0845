"""The shell of every page: one file that asks for nothing from outside and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from mtaudit.reporters.html.elements import Html, element, lines


def page(title: str, body: Html, *, script: str, version: str) -> str:
    """A whole HTML document.

    Args:
        title: what the browser's tab says.
        body: what stands in the body.
        script: the name of the script among the assets.
        version: that of the program.

    """
    style, code = asset("report.css"), asset(script)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(code)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        lines(
            element("meta", charset="utf-8"),
            element("meta", name="generator", content=f"mtaudit {version}"),  # by which `reading.made` knows the page
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="robots", content="noindex"),
            element("title", title),
            element("style", Html(style)),
        ),
    )
    tail = element("script", Html(code))
    return f"<!DOCTYPE html>\n{element('html', head, element('body', body, tail), lang='en')}\n"


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script of the package."""
    return files("mtaudit.reporters.html").joinpath("assets", name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """The hash by which a content security policy (CSP level 3) knows an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
