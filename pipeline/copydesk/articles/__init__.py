"""Input of every kind becomes an Article."""

from copydesk.articles.dates import iso
from copydesk.articles.fields import COLUMNS
from copydesk.articles.outcome import Read, ReadOptions, failed
from copydesk.articles.reader import from_bytes, from_stream
from copydesk.articles.text import from_text
from copydesk.articles.tongue import is_english

__all__ = [
    "COLUMNS",
    "Read",
    "ReadOptions",
    "failed",
    "from_bytes",
    "from_stream",
    "from_text",
    "is_english",
    "iso",
]
