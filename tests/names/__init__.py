"""Tests of names: a file for each module, tokens in and tags out."""
