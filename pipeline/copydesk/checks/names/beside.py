"""What the words around two close spellings say of them: side by side as two names, introduced as a place."""

from __future__ import annotations

import re

from copydesk.checks.names.forms import Form
from copydesk.records import Reading

# Between two names that a sentence sets side by side: "Hansen and Hanson", "from Dolna to Dolni".
SIDE_BY_SIDE = re.compile(
    r"\b(?:and|or|nor|versus|vs|to|than|against|over|beat|beats|beating|defeat\w*|from|with|not|but|like|"
    r"rival|"
    r"succeed\w*|replac\w*|oust\w*|while|whereas|unlike|facing|faces|between|both|of)\b|[,;/&–—]"
)
_REACH = 60
# Words by which a place or person is set before readers for the first time.
_INTRODUCED = re.compile(
    r"\b(?:village|town|hamlet|suburb|city|district|county|province|parish|island|river|constituency|"
    r"municipality|"
    r"neighbou?rhood|state|region|commune|ward|township)s?\s(?:of|called|named)\s$"
)


def side_by_side(reading: Reading, a: Form, b: Form) -> bool:
    """Whether some sentence sets the two beside each other as two: "Hansen and Erik Hanson"."""
    text = reading.article.text
    for one in a.words[:20]:
        for other in b.words[:20]:
            low, high = (one, other) if one.start < other.start else (other, one)
            if high.start - low.end <= _REACH and _coordinated(text[low.end : high.start]):
                return True
    return False


def _coordinated(between: str) -> bool:
    """Whether only a joint and parts of names stand between: " and Erik ", ", ", " to ", " defeated Gov. "."""
    words = between.replace(",", " , ").split()
    if any(word[-1] in ".!?" and len(word) > 5 for word in words):
        return False  # a sentence ends here; "Gov." and "Sen." end none
    joints = [word for word in words if SIDE_BY_SIDE.fullmatch(word)]
    names = [
        word
        for word in words
        if word[:1].isupper() or word in ("the", "of", "de", "van", "its", "a", "nearby")
    ]
    return bool(joints) and len(joints) <= 2 and len(joints) + len(names) == len(words) and len(words) <= 6


def introduced(reading: Reading, form: Form) -> bool:
    """Whether the story says what the place is: "the village of Dolne"."""
    text = reading.article.text
    return any(_INTRODUCED.search(text[max(0, word.start - 24) : word.start]) for word in form.words)
