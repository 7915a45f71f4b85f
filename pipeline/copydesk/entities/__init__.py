"""Docs become entities: people, parties, places, organisations, contests."""
