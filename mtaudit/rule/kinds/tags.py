"""Rules that are patterns over words and their parts of speech.

A pattern is a row of elements parted by spaces, each for one piece of a sentence (`mtaudit.language.tagger.split`):

    did|does            one of these words, in any case
    *s|*es              a word with such an ending
    /NNS|NNPS           a word with one of these Penn tags
    *s/NNS              both
    _                   any piece
    !did   !/NN         a piece that is not that
    ~did   ~/NN         what comes next is not that; takes no piece
    name:X              names the element for the fix
    X?   X*             perhaps; up to three times
    [ ]                 stand round the part that the finding marks, where it is not the whole
    ^ $                 the edges of the sentence

"did|does [ verb:*ed/VBD|VBN ]" marks "wanted" in "he did wanted". A sentence is tagged only if it holds the words of
the pattern in their order.
"""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from mtaudit.errors import RuleDefinitionError
from mtaudit.language import tagger as taggers
from mtaudit.language.expression import Pattern
from mtaudit.language.tagger import Tagger, load_tagger
from mtaudit.language.text import Span, fold
from mtaudit.rule.contract import AnchoredRule
from mtaudit.rule.kinds.pattern import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mtaudit.article.document import Document
    from mtaudit.language.expression import Match
    from mtaudit.rule.finding import Finding
    from mtaudit.rule.mqm import Severity

LONGEST_SENTENCE = 3000
"""Code points; what is longer is a table or a list, and is not tagged."""

_JOINING = frozenset("-‐‑–/&")
_MOST_ANCHORS = 6000
_REPEATS = 3
_ELEMENT = re.compile(
    r"(?:(?P<name>[a-z_]+):)?(?P<negated>[!~])?(?P<words>[^/\s]*?)(?:/(?P<tags>[A-Z$|.,:]+))?(?P<count>[?*]?)"
)


@dataclass(frozen=True)
class Element:
    """One element of a pattern, taken apart."""

    name: str | None
    negated: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    count: str

    @property
    def is_literal(self) -> bool:
        """Whether one of a few known words must stand here."""
        plain = all("*" not in word and (word[0].isalnum() or _is_joined(word)) for word in self.words)
        return bool(self.words) and not self.negated and not self.count and plain


