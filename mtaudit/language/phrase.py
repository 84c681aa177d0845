"""The little language in which lexicon entries are written, and its translation into a pattern.

    did not develop (more|further)      words and alternatives
    (the )?main aids                    an optional part
    [v:realize] a visit                 a verb in any form;  [n:aid] a noun in singular and plural
    {country} pieces                    a slot: word, number, name, gap, or one that the rule supplies
    ^if this can, we                    only where a sentence begins
    the {number}th, on                  what is written together is matched together
    did not develop more$               only where no word follows: before a mark, or at the end

Words match in any case, straight and curly apostrophes alike, across any white space. A fix is written the same way:
`{country}` puts in what the slot held, `{1}` what stood in the first bracket, `[v:elaborate]` takes the form that the
matched verb had, and a capital at the start of the match is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mtaudit.errors import RuleDefinitionError
from mtaudit.language.expression import Pattern
from mtaudit.language.inflection import Form, noun_forms, spellings, verb_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtaudit.language.expression import Match

SLOTS: Mapping[str, str] = {
    "word": r"[^\W\d_]+(?:['’-][^\W\d_]+)*",
    "number": r"\d+(?:[.,]\d+)*|(?i:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred)",
    "name": r"\p{Lu}[\w'’-]*(?:\s\p{Lu}[\w'’-]*){0,3}",
    "gap": r"(?:[\w'’-]+,?\s){0,3}?",
}
"""What a slot may hold, as patterns that heed case."""

_PART = re.compile(r"\[([vn]):([^\]]+)\]|\{(\w+)\}|(\()|(\)\??)|(\|)|(\s+)|([^\s()|\[\]{}]+)")
_AUXILIARIES = frozenset("be am is are was were been being have has had having get gets got getting 's 've".split())
_SHORTENED = frozenset("he's she's it's who's that's there's here's what's".split())
_ANCHOR_LIMIT = 60
_WORD_START = r"(?<![\w-]|\w['’])"
_WORD_END = r"(?!\w|[-’']\w)"
_SENTENCE_START = r"(?<=(?:^|[.!?…:]['\"”’»)]*\s|\n)['\"“‘«„(—–-]*\s?)(?<!\w)"
_NO_WORD_FOLLOWS = r"(?!\w)(?=\s*(?:[.,;:!?…)\]\"”»—–]|['’](?!\w)|$))"
_MARKS = frozenset(",;:.!?")
_OPEN = (" ", "(", "|", ")?", "{gap}")
"""What a place may follow without being glued to it; optional brackets and the gap hold their own space."""


@dataclass(frozen=True)
class Phrase:
    """A lexicon entry's pattern, ready to match.

    `literals` are folded strings, one of which stands in every match; an entry is tried only where one was seen.
    """

    source: str
    expression: str
    literals: tuple[str, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]

    @cached_property
    def pattern(self) -> Pattern:
        """The pattern over the text as it stands."""
        return Pattern(self.expression)

    def fill(self, fix: str, match: Match, before: str) -> str:
        """The fix for one match.

        Args:
            fix: the template.
            match: a match of `pattern`.
            before: the text in front of the match, which tells a past tense from a participle.
        """
        groups = match.groupdict()

        def put(part: re.Match[str]) -> str:
            kind, lemma, slot = part.group(1), part.group(2), part.group(3)
            if slot:
                return groups.get(f"b{slot}" if slot.isdigit() else slot) or ""
            if kind == "v" and lemma in self.verbs:
                return (groups.get(f"v{self.verbs.index(lemma)}") or lemma).lower()
            if kind == "v":
                return verb_forms(lemma)[self._verb_form(groups, match, before)]
            return noun_forms(lemma)[self._noun_form(groups)]

        filled = re.sub(r" {2,}", " ", re.sub(r"\[([vn]):([^\]]+)\]|\{(\w+)\}", put, fix)).strip()
        return filled[:1].upper() + filled[1:] if self._begins_with_a_capital(match, before) else filled

    def _begins_with_a_capital(self, match: Match, before: str) -> bool:
        """Whether the match has a capital that is the sentence's and not a name's own or part of a word in capitals."""
        held = match.group()
        if not held[:1].isupper() or held[1:2].isupper():
            return False
        return not self.source.startswith("{") or not before.strip()

    def _verb_form(self, groups: dict[str, str | None], match: Match, before: str) -> Form:
        for at, lemma in enumerate(self.verbs):
            held = groups.get(f"v{at}")
            if held is None:
                continue
            seen = held.lower()
            forms = verb_forms(lemma)
            fitting = [form for form in Form if form in forms and seen in spellings(forms[form])]
            if Form.PAST in fitting and Form.PARTICIPLE in fitting:
                clause = re.split(r"[,.;:!?]", before + match.string[match.start() : match.start(f"v{at}")])[-1]
                words = [word.lower().replace("’", "'") for word in re.findall(r"[\w'’]+", clause)[-3:]]
                helped = any(w in _AUXILIARIES or w in _SHORTENED or w.endswith("'ve") for w in words)
                return Form.PARTICIPLE if helped else Form.PAST
            if fitting:
                return fitting[0]
        return Form.BASE

    def _noun_form(self, groups: dict[str, str | None]) -> Form:
        for at, lemma in enumerate(self.nouns):
            held = groups.get(f"n{at}")
            if held is not None:
                return Form.PLURAL if held.lower() != lemma else Form.SINGULAR
        return Form.SINGULAR


@dataclass(slots=True)
class _Element:
    """One word place of a phrase: its pattern, and the words it may be if they can be listed."""

    expression: str
    words: tuple[str, ...] | None
    optional: bool = False
    spaced: bool = False
    """Brings the white space after it along, as a gap does."""
    glue: str = " "
    """What stands between it and the place before; nothing, where it is written right after it."""

    @property
    def glues_a_word(self) -> bool:
        """Whether it goes on with the word before, as "th" does after a number and a comma does not."""
        return not self.glue and not (self.words and all(word[:1] in _MARKS for word in self.words))


def parse(source: str, slots: Mapping[str, str] | None = None) -> Phrase:
    """Translate an entry of the phrase language.

    Args:
        source: the entry.
        slots: further slots by name, as patterns.

    Raises:
        RuleDefinitionError: the entry is malformed, or nothing in it can be looked up as a literal.
    """
    wording = source.removeprefix("^").removesuffix("$")
    reader = _Reader(wording, {**SLOTS, **(slots or {})})
    elements = reader.sequence()
    if reader.at != len(wording):
        raise RuleDefinitionError(f"phrase {source!r}: unexpected {wording[reader.at]!r} at {reader.at}")
    literals = _literals(elements)
    if not literals:
        raise RuleDefinitionError(f"phrase {source!r}: needs at least one word that is not optional")
    start = _SENTENCE_START if source.startswith("^") else _WORD_START
    end = _NO_WORD_FOLLOWS if source.endswith("$") else _WORD_END
    expression = start + _join(elements) + end
    return Phrase(source, expression, literals, tuple(reader.verbs), tuple(reader.nouns))


class _Reader:
    """Reads the phrase language from left to right."""

    def __init__(self, source: str, slots: Mapping[str, str]) -> None:
        self.source = source
        self.slots = slots
        self.at = 0
        self.verbs: list[str] = []
        self.nouns: list[str] = []
        self.used: set[str] = set()
        self.brackets = 0

    def sequence(self) -> list[_Element]:
        elements: list[_Element] = []
        while self.at < len(self.source):
            part = _PART.match(self.source, self.at)
            if part is None:
                raise RuleDefinitionError(f"phrase {self.source!r}: unreadable at {self.at}")
            if part.group(5) or part.group(6):
                break
            self._check(part)
            glue = " " if self.source.endswith(_OPEN, 0, self.at) else ""
            self.at = part.end()
            if part.group(4):
                elements.append(replace(self._group(), glue=glue))
            elif part.group(1):
                elements.append(replace(self._inflected(part.group(1), part.group(2)), glue=glue))
            elif part.group(3):
                elements.append(replace(self._slot(part.group(3)), glue=glue))
            elif part.group(8):
                elements.append(_Element(_word(part.group(8)), (_folded(part.group(8)),), glue=glue))
        return elements

    def _check(self, part: re.Match[str]) -> None:
        """Refuse what reads as if it were a pattern's syntax, and would never match as it was meant."""
        before, word = self.source[: self.at], part.group(8) or ""
        if "?" in word.lstrip("?") or (word[:1] == "?" and before[-1:] not in {"", " "}):
            raise RuleDefinitionError(f'phrase {self.source!r}: put what is optional before the "?" in brackets')
        if "|" in (part.group(2) or ""):
            raise RuleDefinitionError(
                f"phrase {self.source!r}: [{part.group(1)}:…] takes one word, not {part.group(2)!r}"
            )
        if word[:1] in _MARKS and before.endswith(" "):
            raise RuleDefinitionError(f"phrase {self.source!r}: put {word!r} right after the word before it")
        if before.endswith(")?") and not before.endswith(" )?") and part.group(8) and word[:1] not in _MARKS:
            raise RuleDefinitionError(
                f"phrase {self.source!r}: at {self.at}, an optional part of a word; write both words"
            )
        if part.group(7) and before.endswith("("):
            raise RuleDefinitionError(f"phrase {self.source!r}: put the space at {self.at} outside the bracket")

    def _group(self) -> _Element:
        self.brackets += 1
        name = f"b{self.brackets}"
        branches = [self.sequence()]
        while self.source[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self.sequence())
        if self.source[self.at : self.at + 1] != ")":
            raise RuleDefinitionError(f"phrase {self.source!r}: a bracket is not closed")
        self.at += 1
        optional = self.source[self.at : self.at + 1] == "?"
        self.at += optional
        listed = [_listed(branch) for branch in branches]
        words = None if any(branch is None for branch in listed) else tuple(w for b in listed if b for w in b)
        return _Element(f"(?P<{name}>" + "|".join(_join(branch) for branch in branches) + ")", words, optional)

    def _inflected(self, kind: str, lemma: str) -> _Element:
        known, name = (self.verbs, "v") if kind == "v" else (self.nouns, "n")
        forms = verb_forms(lemma) if kind == "v" else noun_forms(lemma)
        words = tuple(dict.fromkeys(spelling for form in forms.values() for spelling in spellings(form)))
        if lemma == "be":
            words += ("are", "were", "am")
        known.append(lemma)
        listed = "|".join(_word_sequence(w) for w in sorted(words, key=len, reverse=True))
        return _Element(f"(?P<{name}{len(known) - 1}>{listed})", tuple(_folded(w) for w in words))

    def _slot(self, name: str) -> _Element:
        if name not in self.slots:
            raise RuleDefinitionError(f"phrase {self.source!r}: no slot is called {name!r}")
        group = f"?P<{name}>" if name not in self.used and name != "gap" else "?:"
        self.used.add(name)
        if name == "gap":
            return _Element(f"({group}{self.slots[name]})", None, optional=True, spaced=True)
        return _Element(f"({group}{self.slots[name]})", None)


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


