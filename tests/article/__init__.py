"""Tests of articles and what stands beside them."""
