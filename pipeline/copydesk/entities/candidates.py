"""Who stands in the election reported: by what is said of them, and by the figures beside them."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.entities.predicate import predicate, words_from
from copydesk.names.wordset import wordset

# Verbs that make their subject a candidate wherever an election is spoken of.
_SURE = wordset(
    "won wins win winning beat beats beating defeated defeats defeating ousted unseated lost loses "
    "conceded concedes led leads leading trailed trails trailing edged edges elected re-elected "
    "reelected retained retains unopposed projected clinched swept advances advanced trounced "
    "competed contested standing running stood withdrew withdraws suspended trounces sweeps clinches"
)
# Verbs that do so with a figure beside them.
_FIGURED = wordset(
    "win lose secured received polled garnered gained earned captured took takes got scored collected "
    "amassed finished placed came drew attracted pulled tallied registered obtained polling secures "
    "has had held holds winning running ahead topped tops was is"
)
_CONTEST = wordset(
    "vote votes election elections primary primaries caucus caucuses race races seat seats delegates "
    "runoff run-off ballot ballots poll constituency presidency mayor governor contest nomination "
    "re-election mayoralty term by-election by-elections percent pct % points point office district "
    "campaign campaigns parliament council bid round states counties provinces lead elected "
    "re-elected reelected defeated delegate"
)
_BEATING = wordset(
    "beat beats beating defeated defeats defeating ousted over against trounced unseated edged "
    "ousting unseating"
)
_NOT = wordset(
    "not never if whether could would may might must can should unless endorsed backed supported to"
)
REACH = 80
_SEATS = wordset("kept keeps held holds took takes won lost retained carried regained")
_ENDED = wordset("withdrew suspended dropped ended quit abandoned")
_UNITS = wordset("% percent per pc pct votes vote delegates points")


def read(board: Board, published: str | None, races: Iterable[Draft] = ()) -> None:
    """Mark the people who stand."""
    year = published[:4] if published else None
    general = any(race.contest.get("office_or_body") == "parliament" for race in races) or any(
        low == "general" and board.word(i + 1).startswith("election") for i, low in enumerate(board.story.low)
    )
    for draft in board.drafts:
        if draft.kind != "person" or draft.candidate:
            continue
        draft.candidate = any(_stands(role.value, role.text, role.when) for role in draft.roles)
        if general and (any(s.by == "leads" for s in draft.parties) or _leads_party(draft)):
            draft.candidate = True
    spans = [
        (first, last, draft)
        for draft in board.drafts
        if draft.kind == "person"
        for (first, last), form in draft.spans.items()
        if form != "description"
    ]
    spans.sort(key=lambda item: item[:2])
    for first, last, draft in spans:
        if not draft.candidate and not board.story.quoted[first]:
            draft.candidate = _shown(board, first, last, year)
    _listed(board, spans)


def _leads_party(draft: Draft) -> bool:
    """Whether the person leads a party now."""
    return draft.party is not None and any(
        role.value == "leader" and role.when == "now" and "leader" in role.text.lower()
        for role in draft.roles
    )


def _stands(value: str, text: str, when: str) -> bool:
    """Whether a role is that of someone who stands: "candidate", "nominee"; not "incumbent"."""
    return (
        value == "candidate"
        and when in {"now", "next"}
        and text.lower() not in {"incumbent", "rival", "opponent"}
    )


def _shown(board: Board, first: int, last: int, year: str | None) -> bool:
    """Whether the sentence shows the person winning, losing or getting votes in this election."""
    low, high = board.sentence_range(first)
    # A sentence without end is no sentence: what matters stands near.
    low, high = max(low, first - REACH), min(high, last + REACH)
    if _past(board, first, low, high, year):
        return False
    words = board.story.low[low:high]
    contest = not _CONTEST.isdisjoint(words)
    figure = board.has_digit(low, high)
    if _share_at(board, last, high) and not _of_party(board, last):
        return True
    return _as_subject(board, last, high, contest, figure) or _as_rival(
        board, first, low, words, contest, figure
    )


def _past(board: Board, first: int, low: int, high: int, year: str | None) -> bool:
    """Whether the words tell of an earlier election: "In 2016 X lost", "a year after X took 72 percent"."""
    back = {board.word(i) for i in range(max(low, first - 6), first)}
    if back & {"year", "years", "months"} and back & {"after", "ago", "since", "before", "earlier"}:
        return True
    if year is None:
        return False
    told = board.years[bisect_left(board.years, low) : bisect_left(board.years, high)]
    if not told or year in board.story.low[low:high]:
        return False
    return any(board.word(i) < year and board.word(i - 1) not in {"since", "from", "until"} for i in told)


def _as_subject(board: Board, last: int, high: int, contest: bool, figure: bool) -> bool:
    """Whether what is said of the person is what is said of candidates."""
    if _of_party(board, last):
        return False
    for at in (predicate(board, last, high), predicate(board, last, high, past_who=True)):
        if at is not None and _says_so(board, at, high, contest, figure):
            return True
    return False


def _says_so(board: Board, at: int, high: int, contest: bool, figure: bool) -> bool:
    """Whether the words from `at` on are said of candidates."""
    said = words_from(board, at, high)
    if said[:1] == ["failed"] and contest:
        return True
    for number, word in enumerate(said):
        if word in _NOT:
            return False
        if word in _SURE:
            return (contest or figure) and (word not in _ENDED or contest)
        if word in _SEATS and board.kind(at + number + 1) == "place" and contest:
            return True
        if word in {"ahead", "behind"} and figure and contest:
            return True
        if word in _FIGURED and _share_at(board, at + number + 1, high):
            return True
        if (
            word in {"came", "finished", "placed", "took", "secured", "earned", "received"}
            and contest
            and figure
        ):
            return True
        if word in {"dropped", "ended", "announced"} and {"out", "campaign", "candidacy", "bid"} & set(said):
            return True
    return _share_at(board, at, high)


def _as_rival(board: Board, first: int, low: int, words: list[str], contest: bool, figure: bool) -> bool:
    """Whether others beat, face or outpoll the person: "beat X", "to 46.1% for X", "between X and Y"."""
    at = first
    while at > low and (board.kind(at - 1) in {"party", "place"} or board.word(at - 1) in _BETWEEN):
        at -= 1
    before = board.word(at - 1) if at > low else ""
    if before == "and" and "between" in (board.word(i) for i in range(max(low, at - 5), at)):
        before = "between"
    back = {board.word(i) for i in range(max(low, at - 3), at)}
    if before in _BEATING or (
        back & (_BEATING - {"over", "against", "edged"}) and before not in {"of", "by"}
    ):
        return (contest or figure) and (
            before != "against"
            or bool(
                {"competed", "race", "contest", "runoff", "run", "votes", "percent", "%", "ran"} & set(words)
            )
        )
    if before in {"to", "for", "over", "than", "of"} and figure:
        ahead = [board.word(i) for i in range(max(low, at - 4), at)]
        share = any(w[:1].isdigit() for w in ahead) and bool(_UNITS & set(ahead))
        return share or ("ahead" in back and contest)
    elected = {"elected", "re-elected", "candidates", "newcomers"} & set(words[: first - low])
    return before in {":", "were", "was", "are", "include", "including", "included", "between"} and (
        bool(elected) or (before == "between" and contest)
    )


_BETWEEN = wordset(
    "senator sen. rep. gov. mayor former the incumbent independent candidate president nominee rival "
    "challenger a minister representative 's ’s his her"
)


def _share_at(board: Board, index: int, high: int) -> bool:
    """Whether a share or number of votes stands there: "45.1", "with 52%", "881,228, or 45.93 percent"."""
    for at in range(index, min(index + 6, high)):
        word = board.word(at)
        if word[:1].isdigit() and not word.endswith("-year-old"):
            near = [board.word(i) for i in range(at + 1, min(at + 6, high))]
            return "." in word or bool(_UNITS & set(near))
        if board.owner[at] is not None or word in {".", ";", "said", "'s", "’s"}:
            return False
    return False


def _of_party(board: Board, last: int) -> bool:
    """Whether it is the person's party, not the person, that the words go on about: "X's party won"."""
    return board.word(last) in {"'s", "’s", "'", "’"}


