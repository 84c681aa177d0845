"""What a user can cause and mend: one exception type, one line each."""

from __future__ import annotations


class MtauditError(Exception):
    """Something the user can mend; its text is one complete line, and the command exits with status 2."""


class ConfigError(MtauditError):
    """A setting that cannot be used; the text names where it stands."""


class InputError(MtauditError):
    """An article that cannot be read; the text says what is wrong with it, and names it where its id is known."""


class RuleDefinitionError(MtauditError):
    """A rule or a lexicon that breaks its contract; the text names the file and the field."""


class DeadlineError(MtauditError):
    """A pattern that ran past its deadline; the audit of that rule on that article is incomplete."""
