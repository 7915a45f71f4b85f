"""The name of a subject and how sure it is; common nouns such as "independents" count as names."""

from __future__ import annotations

from copydesk.claims.measures.reading import Reading
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner
from copydesk.lexicon import owners

SUBJECTLESS = frozenset({"counted", "turnout", "electorate", "total_votes", "total_seats", "threshold"})


# So many words before a figure tell what it is of, and these end them: "valid votes stood at 584,054".
_BACK, _ENDS = 6, frozenset({",", ";", "and", "with", "(", "while"})


def _clause_before(shape: Frame, index: int) -> list[str]:
    """The words before a figure, back to a mark or another figure."""
    found: list[str] = []
    for item in reversed(shape.line.items[max(0, index - _BACK) : index]):
        if item.lower in _ENDS or item.figure is not None:
            break
        found = [*item.lower.split(), *found]
    return found


def name_of(
    shape: Frame, item: Item, subject: Item | None, reading: Reading, who: Owner
) -> tuple[str | None, float]:
    """The subject's name and how sure it is; common nouns such as "independents" count as names."""
    if subject is not None and subject.entity is not None:
        sure = who.sure
        if subject.mention is not None and subject.mention.form in ("pronoun", "description"):
            sure -= 0.1
        return subject.entity.name, round(min(sure, 0.99) * reading.sure, 2)
    if reading.measure == "total_votes":
        kind = {
            "invalid": "invalid",
            "spoiled": "invalid",
            "spoilt": "invalid",
            "rejected": "invalid",
            "void": "invalid",
            "null": "invalid",
            "annulled": "invalid",
            "informal": "invalid",
            "blank": "blank",
            "valid": "valid",
        }
        before, behind = (
            _clause_before(shape, item.index),
            shape.line.words(item.index, item.index + 7),
        )
        # Right behind, as in "512 void and 843 blank"; else the nearest before, as in "blank papers numbered 311 and void ones 264".
        near = [*behind[1:2], *item.lower.split(), *reversed(before), *behind]
        return next((kind[word] for word in near if word in kind), None), reading.sure
    if reading.measure in SUBJECTLESS or reading.subject_kind == "none" or reading.measure == "elapsed":
        return None, reading.sure
    if "independent" in item.lower.split():
        return "independents", 0.8
    clause = shape.clause(item.index)
    for word in shape.line.items[clause.start : item.index + 4]:
        after = shape.line.at(word.index + 1)
        heads = after is None or (after.entity is None and not after.tag.startswith("NN"))
        if word.lower in owners.GENERIC and word.entity is None and word.index != item.index and heads:
            return word.text.lower(), 0.6
    return None, 0.4
