"""A place named right behind a figure, which another figure is not of: "it fell below 50% in Tshwane"."""

from __future__ import annotations

from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_IN_PLACE = late(r" (?:of the votes? )?(?:in|across|at) (?:the )?(?P<place>[A-Z][\w'’-]+)")


def of_another_place(reading: Reading, said: Quantity, one: Quantity) -> bool:
    """Whether a place stands right behind a figure that is named neither before it nor in the other's sentence."""
    text = reading.article.text
    found = _IN_PLACE.match(text, said.end)
    if found is None:
        return False
    here = reading.sentences[reading.sentence_at(one.start)]
    same = here.start <= said.start < here.end
    known = text[: said.start] + ("" if same else text[here.start : here.end])
    return found["place"] not in known
