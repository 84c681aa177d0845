"""A small word run together with the name after it, where a link was stripped: "ofEmmanuel", "theMinistry"."""

from __future__ import annotations

from mtaudit.rule import Applicability, Bad, Case, ErrorType, InSource, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_SMALL = one_of("of by and with from said that against between after when the".split())


class FusedWords(PatternRule):
    """A small word in front of a capitalised one without a space."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = 'Two words ran together in "{text}".'
    in_quotations = Quoted.REPORT
    in_source = InSource.REFUTES
    applicability = Applicability.SUGGESTED
    bad = (
        Bad("It was a plan ofEmmanuel Kolb.", "ofEmmanuel", "of Emmanuel"),
        Bad("He met theMinistry’s envoy.", "theMinistry", "the Ministry"),
    )
    good = (
        "It was a plan of Emmanuel Kolb; theGuardian.com and iPhone.",
        "The inDesign file and the onStar button.",
    )
    cases = (
        Case(rf"(?<![\w@#./-])(?P<a>{_SMALL})(?P<b>\p{{Lu}}\p{{Ll}}{{2,}})(?![\w@./-]*[@./]\w|\p{{Lu}})", "{a} {b}"),
    )
    exceptions = (
        "indesign",
        "onstar",
        "theguardian",
        "thegrio",
        "theskimm",
        "themuse",
        "thestreet",
        "thejournal",
        "thelocal",
        "thebureau",
        "whenthe",
        "oneplus",
        "onlyfans",
        "asics",
        "isbn",
        "insite",
        "theatre",
    )
