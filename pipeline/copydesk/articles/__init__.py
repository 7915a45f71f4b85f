"""Input of every kind becomes an Article."""

from copydesk.articles.dates import iso
from copydesk.articles.text import from_text
from copydesk.articles.tongue import is_english

__all__ = ["from_text", "is_english", "iso"]
