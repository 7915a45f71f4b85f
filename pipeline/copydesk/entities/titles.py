"""Offices in running words: where a phrase names one, with its time and what it is of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.lexicon import offices, places
from copydesk.lexicon.offices import Office
from copydesk.names.wordset import wordset
from copydesk.records.entity import Time

_WHEN: dict[str, Time] = {
    "former": "former", "ex": "former", "then": "former", "late": "former", "ousted": "former",
    "onetime": "former",
    "one-time": "former", "deposed": "former", "previous": "former", "past": "former", "retired": "former",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "transitional": "acting",
    "incoming": "next", "future": "next", "next": "next", "designate": "next", "elect": "next",
}  # fmt: skip
_NOW = wordset("current incumbent outgoing sitting long-serving veteran longtime long-time serving embattled")
_FILLERS = wordset(
    "ruling opposition main leading popular new first second two-term three-term one-term female "
    "right-wing left-wing far-right far-left conservative liberal centre-left centre-right "
    "center-left center-right democratically-elected national federal state local regional city "
    "county provincial district municipal union senior junior deputy"
)
_PORTFOLIOS = wordset(
    "prime vice deputy finance economy foreign interior home defence defense justice security health "
    "education labour labor trade energy agriculture environment transport treasury cabinet culture "
    "planning development information tourism interior chief general state communications "
    "infrastructure digital social welfare housing industry commerce budget police agriculture "
    "schools election electoral party opposition majority minority parliamentary parliament house "
    "senate"
)
# Words that put an office in the past across a noun or two, and those that part it from them.
_ONCE, _UNKNOWN = wordset("former ex onetime"), 2
_BETWEEN = wordset(
    "and the for with but who that now new its his her their from into when while has had was were are said"
)


@dataclass(frozen=True)
class Title:
    """An office named by words `first` to before `last`; `start` is where its modifiers begin."""

    office: Office
    first: int
    last: int
    start: int
    when: Time
    body: Draft | None
    body_text: str | None
    party: Draft | None


def office_ending(board: Board, last: int) -> tuple[int, Office, Time] | None:
    """The longest office that ends before the word `last`: its first word, the office and its time."""
    if last < 1:
        return None
    if board.kind(last - 1) in {"party", "organisation"}:
        return None
    if not board.offices[last - 1]:
        return None
    known = offices.offices()
    for size in offices.sizes_to(board.dotless[last - 1]):
        first = last - size
        if not board.together(first, last - 1):
            continue
        words = tuple(board.dotless[first:last])
        when: Time = "now"
        if words[-1].endswith(("-elect", "-designate")) and words not in known:
            words, when = (*words[:-1], words[-1].rsplit("-", 1)[0]), "next"
        head, mark, tail = words[0].partition("-")
        if mark and head in {"ex", "then", "former"}:
            words, when = (tail, *words[1:]), "former"
        if words[-1].endswith("-elect"):
            when = "next"
        office = known.get(words)
        if office is not None:
            return first, office, "next" if words[-1].endswith("-elect") else when
    return None


def title_ending(board: Board, last: int) -> Title | None:
    """The title whose words end before `last`, with what stands before it: "former Vice President",
    "Turkish President", "Buenos Aires Mayor", "Conservative Party leader", "the CHP's candidate"."""
    found = office_ending(board, last)
    if found is None:
        return None
    first, office, when = found
    start = first
    body: Draft | None = None
    body_text: str | None = None
    party: Draft | None = None
    while start > 0 and board.together(start - 1, first):
        low, kind = board.word(start - 1), board.kind(start - 1)
        if low in _WHEN:
            when = _WHEN[low] if when == "now" else when
        elif kind == "place" and body is None:
            body = board.owner[start - 1]
            start = board.begin[start - 1]
            continue
        elif kind == "party" and party is None:
            party = board.owner[start - 1]
            start = board.begin[start - 1]
            continue
        elif kind == "organisation" and body is None:
            body = board.owner[start - 1]
            start = board.begin[start - 1]
            continue
        elif low == ")" and board.word(start - 3) == "(" and board.kind(start - 2) == "party":
            start -= 3
            continue
        elif low in places.demonyms():
            body_text = board.story.words[start - 1]
        elif low in {"'s", "’s", "'", "’"} and board.kind(start - 2) in {"place", "party", "organisation"}:
            pass
        elif low not in _NOW and low not in _FILLERS and low not in _PORTFOLIOS and not _age(low):
            break
        start -= 1
    if when == "now":
        when = _when_before(board, start)
    return Title(office, _with_portfolio(board, first), last, start, when, body, body_text, party)


def _when_before(board: Board, start: int) -> Time:
    """The time of an office with a noun or two before it that no list knows: "former trust president", "ex cricket board chief"."""
    for at in range(start - 1, max(start - 2 - _UNKNOWN, -1), -1):
        low = board.word(at)
        if not board.together(at, start) or not low.isalpha() or board.owner[at] is not None:
            break
        if low in _ONCE:
            return "former"
        if len(low) < 3 or low.endswith(("ed", "ing")) or low in _BETWEEN:
            break
    return "now"


def _age(low: str) -> bool:
    """Whether a word is "55-year-old"."""
    return low.endswith("-year-old")


def _with_portfolio(board: Board, first: int) -> int:
    """Where a title begins with its portfolio: "Economy" of "Economy Minister"."""
    while first > 0 and board.word(first - 1) in _PORTFOLIOS and board.together(first - 1, first):
        first -= 1
    return first


def title_from(board: Board, start: int, limit: int) -> Title | None:
    """The first title whose head stands at or after `start`: "the former mayor of South Bend, Indiana".

    Looks at most to `limit` and not past a verb, a quotation mark or another person.
    """
    for index in range(start, limit):
        if board.kind(index) == "person" or board.word(index) in _STOPS:
            return None
        if not any(board.offices[index : index + 5]):
            continue
        for last in range(min(index + 5, limit), index, -1):
            found = office_ending(board, last)
            if found is not None and found[0] == index:
                title = title_ending(board, last)
                return _with_of(board, title) if title else None
    return None


_STOPS = wordset('" “ ” who whose which that is was are were has had said says ; : ( )')


def with_of(board: Board, title: Title) -> Title:
    """The title with what it is of: "of Istanbul", "from Vermont", "of the capital, Ankara"."""
    return _with_of(board, title)


def _with_of(board: Board, title: Title) -> Title:
    at = title.last
    if board.word(at) not in {"of", "for", "from", "in", "at"} or not board.together(at, title.first):
        return title
    index = at + 1
    while index < at + 8 and board.together(at, index):
        kind = board.kind(index)
        owner = board.owner[index]
        if kind in {"place", "organisation"}:
            return _replace(title, body=title.body or owner)
        if kind == "party":
            return _replace(title, party=title.party or owner)
        low = board.word(index)
        if kind == "person" or low in _STOPS or (low == "," and board.kind(index + 1) != "place"):
            break
        if low in places.demonyms():
            return _replace(title, body_text=board.story.words[index])
        index += 1
    return title


def _replace(title: Title, **changes: object) -> Title:
    """A copy with changes."""
    return replace(title, **changes)  # type: ignore[arg-type]
