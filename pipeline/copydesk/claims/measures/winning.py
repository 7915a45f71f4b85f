"""Whether the words before a figure tell of winning or getting it."""

from __future__ import annotations

from copydesk.claims.measures.reading import Around
from copydesk.lexicon import verbs


def wins_near(words: Around) -> bool:
    """A verb of winning, leading or getting."""
    return any(word in verbs.WINNING for word in words.left[:14]) or words.verb in verbs.WINNING


def result_near(words: Around) -> bool:
    """A verb with seats or areas as its result."""
    return any(word in verbs.RESULT_VERBS for word in words.left[:14]) or words.verb in verbs.RESULT_VERBS


def won_near(words: Around) -> bool:
    """Winning in so many words."""
    return any(
        word in verbs.WIN or word in ("won", "took", "secured", "earned", "received")
        for word in words.left[:12]
    )
