"""Where links lead: a folder stands for what is in it, and for nothing that a link in it reaches elsewhere."""

from __future__ import annotations

import os
from pathlib import Path


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, is not below a folder."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