@dataclass(frozen=True)
class TagCase:
    """One pattern of a rule, in the language of this module.

    `fix` is a template in which `{name}` stands for the text of the element of that name; a text that `forms` holds, in
    lower case, is put in the form that it names. `unless` are patterns that silence the case where they match the same
    sentence.

    Raises RuleDefinitionError for a pattern that is not understood or holds no literal word.
    """

    expression: str
    fix: str | None = None
    forms: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    severity: Severity | None = None
    message: str | None = None
    source_languages: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    anchors: tuple[str, ...] = field(init=False, repr=False, compare=False)
    hint: Pattern = field(init=False, repr=False, compare=False)
    pattern: Pattern = field(init=False, repr=False, compare=False)
    silencers: tuple[Pattern, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        elements = [_element(part, self.expression) for part in self.expression.split() if part not in set("[]^$")]
        object.__setattr__(self, "anchors", _anchors(elements, self.expression))
        object.__setattr__(self, "hint", Pattern(_hint(elements)))
        object.__setattr__(self, "pattern", Pattern(_tagged_expression(self.expression)))
        object.__setattr__(self, "silencers", tuple(Pattern(_tagged_expression(u)) for u in self.unless))


class TaggedSentence(NamedTuple):
    """A sentence with its pieces, their tags, and both as one string that patterns are matched against."""

    text: str
    pieces: tuple[taggers.Piece, ...]
    tags: tuple[str, ...]
    line: str
    starts: tuple[int, ...]


class TagMatch(NamedTuple):
    """A match of a pattern; `first` and `last` are the places of its outermost pieces in the sentence.

    `span` is the range to mark, as offsets into the sentence; `groups` are the texts of the named elements.
    """

    sentence: TaggedSentence
    first: int
    last: int
    span: Span
    groups: Mapping[str, str]

    def piece(self, place: int) -> tuple[str, str]:
        """Folded text and tag of the piece with that place in the sentence; two empty strings outside it."""
        if not 0 <= place < len(self.sentence.tags):
            return "", ""
        return fold(self.sentence.pieces[place].text), self.sentence.tags[place]

    @property
    def is_capitalized(self) -> bool:
        """Whether a word of the marked range has a capital that the start of the sentence does not explain."""
        words = [p.text for p in self.sentence.pieces[self.first :] if self.span.start <= p.start < self.span.end]
        later = words if self.span.start > self.sentence.pieces[0].start else words[1:]
        return any(word[0].isupper() for word in later)


class TagRule(AnchoredRule, kind=True):
    """A rule that is a few patterns over tags; a subclass may look twice at each match.

    The model is the file `models/english_pos.json.gz` among the data of its pack, read when a sentence first needs it.
    """

    cases: ClassVar[tuple[TagCase, ...]]
    model: ClassVar[str] = "english_pos"

    @property
    def model_path(self) -> Path:
        """The file of the model."""
        return self.resource(f"models/{self.model}.json.gz")

    @cached_property
    def tagger(self) -> Tagger:
        """The tagger, shared by all rules of the same model."""
        return load_tagger(self.model_path)

    @property
    def content(self) -> str:
        """The rule's file, the patterns, and what tells one model from another."""
        cases = (f"{case.expression}\x1c{case.severity}\x1c{case.unless}" for case in self.cases)
        return "\x1d".join((super().content, *cases, _digest(self.model_path)))

    def accepts(self, document: Document, match: TagMatch) -> bool:
        """Whether a match is an error after all that its pattern cannot see."""
        del document, match
        return True

    def fix_for(self, match: TagMatch, case: TagCase) -> str | None:
        """The fix of a match: the template of its case, filled in."""
        if case.fix is None:
            return None
        return fill(case.fix, {name: case.forms.get(text.lower(), text) for name, text in match.groups.items()})

    def anchors(self) -> Iterator[tuple[str, int]]:
        """The literals of every case."""
        for number, case in enumerate(self.cases):
            for literal in case.anchors:
                yield literal, number

    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        """The accepted matches of one case in one sentence."""
        case = self.cases[entry]
        if sentence.length > LONGEST_SENTENCE or not case.hint.search(document.folded, sentence.start, sentence.end):
            return
        tagged = tag_sentence(self.tagger, document.text[sentence.start : sentence.end])
        if any(silencer.search(tagged.line) for silencer in case.silencers):
            return
        for match in matches(case, tagged):
            if self.accepts(document, match):
                yield self.finding(
                    document,
                    Span(sentence.start + match.span.start, sentence.start + match.span.end),
                    self.fix_for(match, case),
                    severity=case.severity,
                    message=case.message,
                    source_languages=case.source_languages,
                )


@cache
def _digest(path: Path) -> str:
    """A hash of a file, which is quicker to have than the signature inside it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise RuleDefinitionError(f"{path}: {error}") from error


@lru_cache(maxsize=512)  # several rules ask for the same sentence, one after another
def tag_sentence(tagger: Tagger, text: str) -> TaggedSentence:
    """The sentence `text`, taken apart and tagged."""
    pieces = tuple(taggers.split(text))
    tags = _with_hyphens(pieces, tagger.tag([piece.text for piece in pieces]))
    lines = [f"{fold(piece.text)}\t{tag}\n" for piece, tag in zip(pieces, tags, strict=True)]
    starts = tuple(itertools.accumulate(map(len, lines), initial=0))
    return TaggedSentence(text, pieces, tags, "".join(lines), starts)


def _with_hyphens(pieces: Sequence[taggers.Piece], tags: Sequence[str]) -> tuple[str, ...]:
    """The tags, with that of a hyphen wherever a mark joins two words: a tagger sees words without their spaces."""
    joined = {
        at
        for at in range(1, len(pieces) - 1)
        if pieces[at].text in _JOINING
        and pieces[at - 1].end == pieces[at].start
        and pieces[at].end == pieces[at + 1].start
    }
    return tuple("HYPH" if at in joined else tag for at, tag in enumerate(tags))


def matches(case: TagCase, sentence: TaggedSentence) -> Iterator[TagMatch]:
    """The matches of a case in a tagged sentence, from left to right, without overlap.

    Raises:
        DeadlineError: the pattern ran past its deadline.
    """
    for match in case.pattern.finditer(sentence.line):
        first, last = _places(sentence, match, 0)
        marked_first, marked_last = _places(sentence, match, "flag")
        if marked_last < marked_first:
            continue
        groups = {
            name: _text(sentence, match, name)
            for name in match.re.groupindex
            if name != "flag" and match[name] is not None
        }
        yield TagMatch(sentence, first, last, _span(sentence, marked_first, marked_last), groups)


def _places(sentence: TaggedSentence, match: Match, group: str | int) -> tuple[int, int]:
    start, end = match.span(group)
    return bisect_right(sentence.starts, start) - 1, bisect_left(sentence.starts, end) - 1


def _span(sentence: TaggedSentence, first: int, last: int) -> Span:
    return Span(sentence.pieces[first].start, sentence.pieces[last].end)


def _text(sentence: TaggedSentence, match: Match, group: str) -> str:
    first, last = _places(sentence, match, group)
    if last < first:
        return ""
    start, end = _span(sentence, first, last)
    return sentence.text[start:end]


def _element(part: str, expression: str) -> Element:
    match = _ELEMENT.fullmatch(part)
    if match is None:
        raise RuleDefinitionError(f"{part!r} in the tag pattern {expression!r} is not understood")
    words = match["words"]
    return Element(
        name=match["name"],
        negated=match["negated"] or "",
        words=tuple(words.split("|")) if words not in {"", "_"} else (),
        tags=tuple(match["tags"].split("|")) if match["tags"] else (),
        count=match["count"],
    )


def _tagged_expression(expression: str) -> str:
    """The pattern over lines of word, tab and tag."""
    flag_opens = "(?P<flag>"
    parts = [r"(?<![^\n])"] if "[" in expression.split() else [r"(?<![^\n])", flag_opens]
    for part in expression.split():
        if part in {"[", "]"}:
            parts.append(flag_opens if part == "[" else ")")
        elif part in {"^", "$"}:
            parts.append(r"\A" if part == "^" else r"\Z")
        else:
            parts.append(_line(_element(part, expression)))
    if "[" not in expression.split():
        parts.append(")")
    return "".join(parts)


def _line(element: Element) -> str:
    words = "|".join(re.escape(w).replace(r"\*", r"[^\t\n]*") for w in element.words) or r"[^\t\n]+"
    tags = "|".join(map(re.escape, element.tags)) or r"[^\t\n]+"
    line = rf"(?:{words})\t(?:{tags})\n"
    if element.negated:
        line = rf"(?!{line})" + (r"[^\n]+\n" if element.negated == "!" else "")
    count = {"": "", "?": "?", "*": f"{{0,{_REPEATS}}}"}[element.count]
    line = f"(?:{line}){count}" if count else line
    return f"(?P<{element.name}>{line})" if element.name else line


def _hint(elements: Sequence[Element]) -> str:
    """What the folded sentence must hold for the pattern to match: its words, in their order and as near."""
    required = [at for at, e in enumerate(elements) if e.words and not e.negated and not e.count]
    parts: list[str] = []
    for element in elements[required[0] : required[-1] + 1]:
        if element.negated == "~":
            continue
        if element.words and not element.negated:
            words = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in element.words)
            before = "" if any(_is_joined(w) or not w[0].isalnum() for w in element.words) else r"(?<!\w)"
            after = r"(?:(?!\w)|(?=n't))" if all(w[-1].isalnum() for w in element.words) else ""
            piece = rf"{before}(?:{words}){after}\s*"
        else:
            piece = r"\S{1,40}?\s*"
        parts.append(f"(?:{piece})" + {"": "", "?": "?", "*": f"{{0,{_REPEATS}}}"}[element.count])
    return "".join(parts)


def _anchors(elements: Sequence[Element], expression: str) -> tuple[str, ...]:
    """The literals one of which every match holds: the longest row of literal elements that are not too many."""
    rows = [
        elements[start:end]
        for start, end in itertools.combinations(range(len(elements) + 1), 2)
        if all(element.is_literal for element in elements[start:end])
    ]
    few = [row for row in rows if math.prod(len(e.words) for e in row) <= _MOST_ANCHORS]
    if not few:
        raise RuleDefinitionError(f"the tag pattern {expression!r} holds no literal word that every match has")
    best = max(few, key=lambda row: (len(row), -math.prod(len(e.words) for e in row)))
    return tuple(_joined(words) for words in itertools.product(*(e.words for e in best)))


def _joined(words: Sequence[str]) -> str:
    return "".join(word if not at or _is_joined(word) else f" {word}" for at, word in enumerate(words))


def _is_joined(word: str) -> bool:
    return word.startswith(("'", "n't"))
