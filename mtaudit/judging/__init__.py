"""From findings to a verdict: what the source says of them, what silences them, what they cost, how to fix them."""
