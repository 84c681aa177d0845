"""Trains the larger encoder that the shipped one learns from.

    python rules/training/train_teacher.py DATA BASE OUT

BASE is the folder of the published weights. OUT takes encoder.pt. The engines and languages that a development model
never meets are left out, so that it may learn from this one, too.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import torch
from teacher import Teacher, teacher_tokenizer
from train_encoder import Course, train, with_corrupted

RATE: Final = 4e-5
TAKEN: Final = {
    "mqm": 1,
    "edit-": 0.8,
    "edited": 0.2,
    "roundtrip-argos": 1,
    "roundtrip-opusmt": 1,
    "roundtrip-bergamot": 0.4,
    "roundtrip-google": 0.2,
    "roundtrip-microsoft": 0.2,
    "news_mt": 0.15,
    "rbmt": 0.5,
    "bbc": 0.15,
    "flores-native": 4,
    "wmt": 0.7,
    "pairs": 0.4,
    "corrupted": 0.2,
}
"""How often an epoch takes a text of some kind; a larger encoder needs fewer."""


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop early, to try things out")
    arguments = parser.parse_args()
    arguments.hide = True
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer = teacher_tokenizer(arguments.base)
    learned = with_corrupted(arguments.data, arguments.seed, development=True)
    model = Teacher(arguments.base)
    train(model, tokenizer, learned, Course.of(arguments, RATE, TAKEN))


if __name__ == "__main__":
    main()
