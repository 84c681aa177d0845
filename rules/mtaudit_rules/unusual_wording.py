"""Words that a native writer would hardly put there, as a small encoder has learned them from corrected translations.

Much of what a translator leaves behind cannot be listed. The model has read what raters marked and post-editors changed
in translated news, and what translations say that no other translation of the sentence says; it knows no source. It
proposes nothing, and stays silent where another rule speaks, on names, and on what begins a sentence. In articles that
a machine likely translated (`mt_probability`) it asks for less. It reads words with the sentences around them, so that
an edit may move what it says of the neighbours, which a baseline then takes for new.
"""

from __future__ import annotations

from pathlib import Path

from mtaudit.rule import Bad, ErrorType, LearnedRule, Quoted, Severity


class UnusualWording(LearnedRule):
    """Runs of words that are likely wrong, each with its measured confidence."""

    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MINOR
    message = '"{text}" is unusual here; what does the original say?'
    in_quotations = Quoted.REPORT
    model_path = Path(__file__).parent / "resources" / "models" / "learned"
    bad = (
        Bad(
            "Zhang Wei, head of the town carried out the promotion of the poverty hat to the last kilometer.",
            "hat",
        ),
        Bad(
            "Municipal leaders grasped the bull nose of the plum rain season so that the happy index rose steadily.",
            "index",
        ),
    )
    good = (
        "Zhang Wei, who heads the town, said that nobody there was poor any more, not even in the last hamlet.",
        "The mayor said the town would rebuild the bridge by next spring.",
    )
