"""A plural, or "a", for a noun that English does not count: "informations", "an advice", "equipments"."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule

_UNCOUNTED = {
    f"{noun}s": noun for noun in "information advice equipment furniture luggage homework legislation".split()
} | {"softwares": "software", "hardwares": "hardware", "knowledges": "knowledge"}
_ALONE = "information|advice|equipment|furniture|luggage|homework|machinery|weaponry|clothing|news|luck|harm|traffic"


class PluralOfUncountable(TagRule):
    """A plural ending or an article for what English takes as a mass."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'English does not count this noun: "{fix}", not "{text}".'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("The ministry gave new informations.", "informations", "information"),
        Bad("They sold the old equipments.", "equipments", "equipment"),
        Bad("It was an advice for all drivers.", "an advice", "advice"),
    )
    good = (
        "The ministry gave new information about the equipment. The Advices app failed.",
        "It was an advice line, an information desk and a news agency. A clothing-only sale.",
    )
    cases = (
        TagCase(f"[ v:{'|'.join(sorted(_UNCOUNTED))}/NNS ] ~/HYPH", "{v}", _UNCOUNTED),
        TagCase(f"[ a|an n:{_ALONE}/NN ] .|,|;|:|in|for|to|on|about|that|which|was|is|has|from|at|by", "{n}"),
    )
