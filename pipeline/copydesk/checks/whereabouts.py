"""Where a figure holds: its place by its claim, and by words beside it that name a part, all of the land, or another place."""

from __future__ import annotations

import re
from bisect import bisect_right

from copydesk.checks.hints import part_of, scope_of
from copydesk.names.fold import fold
from copydesk.records import Claim, Contest, Place, Reading
from copydesk.records.late import late
from copydesk.records.once import once

# Right before a place, what parts it from a figure before: "percent, while in", "percent; in", "percent and in".
_OTHER_CLAUSE = late(r"(?:;|,? (?:while|but|and|whereas)) (?:in|at) (?:the )?\Z", re.IGNORECASE)
NATION = "(nation)"
_NATIONWIDE = frozenset({"nationwide", "nationally", "national", "country", "countrywide"})


class Whereabouts:
    """The places of the claims of a reading whose country has the id `nation`."""

    def __init__(self, reading: Reading, nation: str | None) -> None:
        self.reading = reading
        self.nation = nation

    def of(self, claim: Claim, begin: int) -> str | None:
        """The place of a claim whose sentence begins at `begin`: what its words say, else its own."""
        return (
            self._scoped(claim, begin)
            or self._named_after(claim)
            or self._part(claim, begin)
            or self.named(claim)
            or self._not_yet(claim)
        )

    def named(self, claim: Claim) -> str | None:
        """The place that a claim, or its contest, is put at."""
        place_id, name = claim.place_id, claim.place
        if place_id is None and name is None:
            contest = self.reading.by_id.get(claim.contest_id or "")
            if not isinstance(contest, Contest) or contest.place is None:
                return None
            place_id = name = contest.place
        entity = self.reading.by_id.get(place_id or "")
        if (place_id is not None and place_id == self.nation) or plain_name(name) in _NATIONWIDE:
            return NATION
        return plain_name(entity.name) if isinstance(entity, Place) else plain_name(name)

    def _scoped(self, claim: Claim, begin: int) -> str | None:
        """The land or area that words before a figure say is meant in all: "nationwide", "across the city".

        Only where no place is named after them, and the place read is a smaller one.
        """
        entity = self.reading.by_id.get(claim.place_id or "")
        if not isinstance(entity, Place):
            return None
        start = claim.value_span.start
        named = bisect_right(self._named_places, start) - 1
        last = self._named_places[named] if named >= 0 else 0
        scope = scope_of(self.reading.article.text, max(begin, last), start)
        if scope == "nation":
            return NATION
        if entity.place_kind == "country":
            return f"({scope})" if scope else None
        return f"({scope})" if scope and entity.place_kind != "region" else None

    def _part(self, claim: Claim, begin: int) -> str | None:
        """A part that has no name of its own: "in the south", "of the six seats for ...", where no place is named behind it."""
        start = claim.value_span.start
        found = part_of(self.reading.article.text, begin, start)
        if found is None:
            return None
        part, end = found
        named = bisect_right(self._named_places, start) - 1
        return None if named >= 0 and self._named_places[named] >= end else f"({part})"

    def _named_after(self, claim: Claim) -> str | None:
        """A place of its own for a figure whose place is first named behind it, in another clause.

        "Reed held Outremont with 55 percent, while in Papineau Cole ...": the figure is not of Papineau.
        """
        entity = self.reading.by_id.get(claim.place_id or "")
        end = claim.value_span.end
        if not isinstance(entity, Place) or not entity.mentions:
            return None
        first = min(mention.start for mention in entity.mentions)
        if first < end or not _OTHER_CLAUSE.search(self.reading.article.text, end, first):
            return None
        return f"(before {first})"

    def _not_yet(self, claim: Claim) -> str | None:
        """A place of its own for a figure without one, before the sentence that first names the only place, a part of a land."""
        places = self.reading.places()
        if len(places) != 1 or places[0].place_kind == "country" or not places[0].mentions:
            return None
        first = min(mention.start for mention in places[0].mentions)
        return f"(before {first})" if claim.evidence.end <= first else None

    @once
    def _named_places(self) -> list[int]:
        """Where places are named."""
        return sorted(mention.start for one in self.reading.places() for mention in one.mentions)


def plain_name(name: str | None) -> str | None:
    """A name folded, without its article; None for none."""
    if not name:
        return None
    folded = fold(name).strip()
    return folded[4:] if folded.startswith("the ") else folded
