"""What a user may set, where it is read from, and the gate that turns a score into a verdict."""
