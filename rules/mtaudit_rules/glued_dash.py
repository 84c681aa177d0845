"""Two clauses run together by a hyphen where a dash was: "a total ceasefire-this is the proposal"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_SUBJECT_AND_VERB = (
    (
        ("-th", "-it", "-he", "-she"),
        r"(?P<b>this|that|it|there|he|she)(?=\s(?:is|was|has|had|will|would|can|could|may|might|seems|means)\b)",
    ),
    (
        ("-the", "-we", "-you"),
        r"(?P<b>these|those|they|we|you)(?=\s(?:are|were|have|had|will|would|can|could|may|might|must)\b)",
    ),
    (("-although", "-whereas", "-which"), r"(?P<b>although|whereas|which)(?=\s\p{Ll})"),
)


class GluedDash(PatternRule):
    """A hyphen between a word and the subject of a new clause."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = 'A dash shrank to a hyphen in "{text}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("They want a truce-this is what counts.", "truce-this", "truce — this"),
        Bad("He trusts the army-they are ready.", "army-they", "army — they"),
    )
    good = (
        "A do-it-yourself kit and a catch-that tune.",
        "They want a truce — this is what counts.",
        "The who-does-what plan is ready.",
    )
    cases = tuple(
        Case(rf"(?<![\w-])(?P<a>\p{{L}}{{3,}})[-‐‑]{clause}", "{a} — {b}", anchors)
        for anchors, clause in _SUBJECT_AND_VERB
    )
