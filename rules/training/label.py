"""Writes what the larger encoder says of the texts that are learned from.

    python rules/training/label.py DATA BASE TEACHER OUT.npz [--development]

BASE is the folder of its published weights, TEACHER the folder where `train_teacher.py` left encoder.pt.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from corpus import HEADS
from labels import Labels, key
from teacher import Teacher, teacher_tokenizer
from train_encoder import frame, repeats, with_corrupted

from mtaudit.learned.encoder import windows

if TYPE_CHECKING:
    from corpus import Text
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

BATCH: Final = 6144
"""Pieces that are read together."""
GROUP: Final = 400
"""Texts that are read together, so that windows of like length meet."""
TAKEN: Final = {"bbc": 0.6, "edited": 0.5, "corrupted-bbc": 0.5}


def main() -> None:
    """Read and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    model = Teacher(arguments.base)
    model.load_state_dict(torch.load(arguments.teacher / "encoder.pt"))
    model.eval()
    rng = random.Random(arguments.seed)
    learned = with_corrupted(arguments.data, arguments.seed, development=arguments.development)
    learned = [text for text in learned if repeats(text.name, TAKEN, rng)]
    labels, tokenizer, started = Labels({}, {}), teacher_tokenizer(arguments.base), time.time()
    for at in range(0, len(learned), GROUP):
        for text, words, verdict in read(model, tokenizer, learned[at : at + GROUP]):
            labels.words[key(text)], labels.verdicts[key(text)] = words, verdict
        print(f"{at + GROUP}/{len(learned)} {time.time() - started:.0f}s", flush=True)
    labels.write(arguments.out)


def read(model: Teacher, tokenizer: Tokenizer, learned: list[Text]) -> list[tuple[Text, NDArray[np.float16], float]]:
    """Each text with the probabilities of its characters and of the whole."""
    ids: list[NDArray[np.int64]] = []
    places: list[NDArray[np.int64]] = []
    cuts: list[tuple[int, int, int]] = []
    for number, text in enumerate(learned):
        encoded = tokenizer.encode_batch([s.text for s in text.sentences], add_special_tokens=False)
        starts = np.cumsum([0, *(len(s.text) for s in text.sentences)])
        ids.append(np.array([piece for found in encoded for piece in found.ids], np.int64))
        places.append(
            np.array([start + a for start, f in zip(starts, encoded, strict=False) for a, _ in f.offsets], np.int64)
        )
        cuts += [(number, *cut) for cut in windows([len(found.ids) for found in encoded])]
    judged = [np.zeros((len(found), len(HEADS)), np.float32) for found in ids]
    verdicts = np.zeros((len(learned), 2))
    cuts.sort(key=lambda cut: cut[2] - cut[1])
    edge = frame(tokenizer)
    while cuts:
        count = max(1, BATCH // (cuts[-1][2] - cuts[-1][1] + 2))
        batch, cuts = cuts[-count:], cuts[:-count]
        for (number, first, last), tokens, verdict in run(model, ids, batch, edge):
            judged[number][first:last] = tokens
            verdicts[number] += verdict * (last - first), last - first
    return [
        (text, spread(text, places[number], judged[number]), float(verdicts[number, 0] / max(1.0, verdicts[number, 1])))
        for number, text in enumerate(learned)
    ]


def run(
    model: Teacher, ids: list[NDArray[np.int64]], batch: list[tuple[int, int, int]], edge: tuple[int, int, int]
) -> list[tuple[tuple[int, int, int], NDArray[np.float32], float]]:
    """The windows of a batch with the probabilities of their pieces, and of the whole."""
    length = max(last - first for _, first, last in batch) + 2
    given, mask = np.zeros((len(batch), length), np.int64), np.zeros((len(batch), length), np.int64)
    for row, (number, first, last) in enumerate(batch):
        given[row, : last - first + 2] = [edge[0], *ids[number][first:last], edge[1]]
        mask[row, : last - first + 2] = 1
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        tokens, verdicts = model(torch.from_numpy(given), torch.from_numpy(mask))
    judged, whole = torch.sigmoid(tokens.float()).numpy(), torch.sigmoid(verdicts.float()).numpy()
    return [(cut, judged[row, 1 : cut[2] - cut[1] + 1], float(whole[row])) for row, cut in enumerate(batch)]


def spread(text: Text, places: NDArray[np.int64], judged: NDArray[np.float32]) -> NDArray[np.float16]:
    """The probabilities by character: those of the last piece that starts there or before."""
    length = sum(len(sentence.text) for sentence in text.sentences)
    said = np.full((length, len(HEADS)), np.nan, np.float16)
    said[places] = judged
    return said


if __name__ == "__main__":
    main()
