"""English words, names and loans: what is known, and which common word an unknown one was meant to be.

The data, where it comes from and under which licences, is described in LICENSES.md.
"""

from mtaudit_rules.resources.wordlist.correction import looks_mistyped, nearest
from mtaudit_rules.resources.wordlist.lookup import is_known
from mtaudit_rules.resources.wordlist.strangers import strangers

__all__ = ["is_known", "looks_mistyped", "nearest", "strangers"]
