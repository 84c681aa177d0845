"""Tests of measuring by a reference."""
