"""Forms of English verbs and nouns, for lexicon entries that stand for a whole paradigm."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache


class Form(StrEnum):
    """A form of a verb or a noun."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    SINGULAR = "singular"
    PLURAL = "plural"


_IRREGULAR_VERBS = """
abide abode abided|arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled
blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found
flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leave left left|lend lent lent|let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met
overcome overcame overcome|overtake overtook overtaken|pay paid paid|put put put|quit quit quit|read read read
ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept
slide slid slid|speak spoke spoken|spend spent spent|spin spun spun|split split split|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven
swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|weave wove woven|win won won
withdraw withdrew withdrawn|withstand withstood withstood|write wrote written|do did done|have had had|be was been
foresee foresaw foreseen|mislead misled misled|overthrow overthrew overthrown|rebuild rebuilt rebuilt
undercut undercut undercut|overhear overheard overheard
resend resent resent|retake retook retaken|rewrite rewrote rewritten|undo undid undone|unwind unwound unwound
outdo outdid outdone|oversee oversaw overseen|repay repaid repaid|forego forewent foregone|light lit lit
upset upset upset|offset offset offset|reset reset reset|beset beset beset|broadcast broadcast broadcast
rid rid rid|thrust thrust thrust|override overrode overridden|overrun overran overrun|mistake mistook mistaken
withhold withheld withheld|partake partook partaken|misunderstand misunderstood misunderstood|kneel knelt knelt
"""
_IRREGULAR: dict[str, tuple[str, str]] = {
    base: (past, participle)
    for base, past, participle in (
        entry.split() for line in _IRREGULAR_VERBS.split("\n") for entry in line.split("|") if entry
    )
}
_THIRD = {
    "be": "is",
    "have": "has",
    "do": "does",
    "go": "goes",
    "undergo": "undergoes",
    "undo": "undoes",
    "outdo": "outdoes",
    "forego": "foregoes",
}
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "crisis": "crises",
    "analysis": "analyses",
    "life": "lives",
    "wife": "wives",
    "half": "halves",
    "leaf": "leaves",
    "thief": "thieves",
    "phenomenon": "phenomena",
    "basis": "bases",
    "series": "series",
    "species": "species",
    "aircraft": "aircraft",
    "means": "means",
    "mouse": "mice",
    "goose": "geese",
    "knife": "knives",
    "shelf": "shelves",
    "self": "selves",
    "wolf": "wolves",
    "quiz": "quizzes",
}
_DOUBLING = frozenset(
    "acquit admit begin cancel commit compel confer control defer deter equip expel forbid forget incur kidnap label "
    "model occur offset omit overrun patrol permit prefer propel rebut refer regret repel reset signal submit transfer "
    "transmit travel upset".split()
)
_ENDING_IN_OES = frozenset("veto echo hero potato tomato embargo".split())
_VOWELS = "aeiou"


@cache
def verb_forms(lemma: str) -> dict[Form, str]:
    """The forms of a verb; in a phrasal verb ("rule out") the first word changes."""
    head, space, rest = lemma.partition(" ")
    past, participle = _IRREGULAR.get(head, (_regular_past(head),) * 2)
    third = _THIRD.get(head, _with_s(head))
    forms = {
        Form.BASE: head,
        Form.THIRD: third,
        Form.PAST: past,
        Form.PARTICIPLE: participle,
        Form.GERUND: _gerund(head),
    }
    return {form: word + space + rest for form, word in forms.items()}


@cache
def noun_forms(lemma: str) -> dict[Form, str]:
    """The singular and the plural of a noun; in a compound ("peace talk") the last word changes."""
    rest, space, head = lemma.rpartition(" ")
    return {Form.SINGULAR: lemma, Form.PLURAL: rest + space + _plural(head)}


_TWO_LS = re.compile(r"^(cance|trave|labe|mode|signa)ll(ed|ing)\b")
_Z_SPELLING = re.compile(r"(\w{2,})([iy])z(e|ed|es|ing)\b")


def spellings(form: str) -> tuple[str, ...]:
    """A verb form as written with -ize and with two l's, and with -ise or one l where it can be."""
    other = _TWO_LS.sub(r"\1l\2", _Z_SPELLING.sub(r"\1\2s\3", form))
    return (form,) if other == form or form.startswith(("seiz", "siz", "priz", "capsiz")) else (form, other)


def _plural(noun: str) -> str:
    if noun.endswith(("man", "woman")) and noun not in {"human", "german", "German", "Roman", "Ottoman"}:
        return noun[:-2] + "en"
    return _PLURALS.get(noun, _with_s(noun))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in _ENDING_IN_OES:
        return word + "es"
    return word + "s"


def _regular_past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


_DOUBLED_ENDING = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]")


def _doubled(word: str) -> str:
    """The word with its last consonant doubled, as a stressed short syllable asks."""
    return word + word[-1] if word in _DOUBLING or _DOUBLED_ENDING.fullmatch(word) else word
