"""Whose party is which: "X of the CHP", "the CHP's X", "(R-Ga.)", "Labour's X", "X, who leads Y"."""

from __future__ import annotations

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.entities.party_said import add, settle
from copydesk.entities.predicate import predicate
from copydesk.entities.titles import title_ending
from copydesk.lexicon import organisations
from copydesk.names.wordset import wordset

_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_ARTICLES = wordset(
    "the a an his her its their main ruling opposition governing minor then rival fellow both"
)
_LETTERS = {"r": "republican", "d": "democratic", "i": "independent", "l": "libertarian", "g": "green"}
LEADING = wordset("heads leads led headed founded chairs represents representing joined")
_BELONGING = LEADING | {"belongs"}
_STANDING = LEADING | {"candidate", "stood", "ran", "running", "represents"}
# "The former striker who leads the party": what is past is over where one leads.
_LEADING_NOW = wordset("heads leads chairs represents representing")
_FORMER = wordset("former formerly ex-member left quit resigned expelled defected")
# Words that begin a clause of its own behind a name: "X, whom the Greens had backed", "X, 53, told the Liberals".
_NO_APPOSITION = wordset(
    "and or but while whom when where because since if although though unless before after"
)
_MAIN_VERBS = wordset(
    "told said says asked urged thanked won lost beat defeated took got had has was is will would called "
    "went came gave made kept left saw did put spoke called began became"
    " joked met addressed promised vowed accused blamed praised faces faced trailed conceded"
)


def read(board: Board) -> None:
    """Put party statements on the drafts of people, and the party that holds now."""
    for draft, first, last in list(board.people()):
        _before(board, draft, first)
        _after(board, draft, last)
        _own(board, draft, last)
    settle(board)


def _before(board: Board, draft: Draft, first: int) -> None:
    """ "Republican X", "the CHP's X", "PPP leader X", "Democratic nominee X", "the CHP's candidate, X"."""
    at = first
    title = title_ending(board, at) if board.together(at - 1, first) else None
    if title is None and board.word(first - 1) == "," and board.together(first - 2, first):
        title = title_ending(board, first - 1)
        if title is not None and title.office.level not in {"candidate", "party"}:
            title = None
    turns = 0
    while title is not None and turns < 3:
        if title.party is not None:
            add(
                board,
                draft,
                title.party,
                _span(board, title.party, title.start, title.last),
                "title",
                title.when,
            )
            return
        at, turns = title.start, turns + 1
        if title.office.term == "candidate" and board.word(at - 1) == "its":
            party = _last_party(board, at - 1)
            if party is not None:
                add(board, draft, party, (at - 1, title.last), "genitive")
                return
        title = title_ending(board, at - 1) if board.word(at - 1) == "and" else None
    while board.word(at - 1) in {
        "leader",
        "candidate",
        "veteran",
        "politician",
        "councillor",
        "newcomer",
        "councillors",
        "lawmaker",
        "activist",
        "group",
    } or (board.word(at - 1) in _ARTICLES and at != first):
        at -= 1
    if not board.together(at - 1, first):
        return
    before = board.word(at - 1)
    if before in _GENITIVE and board.kind(at - 2) == "party":
        begin = board.begin[at - 2]
        add(board, draft, board.owner[at - 2], (begin, at - 1), "genitive")
    elif (
        board.kind(at - 1) == "party"
        and board.end[at - 1] == at
        and not _other_person(board, board.begin[at - 1] - 1)
    ):
        add(board, draft, board.owner[at - 1], (board.begin[at - 1], at), "title")
    elif before in {"independent", "nonpartisan"} and board.word(at - 2) != "an":
        add(board, draft, None, (at - 1, at), "title")


def _other_person(board: Board, index: int) -> bool:
    """Whether a party's name follows "of" or "of the" behind another person: "X of Civic Party Y said"."""
    if board.word(index) == "the":
        index -= 1
    return board.word(index) in {"of", "for", "from"} and board.kind(index - 1) == "person"


def _span(board: Board, party: Draft, low: int, high: int) -> tuple[int, int]:
    """Where the party is named between two words."""
    for index in range(low, high):
        if board.owner[index] is party:
            return board.begin[index], board.end[index]
    return low, high


