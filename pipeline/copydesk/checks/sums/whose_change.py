"""Changes told in so many words, each with the side whose it is, what it is a change of, and that side's figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.checks.compare import Bench
from copydesk.checks.misread import of_former
from copydesk.checks.moves import Move, moves
from copydesk.records import Claim, Entity, Sentence
from copydesk.records.late import late
from copydesk.records.once import once

_SEATS = frozenset(
    {"seats", "members", "mandates", "deputies", "councillors", "councilors", "legislators", "mps", "lawmakers", "senators", "ridings", "constituencies"}
)  # fmt: skip
# "Went into the election with 22 seats", "nine in the outgoing house", "then had 26".
_HAD = late(
    r"\b(?:(?P<sure>(?:went|going|go|goes|came|entered|headed) into (?:the|this|that|\w+[’']s) (?:\w+ )?(?:elections?|vote|polls?|campaign|contest|race)(?: on \w+)? with"
    r"|defend(?:ed|ing)(?: its| their| the)?|then (?:had|held|won|took|got))|had|held|won|took|got) (?:only |just )?\Z"
)
_BEFORE = late(
    r"[^.;\d]{0,25}\b(?:before|previously|in the (?:outgoing|old|previous|last)|at (?:the )?dissolution|until (?:now|then)|going in(?:to)?|then|at the time|that time|last time)\b"
)
# "Compared with 61.1 to 31.8 four years earlier".
_COMPARED = late(r"\b(?:compared (?:with|to)|against) [^;]{0,25}\Z")
# "Up from 27.8": always of then.
_FROM = late(r"\b(?:down|up) from [^;]{0,25}\Z")
_OF_THEN = late(r"[^.;]{0,25}\b(?:years? (?:ago|earlier|before)|in (?:19|20)\d\d|last time)\b")
# "45.6 per cent of the votes (up 7), the AAP 43.6 (down 10)".
_SHARE_BEFORE = late(r"‹p\d+›[^.;‹›]{0,40}(?:‹n\d+›[^.;‹›]{0,12})?\Z")
_SHARE = late(r"\b(?:shares?|votes?|support)\b")
_OF_TURNOUT = ("Turnout", "The turnout", "Voter turnout")
_LIKELY, _REACH, _CLOSE = 0.3, 90, 40


@dataclass(frozen=True)
class Change:
    """A change told in so many words, and what the story has of the side whose it is."""

    table: Bench
    move: Move

    @property
    def sentence(self) -> Sentence:
        """The sentence that it stands in."""
        return self.table.reading.sentences[self.move.sentence]

    @once
    def claims(self) -> list[Claim]:
        """What was made of its figure."""
        return [one for one in self.table.reading.claims if one.quantity_id == self.move.stated.id]

    @once
    def of_turnout(self) -> bool:
        """Whether it is one of turnout, as its sentence says, as it was read, or by the sentence before."""
        reading, start = self.table.reading, self.move.stated.start
        _before, named, since = reading.article.text[self.sentence.start : start].rpartition("urnout")
        if named:
            # "Turnout was up from 43.6 percent, so its share fell by 7.8 points".
            return _SHARE.search(since) is None
        # "A drop of 3.8 points in the turnout".
        if reading.article.text.find("urnout", start, min(start + _CLOSE, self.sentence.end)) >= 0:
            return True
        if any(one.change_of == "turnout" for one in self.claims):
            return True
        if not self.move.sentence or reading.side_mentions_in(self.sentence.start, self.move.stated.start):
            return False
        return reading.article.text.startswith(_OF_TURNOUT, reading.sentences[self.move.sentence - 1].start)

    @once
    def measure(self) -> str | None:
        """What it is a change of; None where that is not sure."""
        stated, figures = self.move.stated, self.move.figures
        if stated.kind in ("points", "percent") or "." in (stated.value or ""):
            return "turnout" if self.of_turnout else "vote_share"
        if stated.unit is not None:
            other = "votes" if stated.unit in ("votes", "ballots") else "areas_won"
            return "seats" if stated.unit in _SEATS else other
        place, now = figures.index(stated), self.move.now
        # "15.3%, 16 (-10)": of the count that it stands right behind; a share with decimals has changes with decimals.
        if self.move.listed and now is not None and now.kind == "count" and "." not in (now.value or ""):
            return "seats"
        if _SHARE_BEFORE.search(self.move.words, 0, self.move.words.find(f"‹n{place}›")):
            return "vote_share"
        # "The Liberals had 36.7 last time; they are down 14", "24 seats with 14.6%, a loss of 12".
        shares = place and (figures[place - 1].kind == "percent" or "." in (figures[place - 1].value or ""))
        return None if shares else "seats"

    @once
    def whose(self) -> frozenset[str]:
        """The side by its claim, else the one named last before it in its sentence, else in the sentence before."""
        reading = self.table.reading
        claimed = {one.subject_id for one in self.claims if one.confidence >= _LIKELY and one.subject_id}
        if claimed or self.of_turnout:
            return frozenset() if self.of_turnout else frozenset(claimed)
        named = reading.side_mentions_in(self.sentence.start, self.move.stated.start)
        if not named and self.move.sentence:
            before = reading.sentences[self.move.sentence - 1]
            named = reading.side_mentions_in(before.start, self.sentence.start)
        return frozenset(one.id for one in named[-1:])

    @once
    def figures(self) -> list[Claim]:
        """The side's figures of what has changed, of any election."""
        belongs = self.table.scene.belongs
        return [
            one for one in self.all_of(self.measure)
            if self.of_turnout or any(belongs(one.subject_id, side) for side in self.whose)
        ]  # fmt: skip

    def all_of(self, measure: str | None) -> list[Claim]:
        """The figures of a measure, of whomever, but for its own."""
        known = self.table.reading.quantity_by_id
        return [
            one for one in self.table.reading.claims
            if one.measure == measure and not one.value.startswith("-") and one.quantity_id != self.move.stated.id and one.quantity_id in known
            and not of_former(self.table.reading, one)
        ]  # fmt: skip

    def named_from(self, begin: int) -> bool:
        """Whether its side is the one named last before it, from a place on, and by a name."""
        last = self.table.reading.side_mentions_in(begin, self.move.stated.start)[-1:]
        if not last or last[0].id not in self.whose:
            return False
        side: Entity = self.table.reading.by_id[last[0].id]
        forms = {one.form for one in side.mentions if one.start == last[0].start}
        return bool(forms & {"full", "short", "acronym"})


def changes(table: Bench) -> Iterator[Change]:
    """Every change of a story, but where its sentence tells of another one of the side: one is somebody else's."""
    told = [Change(table, move) for move in moves(table.reading)]
    for one in told:
        others = [
            other for other in told
            if other.move.sentence == one.move.sentence and other is not one and other.whose & one.whose
            and other.measure == one.measure
        ]  # fmt: skip
        before = [other.move.stated.end for other in others if other.move.stated.end < one.move.stated.start]
        beside = one.move.base is not None and one.move.now is not None
        if beside or not others or one.named_from(max(before, default=one.sentence.start)):
            yield one


def earlier(table: Bench, one: Claim) -> bool:
    """Whether a figure is of an earlier election, as read or by the words beside it."""
    context = table.scene[one]
    if context.when is not None:
        return True
    text, start, end = table.reading.article.text, one.value_span.start, one.value_span.end
    words = text[max(table.reading.sentences[context.sentence].start, start - _REACH) : start]
    had = _HAD.search(words)
    if had is not None and (had["sure"] or _BEFORE.match(text, end)):
        return True
    compared = _COMPARED.search(words) is not None and _OF_THEN.match(text, end) is not None
    return compared or _FROM.search(words) is not None
