"""Averages the weights of two encoders of one line of training, which serves unseen text better than either.

    python rules/training/average.py FIRST.pt SECOND.pt TARGET.pt [SHARE]

The second counts for SHARE, 0.6 if nothing else is said; tokenizer.json is copied from beside the first.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

import torch

SHARE: Final = 0.6


def main() -> None:
    """Read, average, write."""
    first, second, target = map(Path, sys.argv[1:4])
    share = float(sys.argv[4]) if len(sys.argv) > 4 else SHARE
    one, other = torch.load(first), torch.load(second)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: (1 - share) * one[name] + share * other[name] for name in one}, target)
    shutil.copyfile(first.parent / "tokenizer.json", target.parent / "tokenizer.json")


if __name__ == "__main__":
    main()
