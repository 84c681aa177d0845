"""Sentences of an original beside those of its translation: which belong together."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.article.align import Side, _slack, align, anchors
from mtaudit.language.text import Span, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.article.original import Link

PEOPLE = "Adler Bergmann Dorn Ebner Falk Gruber Hartwig Ilgner Jansen Krüger Lorenz Möller Neumann Ortlieb".split()
PLACES = "Althausen Birkfeld Doberau Eschenbach Finsterau Grünwald Hohenems Isental".split()
DAYS = [("Montag", "Monday"), ("Dienstag", "Tuesday"), ("Mittwoch", "Wednesday"), ("Freitag", "Friday")]
THINGS = [
    ("die alte Brücke", "the old bridge"), ("das neue Krankenhaus", "the new hospital"), ("den Markt", "the market"),
    ("die Bücherei am Fluss", "the library by the river"), ("das Freibad", "the outdoor pool"),
]  # fmt: skip
SHORT = [
    ("Niemand war überrascht.", "Nobody was surprised."), ("Es regnete den ganzen Tag.", "It rained all day long."),
    ("Danach wurde es still.", "After that it went quiet."), ("Das kostet Zeit.", "That takes time."),
    ("Viele Nachbarn waren dagegen.", "Many of the neighbours were against it."),
]  # fmt: skip
LONG = [
    ("{p} sagte am {d} in {o}, man werde {t} erst in {n} Tagen öffnen, weil noch immer Schrauben fehlten.",
     "{p} said in {o} on {d} that {t} would only be opened in {n} days because screws were still missing."),
    ("Insgesamt {n} Menschen kamen nach {o}, um {t} zu sehen.", "A total of {n} people came to {o} to see {t}."),
    ("„Wir haben {n} Briefe bekommen“, erzählte {p}.", "“We have received {n} letters,” {p} recounted."),
    ("Am {d} will der Rat von {o} noch einmal über {t} sprechen, doch {p} rechnet mit keinem Ergebnis.",
     "On {d}, the council of {o} wants to talk about {t} once more, but {p} does not expect any result."),
    ("Wer {t} besuchen möchte, zahlt {n} Euro.", "Anyone who wants to visit {t} pays {n} euros."),
    ("{p} und seine Schwester wohnen seit Jahren neben der Mühle und hören jede Nacht das Rauschen des Wassers.",
     "{p} and his sister have lived next to the mill for years and hear the murmur of the water every night."),
]  # fmt: skip

Sentence = tuple[str, str]


class Marked(NamedTuple):
    """A side, and the number of the pair that each sentence came from, in order."""

    side: Side
    numbers: list[int]


def pairs(count: int, rng: random.Random) -> list[list[Sentence]]:
    """Lines of one to three sentences, in German and English."""
    return [[sentence(rng) for _ in range(rng.choice((1, 1, 2, 2, 3)))] for _ in range(count)]


def sentence(rng: random.Random) -> Sentence:
    return rng.choice(SHORT) if rng.random() < 0.25 else long_sentence(rng)


def long_sentence(rng: random.Random) -> Sentence:
    day, thing = rng.choice(DAYS), rng.choice(THINGS)
    shared = {"p": rng.choice(PEOPLE), "o": rng.choice(PLACES), "n": rng.randint(3, 9000)}
    german, english = rng.choice(LONG)
    return german.format(**shared, d=day[0], t=thing[0]), english.format(**shared, d=day[1], t=thing[1])


def side(lines: Sequence[Sequence[str]]) -> Side:
    """A text of these paragraphs, whose sentences are known."""
    text, paragraphs = "", []
    for line in lines:
        spans = []
        for each in line:
            spans.append(Span(len(text), len(text) + len(each)))
            text += each + " "
        paragraphs.append(spans)
        text += "\n\n"
    return Side(text, paragraphs)


def shaken(lines: Sequence[Sequence[tuple[int, str]]], rng: random.Random) -> Marked:
    """A side of which 10 % of the lines were merged with the next, and 10 % split at the end of a sentence."""
    out: list[list[tuple[int, str]]] = []
    waiting = [list(line) for line in lines][::-1]
    while waiting:
        line, chance = waiting.pop(), rng.random()
        if chance < 0.1 and waiting:
            out.append(line + waiting.pop())
        elif chance < 0.2 and len(line) > 1:
            at = rng.randrange(1, len(line))
            out += [line[:at], line[at:]]
        else:
            out.append(line)
    return Marked(side([[text for _, text in line] for line in out]), [number for line in out for number, _ in line])


def numbers_in(span: Span, marked: Marked) -> set[int]:
    spans = [each for paragraph in marked.side.paragraphs for each in paragraph]
    return {number for each, number in zip(spans, marked.numbers, strict=True) if span.covers(each)}


def share_right(links: Sequence[Link], left: Marked, right: Marked) -> float:
    right_ones = sum(
        bool(here := numbers_in(link.source, left)) and here == numbers_in(link.target, right) for link in links
    )
    return right_ones / len(links)


def flat(lines: Sequence[Sequence[str]]) -> list[str]:
    return [each for line in lines for each in line]


def texts(links: Sequence[Link], left: Side, right: Side) -> list[tuple[str, str]]:
    return [(left.text[slice(*a)], right.text[slice(*b)]) for a, b in links]


@pytest.mark.parametrize("count", [60, 400])
def test_lines_merged_and_split_on_either_side_are_put_together_again(count: int) -> None:
    rng = random.Random(1)
    numbered, number = [], 0
    for line in pairs(count, rng):
        numbered.append([(number + at, *each) for at, each in enumerate(line)])
        number += len(line)
    left = shaken([[(at, german) for at, german, _ in line] for line in numbered], rng)
    right = shaken([[(at, english) for at, _, english in line] for line in numbered], rng)
    links = align(left.side, right.side)
    assert share_right(links, left, right) >= 0.98
    assert links == align(left.side, right.side)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (5, 6), (9, 12), (29, 30)])
def test_a_paragraph_left_out_or_added_has_nothing_beside_it(first: int, last: int) -> None:
    rng = random.Random(7)
    lines = [[long_sentence(rng), long_sentence(rng)] for _ in range(30)]
    whole = side([[german for german, _ in line] for line in lines])
    shorter = side([[english for _, english in line] for line in [*lines[:first], *lines[last:]]])
    gone = [german for line in lines[first:last] for german, _ in line]
    assert [source for source, target in texts(align(whole, shorter), whole, shorter) if not target] == gone
    assert [target for source, target in texts(align(shorter, whole), shorter, whole) if not source] == gone


def test_one_sentence_became_two_or_three() -> None:
    left = side([["Anna Dorn kam um 8 Uhr, aß 12 Brote, trank 40 Tassen Tee und ging um 23 Uhr.", "Es regnete."]])
    right = side(
        [["Anna Dorn came at 8 o'clock.", "She ate 12 rolls and drank 40 cups.", "She left at 23.", "It rained."]]
    )
    assert [(len(a.split()), len(b.split())) for a, b in texts(align(left, right), left, right)] == [(18, 18), (2, 2)]


def test_an_empty_side_leaves_all_of_the_other_alone() -> None:
    full, empty = side([["Eins.", "Zwei."], ["Drei."]]), Side("", [])
    assert align(empty, empty) == ()
    assert align(Side("", [[], []]), Side("\n", [[]])) == ()
    assert texts(align(full, empty), full, empty) == [("Eins.", ""), ("Zwei.", ""), ("Drei.", "")]
    assert texts(align(empty, full), empty, full) == [("", "Eins."), ("", "Zwei."), ("", "Drei.")]


def test_sentences_of_syllables_are_put_beside_longer_ones() -> None:
    chinese = [
        ["市长昨天宣布，新桥将于2027年开放。", "他说费用为350万欧元。"],
        ["居民不满意。"],
        ["“我们等了12年，”渔夫说，“现在还要再等。”", "没有人知道结果会怎样。", "会议星期五继续。"],
    ]
    english = [
        ["The mayor announced yesterday that the new bridge would be opened in 2027.", "He put the cost at 350."],
        ["The residents are not satisfied."],
        ["“We have waited for 12 years,” said a fisherman, “and now we shall have to wait again.”"],
        ["No one knows what the outcome will be.", "The meeting continues on Friday."],
    ]
    left, right = side(chinese), side(english)
    assert texts(align(left, right), left, right) == list(zip(flat(chinese), flat(english), strict=True))


def test_paragraphs_of_a_segmented_original_are_not_moved() -> None:
    lines = [["Im Hafen liegen 12 Boote."], ["Im Rathaus sitzen 34 Leute."]]
    left, right = side(lines), side(lines[::-1])
    told = texts(align(left, right, segmented=True), left, right)
    assert told == list(zip(flat(lines), flat(lines[::-1]), strict=True))
    uneven = side([*lines, ["Und noch einer."]])
    assert texts(align(left, uneven, segmented=True), left, uneven)[-1][1].endswith("Und noch einer.")


SIDES = st.lists(st.lists(st.text(min_size=1, max_size=40), max_size=6), max_size=9).map(side)


@settings(deadline=None, max_examples=150)
@given(SIDES, SIDES, st.booleans())
def test_every_sentence_of_either_side_is_in_exactly_one_link(left: Side, right: Side, segmented: bool) -> None:
    links = align(left, right, segmented=segmented)
    for each, spans in ((left, [link.source for link in links]), (right, [link.target for link in links])):
        for paragraph in each.paragraphs:
            for sentence in paragraph:
                assert sum(span.covers(sentence) for span in spans) == 1
        assert spans == sorted(spans)
        assert all(0 <= span.start <= span.end <= len(each.text) for span in spans)
    assert all(link.source.length or link.target.length for link in links)
    assert links == align(left, right, segmented=segmented)


@pytest.mark.parametrize(("ours", "theirs"), [(2000, 2000), (3, 2000), (2000, 1)])
def test_long_sides_end(ours: int, theirs: int) -> None:
    rng = random.Random(3)
    left, right = (side([[f"{sentence(rng)[0]} {at}"] for at in range(count)]) for count in (ours, theirs))
    links = align(left, right)
    assert sum(bool(link.source.length) for link in links) <= ours
    assert links[-1].source.end == left.paragraphs[-1][-1].end
    assert links[-1].target.end == right.paragraphs[-1][-1].end


@pytest.mark.parametrize(("ours", "theirs"), [(0, 0), (0, 9), (9, 0), (40, 40), (2000, 2000), (2000, 6000), (9999, 1)])
def test_the_table_stays_small_and_leaves_a_way(ours: int, theirs: int) -> None:
    slack = _slack(ours, theirs)
    assert (ours + 1) * min(2 * slack + 1, theirs + 1) < 2_000_000
    assert slack >= min(theirs / max(ours, 1), theirs)


def test_one_long_paragraph_is_aligned_like_many() -> None:
    left = side([[f"Satz {number} steht hier." for number in range(600)]])
    right = side([[f"Sentence {number} stands here." for number in range(600) if number != 234]])
    links = texts(align(left, right), left, right)
    assert sum(bool(target) and source.split()[1] == target.split()[1] for source, target in links) >= 597


@pytest.mark.parametrize(
    "odd", ["", " ", "…", "?!.,;", "\ud800", "\u200f\u202e", "e" + "\u0301" * 500, "1" * 100_000, "ab " * 33_000, "😀"]
)
def test_no_text_is_too_odd_to_align(odd: str) -> None:
    left = Side(odd, [sentences(odd, Span(0, len(odd)))])
    right = side([["A sentence of 12 words.", "Another."]])
    assert align(left, right)
    assert align(right, left)


def test_anchors_are_what_survives_translation() -> None:
    assert anchors("Gestern sah Nina Krüger 1234 Boote (alle) in „Grün“.") >= {"1234", "krug", "nina", "quotation"}
    assert anchors("Нина Крюгер") & anchors("Nina Kryuger")
    assert anchors("Wie? 5 %") == {"question", "5", "percentage"}
    assert anchors("und so weiter") == frozenset()
