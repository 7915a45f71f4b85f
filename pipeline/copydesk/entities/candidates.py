"""Who stands in the election reported: by what is said of them, and by the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft

_WON = frozenset(
    "won wins win winning beat beats beating defeat defeated defeats defeating ousted unseated lost loses lose losing "
    "conceded concedes led leads leading trailed trails trailing edged edges clinched secured secures received polled "
    "garnered gained earned retained retains captured took takes swept sweeps trounced nabbed got has had scored "
    "collected amassed held holds finished placed came elected re-elected reelected declared running runs ran "
    "contested contesting standing unopposed drew attracted pulled tallied advances advanced registered obtained "
    "polling defeating ahead behind projected favored favoured tops topped".split()
)
# Verbs that make their subject or object a candidate even without a figure.
_SURE = frozenset(
    "won wins beat beats beating defeated defeats defeating ousted unseated lost loses conceded concedes led leads "
    "leading trailed trails trailing edged elected re-elected reelected retained retains unopposed projected "
    "clinched swept advances advanced runner-up winner challenger trounced".split()
)
_CONTEST_WORDS = frozenset(
    "vote votes election elections primary primaries caucus caucuses race seat seats delegates runoff run-off ballot "
    "ballots polls poll constituency presidency mayor governor contest nomination re-election mayoralty term "
    "by-election percent % points by-elections office".split()
)
_OVER = frozenset(
    "beat beats beating defeated defeats defeating ousted over against trounced unseated edged to for than trailing by from".split()
)
_NOT = frozenset("not never if whether could would may might should unless endorsed backed supported".split())
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def read(board: Board, published: str | None) -> None:
    """Mark the people who stand."""
    year = published[:4] if published else None
    for draft in board.drafts:
        if draft.kind == "person" and any(_stands(role.value, role.text, role.when) for role in draft.roles):
            draft.candidate = True
    for draft, first, last in board.people():
        if not draft.candidate and not board.story.quoted[first]:
            draft.candidate = _shown(board, first, last, year)


def _stands(value: str, text: str, when: str) -> bool:
    """Whether a role is that of someone who stands: "candidate", "nominee"; not "former candidate", "incumbent"."""
    return value == "candidate" and when in {"now", "next"} and "incumbent" not in text.lower()


def _shown(board: Board, first: int, last: int, year: str | None) -> bool:
    """Whether the sentence shows the person winning, losing or getting votes in this election."""
    low, high = board.sentence_range(first)
    words = board.story.low[low:high]
    if _past(words, year):
        return False
    figure = any(word[0].isdigit() for word in words)
    contest = not _CONTEST_WORDS.isdisjoint(words)
    after = _next_words(board, last, high)
    verb = next((w for w in after if w in _WON), None)
    if verb is not None and not set(after[: after.index(verb)]) & _NOT:
        if verb in _SURE and (contest or figure) and not _of_party(board, last, high):
            return True
        if figure and contest and verb not in {"has", "had"}:
            return True
        if figure and verb in {"has", "had", "held"} and _share_follows(board, last, high):
            return True
    before = board.word(first - 1)
    back = [board.word(i) for i in range(max(low, first - 6), first)]
    if _share_follows(board, last, high) and not _of_party(board, last, high):
        if board.word(last) in {"with", "on", "at", "had", ","} or board.word(last)[:1].isdigit():
            return True
    if before in _OVER or set(back) & {
        "beat",
        "beats",
        "defeated",
        "defeats",
        "beating",
        "defeating",
        "over",
        "against",
        "ousted",
    }:
        if contest or figure:
            verbs = set(back) & _OVER
            return bool(
                verbs & {"beat", "beats", "defeated", "defeats", "beating", "defeating", "ousted"}
            ) or (figure and contest and before in {"to", "for", "over", "than"})
    return False


def _past(words: list[str], year: str | None) -> bool:
    """Whether a sentence tells of an election of another year."""
    years = {w for w in words if _YEAR.match(w)}
    return (
        bool(years)
        and (year is None or year not in years)
        and bool({"in", "since", "when", "the", "of"} & set(words))
        and (year is not None)
    )


def _next_words(board: Board, last: int, high: int) -> list[str]:
    """The words behind a name up to its verb, past an apposition in commas or brackets."""
    at, out = last, []
    depth = 0
    while at < high and len(out) < 6:
        low = board.word(at)
        if low in {",", "(", "—", "–"} and not out and depth == 0:
            close = next(
                (i for i in range(at + 1, min(at + 22, high)) if board.word(i) in {",", ")", "—", "–"}), None
            )
            if close is None:
                return [board.word(i) for i in range(at + 1, min(at + 5, high))]
            inside = [board.word(i) for i in range(at + 1, close)]
            if inside[:1] == ["who"]:
                return inside[1:6]
            at, depth = close + 1, 0
            if board.word(at)[:1].isdigit() and board.word(at + 1) == ",":
                at += 2
            continue
        if board.kind(at) == "person" or low in {"'s", "’s", ".", ";", "said", "says"}:
            break
        if low == "of" and not out:
            while at < high and (board.word(at) in {"of", "the"} or board.owner[at] is not None):
                at += 1
            continue
        out.append(low)
        at += 1
    return out


def _share_follows(board: Board, last: int, high: int) -> bool:
    """Whether a share or number of votes stands right behind a name: "X 45.1", "X with 52%", "X (47.9%)"."""
    for index in range(last, min(last + 6, high)):
        word = board.word(index)
        if word[:1].isdigit():
            near = [board.word(i) for i in range(index, min(index + 4, high))]
            joined = {"%", "percent", "per", "pc", "votes", "vote", "pct", "delegates"} & set(near)
            return bool(joined) or "." in near[1:2] and near[2:3] != [] and near[2][:1].isdigit()
        if board.owner[index] is not None or word in {".", ";", "said"}:
            return False
    return False


def _of_party(board: Board, last: int, high: int) -> bool:
    """Whether it is the person's party, not the person, that the words go on about: "X's party won"."""
    return board.word(last) in {"'s", "’s"} and board.word(last + 1) in {
        "party", "government", "coalition", "alliance", "camp", "bloc", "allies", "supporters", "opponents",
    } or board.kind(last + 1) == "party"  # fmt: skip


def by_primary(board: Board, parties: Mapping[int, Draft]) -> None:
    """Those who stand in a primary are of its party: the one named last before them in the story.

    `parties`: where a primary of a party is named, by word.
    """
    if not parties:
        return
    marks = sorted(parties)
    single = len({id(p) for p in parties.values()}) == 1
    for draft in board.drafts:
        if draft.kind != "person" or not draft.candidate or draft.party is not None or draft.parties:
            continue
        first = draft.first
        earlier = [m for m in marks if m <= board.sentence_range(first)[1]]
        if single:
            draft.party = parties[marks[0]]
        elif earlier:
            same = [m for m in earlier if board.sentence_range(m) == board.sentence_range(first)]
            if len({id(parties[m]) for m in same}) <= 1:
                draft.party = parties[(same or earlier)[-1]]
