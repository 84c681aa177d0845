"""The file of a new rule: it keeps the contract once its gaps are filled, and says so until then."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_HEAD = '''"""FILL IN: one line that names the artifact.

FILL IN: why a machine writes it, and why no English writer would.
"""

from __future__ import annotations

'''

_STATEMENTS = """    error_type = ErrorType.AWKWARD  # FILL IN
    severity = Severity.MINOR  # FILL IN: how bad it is if it is an error
    message = '"{text}" FILL IN; write "{fix}".'
    in_quotations = Quoted.REPORT  # FILL IN: REPORT, LOWER or SKIP
"""

_EXAMPLES = """    bad = (
        Bad("FILL IN a sentence with the artifact.", "artifact", "fix"),
        Bad("FILL IN another artifact, in other words.", "artifact", "fix"),
    )
    good = (
        "FILL IN a sentence that looks like it and is right.",
        "FILL IN another.",
    )
"""

_PATTERN = f"""{_HEAD}from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class {{name}}(PatternRule):
    \"\"\"FILL IN: one line that names the artifact.\"\"\"

{_STATEMENTS}    cases = (
        Case(r"\\b(?P<flag>artifact)\\b", fix="fix", anchors=("artifact",)),  # FILL IN
    )
{_EXAMPLES}"""

_LEXICON = f"""{_HEAD}from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class {{name}}(LexiconRule):
    \"\"\"FILL IN: one line that names the artifact.\"\"\"

{_STATEMENTS}{_EXAMPLES}"""

_ENTRIES = """source_languages = ["fr"]  # FILL IN: ISO 639-1 codes of the languages whose wording explains it

[[entry]]
pattern = "artifact"  # FILL IN, in the phrase language of mtaudit.language.phrase
fix = "fix"
"""

_CODE = f"""{_HEAD}from typing import TYPE_CHECKING

from mtaudit.rule import Bad, ErrorType, Quoted, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.article import Document
    from mtaudit.rule import ArticleFinding, Finding


class {{name}}(Rule):
    \"\"\"FILL IN: one line that names the artifact.\"\"\"

{_STATEMENTS}{_EXAMPLES}
    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        \"\"\"FILL IN: what is flagged.\"\"\"
        for token in document.tokens:
            if token.lower == "artifact":
                yield self.finding(document, token.span, "fix")
"""

KINDS: Mapping[str, str] = MappingProxyType({"pattern": _PATTERN, "lexicon": _LEXICON, "code": _CODE})
"""Templates of rule files by kind, from the one that needs least code of its own."""


def new_rule(rule: str, kind: str = "pattern") -> dict[str, str]:
    """The files of a new rule, by path below the rule folder.

    Args:
        rule: its id.
        kind: a key of `KINDS`.

    Raises:
        ConfigError: the id is not made of lower-case words joined by hyphens.
    """
    if not _NAME.fullmatch(rule):
        words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", rule).lower())
        proposed = "-".join(words).lstrip("-0123456789")
        hint = f"; did you mean {proposed!r}?" if proposed else ""
        raise ConfigError(f"{rule!r} is no rule id, which is lower-case words joined by hyphens{hint}")
    module = rule.replace("-", "_")
    name = "".join(word.capitalize() for word in rule.split("-"))
    files = {f"{module}.py": KINDS[kind].replace("{name}", name)}
    if kind == "lexicon":
        files[f"lexicons/{module}/fr.toml"] = _ENTRIES
    return files
