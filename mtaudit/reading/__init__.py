"""Bytes in, articles out: each format of text and markup, files with their sources, and what could not be read."""
