"""How far apart the words of a story and their lines are, in steps that the layers over the whole story know."""

from __future__ import annotations

import numpy
from numpy.typing import NDArray

Ids = NDArray[numpy.int64]
# Distances between items and between lines, to either side.
TOKENS_APART, LINES_APART = 20, 12
_TOKENS, _LINES = 2 * TOKENS_APART + 1, 2 * LINES_APART + 1


def _steps() -> Ids:
    near = numpy.arange(512)
    wide = (9 + numpy.log2(numpy.maximum(near, 1) / 8) * 2).astype("int64")
    return numpy.minimum(numpy.where(near < 9, near, wide), TOKENS_APART)


_STEPS = _steps()


def steps_apart(far: Ids) -> Ids:
    """Distances in steps that widen, to either side up to TOKENS_APART."""
    steps = _STEPS[numpy.minimum(numpy.abs(far), len(_STEPS) - 1)]
    signed: Ids = numpy.where(far < 0, -steps, steps)
    return signed


def apart(at: Ids, others_at: Ids, line: Ids, who: Ids) -> Ids:
    """How far apart each two items and their lines are, and whether they are one's, as one number; shape (at, others_at).

    `line` and `who` tell of every item its line and whose it is, 0 for nobody's.
    """
    found = steps_apart(others_at - at[:, None])
    found += TOKENS_APART
    found *= _LINES
    lines = line[others_at] - line[at][:, None]
    found += numpy.clip(lines, -LINES_APART, LINES_APART, out=lines)
    found += LINES_APART
    mine = who[at]
    # Those of nobody are not one's.
    one = who[others_at] == numpy.where(mine > 0, mine, -1)[:, None]
    found += one * (_TOKENS * _LINES)
    return found
