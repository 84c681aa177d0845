"""Tests of the contract of rules and of running them."""
