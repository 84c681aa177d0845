"""What most rules subclass, so that a rule is mostly data; the door `mtaudit.rule` hands them on."""
