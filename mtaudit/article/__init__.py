"""An article as rules see it, and what stands beside it: its original, aligned, and a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.door import lazily

if TYPE_CHECKING:
    from mtaudit.article.bitext import Bitext, Pair
    from mtaudit.article.document import Block, BlockKind, Document
    from mtaudit.article.glossary import Glossary, Term, instead
    from mtaudit.article.original import Original
    from mtaudit.language.text import Quotation, Span, Token

__all__ = [
    "Bitext", "Block", "BlockKind", "Document", "Glossary", "Original", "Pair", "Quotation", "Span", "Term", "Token",
    "instead",
]  # fmt: skip

__getattr__ = lazily(
    __name__,
    {
        "mtaudit.article.bitext": ("Bitext", "Pair"),
        "mtaudit.article.document": ("Block", "BlockKind", "Document"),
        "mtaudit.article.glossary": ("Glossary", "Term", "instead"),
        "mtaudit.article.original": ("Original",),
        "mtaudit.language.text": ("Quotation", "Span", "Token"),
    },
)