def _last_party(board: Board, at: int) -> Draft | None:
    """The party named last before a word, within a paragraph."""
    for index in range(at - 1, max(at - 60, -1), -1):
        if board.kind(index) == "party":
            return board.owner[index]
        if board.story.broken[index]:
            return None
    return None


def _after(board: Board, draft: Draft, last: int) -> None:
    """ "X of the CHP", "X (Labour)", "X (R-Ga.)", "X, of the main opposition RPP", "X, who leads Y"."""
    at = last
    if board.word(at) == "," and board.word(at + 1).isdigit():
        at += 2
    if (board.word(at) in {","} and board.word(at + 1) in {"of", "from", "for"}) or (
        board.word(at) == "," and at > last and board.word(at + 1) in {"of", "from"}
    ):
        at += 1
    if not board.together(last - 1, at):
        return
    low = board.word(at)
    if low in {"of", "from", "for"}:
        party = _party_from(board, at + 1)
        if party is not None:
            add(board, draft, board.owner[party], (board.begin[party], board.end[party]), "of")
        elif draft.candidate:
            _list_of(board, draft, at + 1)
        return
    if low == "(":
        _bracket(board, draft, at)
        return
    if low in {",", "—", "–"}:
        _apposition(board, draft, at + 1)
    elif low in LEADING or low in {"is", "was"}:
        verb(board, draft, at)
    _stood_for(board, draft, last)


def _stood_for(board: Board, draft: Draft, last: int) -> None:
    """ "X, 51, took 21.40% for Union for the Homeland", "X won for the APC"."""
    high = board.sentence_range(last - 1)[1]
    at = predicate(board, last, high)
    if at is None or board.word(at) not in _GOT or draft.parties:
        return
    for index in range(at + 1, min(at + 8, high)):
        if board.kind(index) == "person" or board.word(index) in {",", ";"}:
            return
        if board.word(index) == "for" and (party := _party_from(board, index + 1, 3)) is not None:
            add(board, draft, board.owner[party], (board.begin[party], board.end[party]), "for")
            return


_GOT = wordset(
    "took won got received polled had secured stood ran running standing contested scored held retained"
)


def _list_of(board: Board, draft: Draft, at: int) -> None:
    """A body that a candidate is "of" is what the candidate stands for: "Wong of the Political Institute"."""
    if board.word(at) == "the":
        at += 1
    owner = board.named_at(at)
    if owner is None or owner.kind != "organisation" or not set(owner.words).isdisjoint(_NO_LISTS):
        return
    if organisations.known_folded(" ".join(owner.words)) is not None:
        return
    owner.kind = "party"
    add(board, draft, owner, (board.begin[at], board.end[at]), "of")


_NO_LISTS = wordset(
    "commission court university ministry agency office bureau school college news parliament "
    "assembly senate council hospital police army bank house board company"
)


def _party_from(board: Board, at: int, reach: int = 5) -> int | None:
    """The word of a party's name that follows at once, articles and adjectives between."""
    for index in range(at, at + reach):
        if board.kind(index) == "party":
            return index if board.together(at - 1, index) else None
        low = board.word(index)
        if (
            board.kind(index) not in {"", "place"}
            or low in {",", ".", "and", "(", "respectively,"}
            or not low
        ):
            return None
        if low in {
            "who",
            "said",
            "at",
            "in",
            "with",
            "race",
            "seat",
            "candidate",
            "president",
            "mayor",
            "governor",
        }:
            return None
    return None


def _bracket(board: Board, draft: Draft, at: int) -> None:
    """ "(Labour)", "(CHP)", "(R-Ga.)", "(D)", "(Ind.)"."""
    low = board.word(at + 1)
    if board.kind(at + 1) == "party" and board.word(board.end[at + 1]) in {")", ",", "-", "/", ";"}:
        add(board, draft, board.owner[at + 1], (at + 1, board.end[at + 1]), "bracket")
        return
    letter = low.split("-", 1)[0].rstrip(".")
    if low in {"ind", "ind.", "independent"} or letter == "i":
        add(board, draft, None, (at + 1, at + 2), "bracket")
    elif letter in _LETTERS and (len(low) <= 2 or low[1:2] == "-" or board.word(at + 2) in {"-", ")", ","}):
        for other in board.drafts:
            if other.kind == "party" and other.words[0].startswith(_LETTERS[letter][:8]):
                add(board, draft, other, (at + 1, at + 2), "bracket")
                return


