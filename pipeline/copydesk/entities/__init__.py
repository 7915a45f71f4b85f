"""Who and what a story names: people, parties, places, organisations, contests, with forms and roles."""

from copydesk.entities.reader import read
from copydesk.entities.story_country import story_country

__all__ = ["read", "story_country"]
