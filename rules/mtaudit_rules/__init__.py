"""The built-in rule pack: one file a rule, named by the artifact that it flags."""
