"""Who and what a story names: people, parties, places, organisations, contests, with forms and roles."""

from copydesk.entities.reader import read

__all__ = ["read"]