def _listed(board: Board, spans: list[tuple[int, int, Draft]]) -> None:
    """Who stands in one list with a candidate stands too: "A of X, B and C were elected"."""
    for pairs in (itertools.pairwise(spans), zip(spans[::-1], spans[-2::-1], strict=False)):
        for (first, last, one), (begin, end, other) in pairs:
            if (
                one.candidate
                and not other.candidate
                and not _of_party(board, end)
                and _linked(board, min(last, end), max(first, begin))
            ):
                other.candidate = True


def _linked(board: Board, low: int, high: int) -> bool:
    """Whether only commas, "and" and parties lie between two names, and a comma or "and" is there."""
    if high - low > 12 or not board.together(low - 1, high):
        return False
    joined = False
    for index in range(low, high):
        word = board.word(index)
        joined = joined or word in {",", "and", ";"}
        if not (word in _LIST_WORDS or board.kind(index) in {"party", "organisation"} or word.isdigit()):
            return False
    return joined and board.kind(low) != "place"


_LIST_WORDS = wordset(
    ", and ; of the from 's ’s ( ) respectively group as well councillor councillors candidates "
    "veteran newcomer newcomers politician politicians lawmaker lawmakers minor"
)


def by_primary(board: Board, primaries: dict[int, Draft]) -> None:
    """Those who stand in a primary are of its party: the one named last before them in the story."""
    marks = dict(primaries)
    words = wordset("primary primaries caucus caucuses nomination")
    for index, low in enumerate(board.story.low):
        if low in words:
            first, last = board.sentence_range(index)
            named = {
                id(o): o
                for i in range(first, last)
                if (o := board.owner[i]) is not None and o.kind == "party"
            }
            if len(named) == 1:
                marks.setdefault(index, next(iter(named.values())))
    if not marks or not primaries:
        return
    order = sorted(marks)
    for draft in board.drafts:
        if draft.kind == "person" and draft.candidate and draft.party is None and not draft.parties:
            draft.party = _primary_of(board, draft, order, marks)


def _primary_of(board: Board, draft: Draft, order: list[int], marks: dict[int, Draft]) -> Draft | None:
    """The party of the primary in whose sentence the person is named, else of the one before."""
    number = board.story.sentence
    spans = draft.named_spans()
    for first, _ in spans:
        same = {id(marks[m]): marks[m] for m in order if number[m] == number[first]}
        if len(same) == 1:
            return next(iter(same.values()))
    for first, _ in spans:
        earlier = [m for m in order if m < first]
        if earlier:
            return marks[earlier[-1]]
    return marks[order[0]] if len({id(p) for p in marks.values()}) == 1 else None
