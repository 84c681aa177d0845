"""Tests of the learned model."""
