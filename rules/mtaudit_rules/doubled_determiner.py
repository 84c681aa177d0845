"""Two determiners before one noun: "the his brother", "his the house", "an another car"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagMatch, TagRule


class DoubledDeterminer(TagRule):
    """An article beside a possessive, a demonstrative, "some", "another" or another article."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = '"{text}" has a determiner too many.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The party of the his brother won.", "the his", "his"),
        Bad("They sold their the house.", "their the", "their"),
        Bad("He bought an another car.", "an another", "another"),
        Bad("The report of a the bank was late.", "a the", None),
    )
    good = (
        "“The The” and The Who played; grade A the class had. The “our land” song.",
        "He gave her the keys, and her some soup. The her-and-him debate. That his car broke surprised us.",
    )
    cases = (
        TagCase("[ a:the|a|an p:his|its|their|our|my|your/PRP$ ] /NN|NNS|JJ", "{p}"),
        TagCase("[ p:his|their|our|my|your/PRP$ the|a|an/DT ] ~/HYPH", "{p}"),
        TagCase("[ a:a|an p:another ] /NN|JJ", "{p}"),
        TagCase("!/NN|NNP|CD|HYPH [ a|an the|this|these|those|some|any|every/DT ] /NN|JJ|NNS"),
        TagCase("!/NN|NNP|CD|HYPH [ the an|some|any|every|each|another|these|those/DT ] /NN|JJ|NNS"),
    )

    def accepts(self, document: Document, match: TagMatch) -> bool:
        """Not a letter ("grade A the class had") nor a title ("the The")."""
        del document
        return not match.is_capitalized
