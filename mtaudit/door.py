"""The doors of rooms: names that a package hands on from its modules, each loaded when somebody first asks for it.

A rule imports from a door and need not know what stands behind it; who asks for one name pays for one module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def lazily(package: str, homes: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """The `__getattr__` of a package that hands names on (PEP 562).

    Args:
        package: its name.
        homes: by module, the names that it gives; one may be written `theirs as ours`.
    """
    places: dict[str, tuple[str, str]] = {}
    for home, names in homes.items():
        for name in names:
            theirs, _, ours = name.partition(" as ")
            places[ours or theirs] = (home, theirs)

    def attribute(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home, theirs = places[name]
        return getattr(import_module(home), theirs)

    return attribute
