"""Tests of reading bytes as articles."""
