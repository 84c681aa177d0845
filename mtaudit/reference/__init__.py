"""How far an article is from a reference translation, and two systems from each other."""