_ALIKE = {"'": "['’]", "’": "['’]", "-": "[-‐‑]"}


def _word(word: str) -> str:
    """The expression of a word in any case, with any kind of apostrophe and hyphen."""
    return "(?i:" + "".join(_ALIKE.get(char) or re.escape(char) for char in word) + ")"


def _word_sequence(words: str) -> str:
    return r"\s+".join(_word(w) for w in words.split())


def _listed(elements: list[_Element]) -> tuple[str, ...] | None:
    """Every wording of a sequence, or None where there are too many or they cannot be listed."""
    if any(e.words is None or e.optional for e in elements):
        return None
    wordings = [""]
    for e in elements:
        wordings = [(w + e.glue + more).strip() for w in wordings for more in e.words or ()]
        if len(wordings) > _ANCHOR_LIMIT:
            return None
    return tuple(wordings)


def _join(elements: list[_Element]) -> str:
    """The expression of a sequence, white space between its places.

    An optional place takes its white space with it: the space before, or after where it comes first.
    """
    expression, begun = "", False
    for e in elements:
        space = r"\s+" if begun and e.glue else ""
        if e.spaced:
            expression += space + e.expression
            begun = False
        elif not e.optional:
            expression += space + e.expression
            begun = True
        elif begun:
            expression += f"(?:{space}{e.expression})?"
        else:
            expression += rf"(?:{e.expression}\s+)?"
    return expression


def _literals(elements: list[_Element]) -> tuple[str, ...]:
    """The literals to look for: the run of neighbouring places with the longest shortest wording."""
    best: tuple[str, ...] = ()
    for first in range(len(elements)):
        if first and not elements[first].glue:
            continue  # begins inside a word
        for last in range(len(elements), first, -1):
            if last < len(elements) and elements[last].glues_a_word:
                continue  # ends inside a word
            run = _listed(elements[first:last])
            if run and (not best or _worth(run) > _worth(best)):
                best = run
    return tuple(dict.fromkeys(best))


def _worth(run: tuple[str, ...]) -> float:
    return min(len(w) for w in run) - 0.15 * len(run)
