"""Tests of the way from findings to a verdict."""