def _apposition(board: Board, draft: Draft, at: int) -> None:
    """ "X, the candidate of Y", "X, who leads Y", "X, a Democrat", "X, an independent"."""
    limit = min(board.sentence_range(at)[1], at + 12) if at < len(board.story) else at
    stop = next((i for i in range(at, limit) if board.word(i) in {",", ";", "—", "–", '"', "“"}), limit)
    who = board.word(at) in {"who", "which"}
    former = False
    for index in range(at, stop):
        low = board.word(index)
        if board.kind(index) == "person":
            if board.word(board.end[index]) in _GENITIVE:
                continue
            return
        if index == at and (low in _NO_APPOSITION or low in _MAIN_VERBS):
            return
        former = (former or low in _FORMER) and low not in _LEADING_NOW
        if low in {"independent", "nonpartisan"} and index - at <= 2 and board.kind(index + 1) != "party":
            add(board, draft, None, (index, index + 1), "apposition")
            return
        if board.kind(index) == "party":
            lead = {board.word(i) for i in range(at, index)}
            if _introduces(board, board.end[index]) or {"whose", "the"} <= lead:
                return  # "X, whose victory the Greens dispute"
            if lead & {
                "against",
                "backed",
                "supported",
                "with",
                "support",
                "endorsed",
                "by",
                "beat",
                "defeated",
                "over",
                "not",
                "rival",
                "to",
                "that",
                "whom",
            }:
                return
            if who and not lead & _STANDING:
                return
            add(
                board,
                draft,
                board.owner[index],
                (board.begin[index], board.end[index]),
                "apposition",
                "former" if former else "now",
            )
            return


def _introduces(board: Board, after: int) -> bool:
    """Whether a party's name introduces another person: "FTU's Alice Mak", "DP leader Lee Jae-myung"."""
    return any(board.kind(i) == "person" for i in range(after, min(after + 4, len(board.story)))) and (
        board.word(after) not in {",", "and", ";"}
    )


def verb(board: Board, draft: Draft, at: int) -> None:
    """ "X heads the Liberal Party", "X is the candidate of Y"."""
    reach = 3 if board.word(at) in LEADING else 8
    limit = min(board.sentence_range(at)[1], at + reach + 1)
    for index in range(at + 1, limit):
        if board.kind(index) == "person" or board.word(index) in {",", "by", "against", "as"}:
            return
        if board.kind(index) == "party":
            if _introduces(board, board.end[index]):
                return  # "Republican X led Democrat Y"
            lead = {board.word(i) for i in range(at + 1, index)}
            if (
                board.word(at) in _BELONGING
                or lead & {"candidate", "nominee", "leader", "member"}
                or board.word(index - 1) == "a"
            ):
                by = "leads" if board.word(at) in {"heads", "leads", "led"} or "leader" in lead else "copula"
                add(board, draft, board.owner[index], (board.begin[index], board.end[index]), by)
            return


def _own(board: Board, draft: Draft, last: int) -> None:
    """ "Erdogan's Justice and Development Party", "Milei, who had no rival on his Freedom Advances list"."""
    if board.word(last) not in _GENITIVE or not board.together(last - 1, last):
        return
    at = last + 1
    while board.word(at) in {
        "ruling",
        "own",
        "governing",
        "conservative",
        "far-right",
        "islamist-rooted",
        "new",
        "party",
    }:
        at += 1
    if board.kind(at) == "party" and board.together(last, at) and not _starts_person(board, board.end[at]):
        add(board, draft, board.owner[at], (board.begin[at], board.end[at]), "leads")


def _starts_person(board: Board, index: int) -> bool:
    """Whether a person or a role follows a party's name, so that it is not the party that is owned."""
    low = board.word(index)
    return board.kind(index) == "person" or low in {
        "challenger",
        "rival",
        "opponent",
        "candidate",
        "successor",
        "counterpart",
        "colleague",
    }
