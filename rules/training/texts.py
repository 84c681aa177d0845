"""Chooses the texts that the encoder learns from, each with what its verdict weighs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from consensus import ORIGINAL, Consensus
from corpus import Sentence, Text, bare, clean, post_edited, rated, rows, sentence_spans
from split import TEST_SYSTEMS, Part, document_part, flores_part, news_part, share, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEWS_SHARE = 0.35
"""The part of the machine-translated news that is used: it is many times the native text."""


def texts(folder: Path, part: Part, *, development: bool = False) -> list[Text]:
    """All texts of one part; a development model leaves some engines and languages out of training."""
    leave_out = development and part == "train"
    return [
        *native(folder, part),
        *round_trips(folder, part, leave_out=leave_out),
        *translated_news(folder, part, leave_out=leave_out),
        *rule_based(folder, part),
        *marked(folder, part),
        *edited(folder, part),
        *paired(folder, part),
    ]


def native(folder: Path, part: Part) -> Iterator[Text]:
    """Texts written in English. Those of FLORES have round trips of the same content; the others are `masked`."""
    for row in rows(folder / "native.jsonl.gz"):
        flores = row["set"] == "flores"
        if (flores_part(row["block"]) if flores else news_part(row["id"])) != part:
            continue
        sentences = tuple(clean(row["text"][a:b]) for a, b in sentence_spans(row["text"]))
        weight = 1.0 if flores else 0.3 if row["set"] == "bbc" else 1.0
        yield Text(f"{row['set']}-native|{row['id']}", sentences, 0.0, weight, masked=not flores)


def round_trips(folder: Path, part: Part, *, leave_out: bool) -> Iterator[Text]:
    """FLORES blocks that went through another language and back."""
    blocks: defaultdict[int, list[tuple[str, list[str]]]] = defaultdict(list)
    for row in rows(folder / "native.jsonl.gz"):
        if row["set"] == "flores":
            blocks[row["block"]].append((ORIGINAL, row["text"].split("\n\n")))
    chosen = []
    for row in rows(folder / "roundtrip.jsonl.gz"):
        if flores_part(row["block"]) == part and not (leave_out and unseen(row["engine"], row["pivot"])):
            blocks[row["block"]].append((row["pivot"], row["text"].split("\n\n")))
            chosen.append(row)
    agreed = {block: agree(block_rows) for block, block_rows in blocks.items() if flores_part(block) == part}
    for row in chosen:
        lines = row["text"].split("\n\n")
        sentences = tuple(agreed[row["block"]][n].judge(row["pivot"], line) for n, line in enumerate(lines))
        yield Text(f"roundtrip-{row['engine']}-{row['pivot']}|{row['id']}", sentences, 1.0, 1.0)


def agree(translations: list[tuple[str, list[str]]]) -> list[Consensus]:
    """What the translations of one block have in common, line by line."""
    lines = range(max(len(found) for _, found in translations))
    return [Consensus((pivot, found[n]) for pivot, found in translations if n < len(found)) for n in lines]


def translated_news(folder: Path, part: Part, *, leave_out: bool) -> Iterator[Text]:
    """News put into English; its originals are not at hand, so its verdict is learned with the topic hidden."""
    blocks: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    chosen = []
    for row in rows(folder / "news_mt.jsonl.gz"):
        key = f"{row['set']} {row['block']}"
        if news_part(key) != part or (leave_out and unseen(row["engine"], row["pivot"])):
            continue
        blocks[key].append((row["pivot"], row["text"].split("\n\n")))
        if share(f"use {row['id']}") < NEWS_SHARE:
            chosen.append(row)
    agreed = {key: agree(found) for key, found in blocks.items()}
    for row in chosen:
        lines = row["text"].split("\n\n")
        known = agreed[f"{row['set']} {row['block']}"]
        sentences = tuple(known[n].judge(row["pivot"], line) for n, line in enumerate(lines))
        yield Text(f"news_mt-{row['engine']}-{row['pivot']}|{row['id']}", sentences, 1.0, 0.5, masked=True)


def rule_based(folder: Path, part: Part) -> Iterator[Text]:
    """Articles garbled by a rule-based engine, judged against their originals."""
    originals = {row["id"]: row["text"] for row in rows(folder / "native.jsonl.gz") if row["set"] == "bbc"}
    for row in rows(folder / "rbmt.jsonl.gz"):
        if news_part(row["native_id"]) != part:
            continue
        known = Consensus([(ORIGINAL, originals[row["native_id"]])])
        spans = sentence_spans(row["text"])[:12]
        sentences = tuple(known.judge(row["pivot"], row["text"][a:b]) for a, b in spans)
        yield Text(f"rbmt|{row['id']}", sentences, 1.0, 0.5)


def marked(folder: Path, part: Part) -> Iterator[Text]:
    """News with the marks of raters, a document of a system each; the people among the systems count as half native."""
    documents: defaultdict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for row in rows(folder / "mqm.jsonl.gz"):
        if document_part(row["doc"]) == part and row["system"] not in TEST_SYSTEMS:
            documents[row["system"], row["doc"]].append(rated(row))
    for (system, document), sentences in documents.items():
        human = system.startswith("Human")
        yield Text(f"mqm-{system}|{document}", tuple(sentences), 0.0 if human else 1.0, 0.4 if human else 0.1)


def edited(folder: Path, part: Part) -> Iterator[Text]:
    """Sentences before and after post-editing."""
    for row in rows(folder / "postedit.jsonl.gz"):
        value = share(row["id"])
        if ("test" if value < 0.04 else "tune" if value < 0.06 else "train") != part:
            continue
        yield Text(f"edit-{row['pair']}|{row['id']}", (post_edited(row),), 1.0, 0.3)
        if value > 0.75:
            yield Text(f"edited-{row['pair']}|{row['id']}", (clean(row["postedit"]),), 0.0, 0.6)


def paired(folder: Path, part: Part) -> Iterator[Text]:
    """News segments translated by people and by machines; only the verdict is learned from them."""
    for row in rows(folder / "pairs.jsonl.gz"):
        value = share(f"pairs {row['source']}")
        if ("test" if value < 0.1 else "tune" if value < 0.2 else "train") != part or 0.2 < value < 0.75:
            continue
        human = row["kind"] == "human"
        yield Text(f"pairs-{row['kind']}-{row['source_lang']}|{row['id']}", (bare(row["text"]),), float(not human), 0.5)
