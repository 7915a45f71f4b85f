"""Headline: what it says against what the story says."""
