"""Tests of the pure functions on names."""
