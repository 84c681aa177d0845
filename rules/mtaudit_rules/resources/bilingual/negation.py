"""Whether a sentence negates: by its words, in English and in the languages of `languages.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mtaudit.language import Match, Pattern, escape
from mtaudit_rules.resources.bilingual.languages import UNSPACED, language

_WORD = Pattern(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*['’]?")
_NOT_ONLY = (
    "não só", "não apenas", "nicht nur", "не только", "не лише", "не тільки", "no solo", "no sólo", "non seulement",
    "pas seulement", "non solo", "niet alleen", "nejen", "nie tylko", "ليس فقط", "نه تنها", "न केवल", "tidak hanya",
    "bukan hanya", "不仅", "不光", "不只", "不但", "だけでなく", "뿐만 아니라", "inte bara", "ikke bare",
)  # fmt: skip
_ONLY = Pattern(
    r"(?i)\b(?:only|just|merely|lest|for(?:e)?go\w*|illiberal\w*|offline|free|briefly|single|once|short|simply)\b"
)
_CLAUSE_END = Pattern(r"[,;:()—–。，；：、،؛]|\s(?:a|und|y|e|et|и|i|och|og|en|ve|że|що|что|že|dass|que|che)\s")
_ENGLISH = Pattern(r"(?i)\b(?:not|no|never|nobody|none|nothing|neither|nor|nowhere|cannot|without)\b|n['’]t\b")
_EXEMPT = Pattern(
    r"(?i)\b(?:not only|no matter|no doubt|not least|if not|whether or not|or not|no \d|why not|no wonder|"
    r"not just|not to mention|none other|nothing but|no more than|no less than|no fewer than|no later than|"
    r"no sooner|not until|not merely|not simply|not even|can['’]t help|cannot help|nothing less|"
    r"not surprisingly|isn['’]t it|aren['’]t they|don['’]t you|doesn['’]t it|didn['’]t he|right or not)\b|\bno\.\s?\d"
)
_IMPLIED = Pattern(
    r"(?i)\b(?:un(?!der|ti|ion|ite|ivers|it|iq|to|esco|icef|con|ess)\w{3,}|un(?:conscious|contr|cont|cond|conf|conn|conv)\w*|"
    r"in(?:abil|access|accura|act(?:ive|ion)|adequa|adver|appropr|capa|cess|compa|compet|compl|consi|corr|cred|curab|"
    r"dependen|determin|direct|discrim|effect|effic|eligib|equal|evitab|exp(?:er|lic)|finit|flex|frequen|human|invis|"
    r"just|numer|secur|sensit|separ|signif|solv|stabil|suffic|toler|valid|variab|visib|vulner)\w*|"
    r"im(?:balanc|matur|measur|mobil|partial|pass|patien|perfect|possib|prac|prob|proper|pun)\w*|ir(?:reg|resp|rev|rel|rat)\w*|"
    r"il(?:leg|log|lici|lit)\w*|dis(?:abl|agree|allow|appear|appro|believ|claim|conn|contin|courag|honest|interest|like|"
    r"miss|obe|order|prov|qualif|regard|satisf|trust|unit)\w*|non\w*|\w{2,}less(?:ly|ness)?|"
    r"lack\w*|fail\w*|refus\w*|reject\w*|den(?:y|ies|ied|ial|ying)|ban(?:s|ned|ning)?|prohibit\w*|forbid\w*|forbade|"
    r"prevent\w*|avoid\w*|stop\w*|ceas\w*|few|fewer|little|less|hardly|barely|scarcely|rarely|seldom|except\w*|unless|"
    r"until|missing|miss(?:ed|es)|absen\w+|instead|beyond|exclud\w*|doubt\w*|declin\w*|neglect\w*|ignor\w*|"
    r"withdr\w+|zero|opposite|contrary|otherwise|apart|besides|other than|rather than|as well|far from|out of|free of|"
    r"free from|at least|despite|regardless|exempt\w*|refrain\w*|spar(?:e|ed|ing)|stay(?:ed|ing)? away|"
    r"keep(?:s|ing)? away|keep from|vacant|"
    r"empty|at most|maximum|below|or less|or fewer|at least|or more|minimum|"
    r"surpris\w*|gone|lost|los(?:e|es|ing)|ruled out|yet to|remains to|lag(?:s|ged|ging)?|"
    r"varie[sd]|vary|merely|unlike\w*|else|alone)\b"
)


def negations_in_english(text: str) -> list[Match]:
    """The words of an English sentence that negate by themselves; set phrases such as "not only" do not."""
    exempt = [match.span() for match in _EXEMPT.finditer(text)]
    return [
        match
        for match in _ENGLISH.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in exempt)
    ]


def is_plain(negation: Match) -> bool:
    """Whether an English negation is of a verb; "no" and "without" may stand for much that is no negation elsewhere."""
    return negation.group().lower() in {"not", "n't", "n’t", "never", "cannot"}


def implied_in_english(text: str) -> int:
    """How many words of an English sentence may carry a negation of the original without being one."""
    exempt = sum(1 for _ in _EXEMPT.finditer(text))
    return exempt + sum(1 for _ in _IMPLIED.finditer(text))


def negations(text: str, code: str | None) -> int:
    """How many clauses of an original are negated: Slavic and Romance languages negate all that can be in a clause."""
    known = language(code)
    text = text.lower()
    for phrase in known.phrases:
        text = text.replace(phrase, " ")
    return sum(
        bool(_count(clause, known.code, known.negation, known.exempt)) and not _cancels(clause, known.code)
        for clause in _clauses(text)
    )


def _cancels(clause: str, code: str) -> bool:
    """Whether a Russian or Ukrainian clause negates twice, and so affirms: "не мог не", "не обошлось без"."""
    if code not in {"ru", "uk"}:
        return False
    words = [match.group() for match in _WORD.finditer(clause)]
    return words.count("не") + words.count("без") > 1 and not any(word.startswith(("ни", "ні")) for word in words)


def loses_not_only(source: str, target: str) -> bool:
    """Whether the original says "not only" and the translation "only"."""
    lowered = source.lower()
    said = any(phrase in lowered for phrase in _NOT_ONLY)
    return said and bool(_ONLY.search(target)) and not _ENGLISH.search(target)


def may_negate(text: str, code: str | None) -> bool:
    """Whether anything in an original may be put with a negation in English."""
    known = language(code)
    return bool(
        _count(text, known.code, known.negation, ())
        or _count(text, known.code, known.implied, ())
        or _count(text, known.code, known.exempt, ())
    )


def _clauses(text: str) -> list[str]:
    ends = [match.start() for match in _CLAUSE_END.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def is_known(code: str | None) -> bool:
    """Whether the negations of a language are known at all."""
    return bool(language(code).negation)


def _count(text: str, code: str, listed: Sequence[str], exempt: Sequence[str]) -> int:
    if not listed:
        return 0
    if code in UNSPACED:
        for word in sorted(exempt, key=len, reverse=True):
            text = text.replace(word, " ")
        return sum(text.count(word) for word in listed)
    words = [match.group().lower() for match in _WORD.finditer(text)]
    wanted, unwanted = _matcher(tuple(listed)), _matcher(tuple(exempt))
    return sum(bool(wanted.match(word)) and not unwanted.match(word) for word in words)


@cache
def _matcher(listed: tuple[str, ...]) -> Pattern:
    """A pattern that matches the listed words whole; "*" stands for any letters."""
    parts = (escape(word).replace(r"\*", r"[\p{L}\p{M}'’-]*") for word in listed)
    return Pattern(rf"(?:{'|'.join(parts)})\Z" if listed else r"(?!)")
