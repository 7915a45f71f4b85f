"""What stands between figures that keeps them apart: another place, election, round, post or group."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from copydesk.checks.context import Context
from copydesk.checks.parted import Mark, elsewhere, marks, parted
from copydesk.checks.posts import Named
from copydesk.records import Claim, Reading
from copydesk.records.late import late
from copydesk.records.once import once

# How far behind a figure its place may be named.
_BEHIND = 30
_TOO_FAR = 1500
# "A senator for Montserrado County", "Chisinau mayor Ion Ceban": where somebody is from, not where the figure holds.
_BEARERS = "(?:senator|mayor|governor|member|deputy|lawmaker|lawyer|native|businessman|businesswoman|farmer|teacher|doctor|journalist|academic|MP|MLA)"
_POST_OF = late(rf"\b{_BEARERS} (?:for|of|from) (?:the )?\Z")
# "An independent and former mayor of Incheon, 6.25": nor where somebody held a post before.
_POST_BEFORE = late(
    rf"\b(?:former|retired|one-time|ex-)\W?(?:[a-z]+ )?{_BEARERS} (?:for|of|from) (?:the )?\Z", re.IGNORECASE
)
_POST_BEHIND = late(rf"(?:['’]s)? (?:[a-z]+ )?{_BEARERS} [A-Z]")
# "Kottayam constituency of Kerala", "Huyton, Merseyside": in which its own place lies.
_LIES_IN = late(
    r"(?: (?:constituency|division|district|ward|county|province|state|region|municipality|town|city|village|island|borough|parish|commune|riding|seat))?(?:,| of| in)(?: the)? "
)


class Between:
    """The words between the figures of a reading whose country has the id `nation`."""

    def __init__(self, reading: Reading, nation: str | None, races: Sequence[Named] = ()) -> None:
        self.reading = reading
        self.nation = nation
        # Chambers and posts; a parliament may be called by its chamber in the same breath.
        self.races = [one for one in races if one.race != "parliament" and not one.heads]
        self._known_marks: dict[int, list[Mark]] = {}

    def parted(self, one: Context, other: Context) -> str | None:
        """Why two figures of one sentence are apart by the words between them; None if they are not told apart.

        In a list or table the rows keep figures apart, and what stands in a row is the reader's business.
        """
        if one.sentence != other.sentence or one.block is not None or not self.reading.sentences:
            return None
        first, second = sorted((one, other), key=lambda context: context.start)
        span = self.reading.sentences[one.sentence]
        return parted(
            self.reading.article.text,
            (first.start, first.end),
            (second.start, second.end),
            self._marks(one.sentence),
            span.end,
        )

    def place_between(self, first: Claim, second: Claim) -> bool:
        """Whether a place that is neither's own is named from the sentence of the first figure to behind the second."""
        first, second = sorted((first, second), key=lambda one: one.value_span.start)
        sentences = self.reading.sentences
        begin, end = first.value_span.end, second.value_span.end
        if sentences:
            dateline = self.reading.article.dateline
            begin = max(
                sentences[self.reading.sentence_at(first.value_span.start)].start,
                (dateline.end or 0) if dateline else 0,
            )
            end = min(sentences[self.reading.sentence_at(second.value_span.start)].end, end + _BEHIND)
        own = {first.place_id, second.place_id}
        low, high = bisect_left(self._named, (begin, "")), bisect_left(self._named, (end, ""))
        text, start = self.reading.article.text, first.value_span.start
        mine = [place for place, name in self._named[low:high] if name in own]
        return any(
            name not in own
            and not (place < start and _POST_OF.search(text, begin, place))
            and not any(_LIES_IN.fullmatch(text, self._ends[one], place) for one in mine if one < place)
            for place, name in self._named[low:high]
        )

    def contest_between(self, first: Claim, second: Claim, *, beside: bool) -> bool:
        """Whether, from one sentence to another, `beside` it or in another paragraph, words turn to another round or post, or all too much stands between."""
        first, second = sorted((first, second), key=lambda one: one.value_span.start)
        begin, end = first.value_span.end, second.value_span.start
        text = self.reading.article.text
        if not beside:
            if end - begin > _TOO_FAR:
                return True
            return any(mark.why in ("round", "contest") for mark in marks(text, begin, end))
        # Within a paragraph only a round or post that is not the first figure's own.
        own = {mark.name for mark in marks(text, first.evidence.start, begin)}
        return any(
            mark.why in ("round", "contest") and mark.name not in own for mark in marks(text, begin, end)
        )

    def told_apart(self, begin: int, end: int, *own: str | None) -> bool:
        """Whether words between two figures of one sentence name a place but their `own`, an election, a round or a group."""
        low, high = bisect_left(self._named, (begin, "")), bisect_left(self._named, (end, ""))
        text = self.reading.article.text
        return (
            any(name not in own for _place, name in self._named[low:high])
            or elsewhere(text, begin, end)
            or next(marks(text, begin, end), None) is not None
        )

    def turns(self, begin: int, end: int) -> bool:
        """As `told_apart`, of a clause that names a time of its own: a place, a round, a post or a group."""
        low, high = bisect_left(self._named, (begin, "")), bisect_left(self._named, (end, ""))
        return low < high or any(mark.why != "when" for mark in marks(self.reading.article.text, begin, end))

    def opener(self, claim: Claim) -> str | None:
        """The place that the paragraph of a figure opens with: "In Harare South Moyo was re-elected"."""
        text, start = self.reading.article.text, claim.value_span.start
        place = text.rfind("\n", 0, start) + 1 + len("In ")
        low = bisect_left(self._named, (place, ""))
        opens = text.startswith("In ", place - len("In ")) and self._named[low : low + 1]
        return opens[0][1] if opens and opens[0][0] == place < start else None

    def _marks(self, sentence: int) -> list[Mark]:
        """What says in a sentence where, when or of whom its figures are."""
        if sentence not in self._known_marks:
            span = self.reading.sentences[sentence]
            begin, end = bisect_left(self._named, (span.start, "")), bisect_left(self._named, (span.end, ""))
            found = [Mark("place", start, name) for start, name in self._named[begin:end]]
            low, high = (bisect_left(self.races, (place,)) for place in (span.start, span.end))
            found += [Mark("race", one.start, one.race) for one in self.races[low:high]]
            self._known_marks[sentence] = [*found, *marks(self.reading.article.text, span.start, span.end)]
        return self._known_marks[sentence]

    @once
    def _ends(self) -> dict[int, int]:
        """Where each mention of a place ends, by its start."""
        return {mention.start: mention.end for one in self.reading.places() for mention in one.mentions}

    @once
    def _named(self) -> list[tuple[int, str]]:
        """Where places other than the story's country are named, and which; not where only somebody's post or home is told."""
        text = self.reading.article.text
        return sorted(
            (mention.start, one.id)
            for one in self.reading.places()
            if one.id != self.nation
            for mention in one.mentions
            if _POST_BEHIND.match(text, mention.end) is None
            and _POST_BEFORE.search(text, max(0, mention.start - _BEHIND), mention.start) is None
        )
