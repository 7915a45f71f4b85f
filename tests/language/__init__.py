"""Tests of the language step."""
