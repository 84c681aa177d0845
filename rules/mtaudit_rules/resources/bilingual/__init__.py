"""What rules that read an original beside its translation share: numbers, negation and names by language."""
