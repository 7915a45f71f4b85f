"""Docs, entities and quantities become claims."""
