"""Tests of the built-in rules and their data."""
