"""Offices, ages, years of birth and relatives that the story gives its people."""

from __future__ import annotations

from dataclasses import replace

from copydesk.entities.board import Board, name_of
from copydesk.entities.draft import Draft
from copydesk.entities.titles import Title, office_ending, title_ending, title_from, with_of
from copydesk.lexicon import people
from copydesk.names.wordset import wordset

_DASHES = wordset("— – -")
_COMMA_OR_DASH, _ENDS = _DASHES | {","}, _DASHES | {",", ";"}
_COPULAS = wordset("is was became becomes remains remained being")
_ARTICLES = wordset("the a an his her its their")
_BEFORE_TITLES = _ARTICLES | {"also", "still", "now", "currently", "both"}
_HE = wordset("he him his himself")
_SHE = wordset("she her hers herself")
_THEY = _HE | _SHE


def read(board: Board) -> None:
    """Put roles, ages, births and relatives on the drafts of people."""
    for draft, first, last in list(board.people()):
        _titles_before(board, draft, first)
        _apposition_before(board, draft, first)
        _apposition_after(board, draft, last)
        _copula(board, draft, last)
        _elected(board, draft, last)
        _age(board, draft, last)
        _honorific(board, draft, first)
        _born(board, draft, last)
        _relatives(board, draft, first, last)


def add(board: Board, draft: Draft, title: Title, by: str) -> None:
    """A role statement from a title, once per place in the text."""
    body = name_of(board.story, title.body) if title.body else title.body_text
    if body is None and title.party is not None and title.office.level in {"party", "candidate"}:
        body = name_of(board.story, title.party)
    said = board.statement(title.office.term, title.first, title.last, by, body=body, when=title.when)
    if all((said.start, said.value) != (other.start, other.value) for other in draft.roles):
        draft.roles.append(said)


def _titles_before(board: Board, draft: Draft, first: int) -> None:
    """ "Prime Minister X", "Conservative Party leader and Prime Minister X", "Senator from Vermont X"."""
    at = first
    while at > 0 and board.word(at - 1).rstrip(".") in people.honorifics() and board.together(at - 1, first):
        if office_ending(board, at) is not None:
            break
        at -= 1
    title = title_ending(board, at) if board.together(at - 1, first) else None
    if title is None and board.kind(at - 1) in {"place", "organisation"} and board.together(at - 1, first):
        title = _of_before(board, board.begin[at - 1])
    turns = 0
    while title is not None and turns < 4:
        if title.last == first or board.kind(title.last) != "person" or title.last == at:
            add(board, draft, title, "title")
        before = title.start
        turns += 1
        if board.word(before - 1) == "and" and board.together(before - 1, first):
            title = title_ending(board, before - 1)
        else:
            break


def _of_before(board: Board, begin: int) -> Title | None:
    """The title before "of the United States" or "from Vermont" that stands before a name."""
    at = begin - 1
    if board.word(at) == "the":
        at -= 1
    if board.word(at) not in {"of", "from", "for"} or not board.together(at, begin):
        return None
    title = title_ending(board, at)
    return with_of(board, title) if title else None


def _apposition_before(board: Board, draft: Draft, first: int) -> None:
    """ "the incumbent mayor of Istanbul, X", "The Labour Party's leader, X"."""
    if board.word(first - 1) != "," or not board.together(first - 1, first):
        return
    low = max(board.sentence_range(first)[0], first - 14)
    index = first - 2
    while index >= low and board.word(index) not in {",", "(", ")", '"'} and board.kind(index) != "person":
        title = title_ending(board, index + 1)
        if title is not None:
            title = with_of(board, title)
            if _reaches(board, title, first - 1) and board.word(title.start - 1) not in {
                "with",
                "against",
                "by",
            }:
                add(board, draft, title, "apposition")
                if board.word(title.start - 1) == "and" and (other := title_ending(board, title.start - 1)):
                    add(board, draft, other, "apposition")
            return
        index -= 1


def _reaches(board: Board, title: Title, comma: int) -> bool:
    """Whether a title and what it is of go right up to the comma."""
    at = title.last
    if at == comma:
        return True
    if board.word(at) not in {"of", "for", "from", "in"} or comma - at > 8:
        return False
    return all(
        board.owner[i] is not None
        or board.word(i) in {"of", "for", "from", "in", "the", "and", "country", "city", "capital"}
        for i in range(at, comma)
    )


def _apposition_after(board: Board, draft: Draft, last: int) -> None:
    """ "X, 53, the mayor of Y,", "X — former Foreign Secretary, mayor of London, and lawmaker —"."""
    at = _skip_age(board, last)
    if board.word(at) not in _COMMA_OR_DASH or not board.together(at, last):
        return
    start, limit = at + 1, min(board.sentence_range(last)[1], at + 26)
    if board.kind(start) == "person" or board.word(start) in {
        "who",
        "and",
        "said",
        "but",
        "while",
        "with",
        "which",
    }:
        return
    found = 0
    while start < limit and found < 4:
        stop = next((i for i in range(start, limit) if board.word(i) in _ENDS), limit)
        title = title_from(board, start, stop)
        if title is None or title.start - start > 5 or _of_an_object(board, start, title.start):
            return
        if board.word(start) in {"as", "against", "for", "to", "by"}:
            return
        if title.last < len(board.story) and board.kind(title.last) == "person":
            return
        add(board, draft, title, "apposition")
        found += 1
        extra = title_from(board, title.last + 1, stop) if board.word(title.last) == "and" else None
        if extra is not None:
            add(board, draft, extra, "apposition")
        start = stop + 1
        if board.word(start) == "and":
            start += 1
        if board.kind(start) in {"place", "person"} or board.word(start - 1) in _DASHES:
            return


def _of_an_object(board: Board, start: int, title: int) -> bool:
    """Whether words with a verb stand before a title: "The Governor, Barbara Baker, will recommission the Premier"."""
    return any(
        board.word(index) in _DETERMINERS
        and board.word(index - 1) not in _BEFORE_DETERMINERS
        and not board.word(index - 1).isdigit()
        for index in range(start + 1, title)
    )


def _skip_age(board: Board, last: int) -> int:
    """The word after ", 53" behind a name, or `last`."""
    if board.word(last) == "," and board.word(last + 1).isdigit() and len(board.word(last + 1)) == 2:
        return last + 2
    if board.word(last) == "(" and board.word(last + 2) == ")":
        return last + 3
    return last


def _copula(board: Board, draft: Draft, last: int) -> None:
    """ "X is the mayor of Y", "X, who is prime minister,"; not "X was elected president"."""
    at = last + 2 if board.word(last) == "," and board.word(last + 1) == "who" else last
    if board.word(at) not in _COPULAS or not board.together(at, last):
        return
    start = at + 1
    while board.word(start) in _BEFORE_TITLES:
        start += 1
    limit = min(board.sentence_range(last)[1], start + 6)
    title = title_from(board, start, limit)
    if (
        title is None
        or title.start > start + 1
        or (title.office.level == "candidate" and board.word(at) == "was")
    ):
        return
    past = board.word(at) == "was" and title.when == "now"
    if past:
        return
    add(board, draft, title, "copula")


def _elected(board: Board, draft: Draft, last: int) -> None:
    """ "X was elected president of Y": next; "X won a third term as governor": now."""
    high = min(board.sentence_range(last)[1], last + 9)
    for index in range(last, high):
        low = board.word(index)
        if board.kind(index) == "person" or low in {",", ".", "not", "to"}:
            return
        if low in _RISEN or (low == "as" and _RISEN & {board.word(i) for i in range(last, index)}):
            title = title_from(board, index + 1, min(index + 5, board.sentence_range(last)[1]))
            if title is not None and title.start <= index + 3 and title.office.level != "candidate":
                add(board, draft, title if low != "elected" else replace(title, when="next"), "elected")
                return


_DETERMINERS = wordset("the a an his her its their")
# "Then the mayor of Ufa", "herself a former minister".
_BEFORE_DETERMINERS = wordset(
    "then now once also both still until formerly currently previously already himself herself briefly later years of and"
)
_RISEN = wordset("elected re-elected reelected term inaugurated sworn")


def _age(board: Board, draft: Draft, last: int) -> None:
    """ "X, 53," and "X (53)" and "X, aged 53"."""
    opener, number = board.word(last), board.word(last + 1)
    at = last + 1
    if opener == "," and number in {"aged", "age", "now"}:
        number, at = board.word(last + 2), last + 2
    closer = board.word(at + 1)
    if (
        opener not in {",", "("}
        or not (number.isdigit() and 2 <= len(number) <= 3)
        or not board.together(last, at)
    ):
        return
    if closer in {",", ")", ".", ";", "and", "of", "who", "—", "–"} and 15 <= int(number) <= 110:
        if closer == "." and board.word(at + 2)[:1].isdigit():
            return
        if closer in {"and", "of"} and opener == ",":
            return
        draft.ages.append(board.statement(number, at, at + 1, "apposition"))


def _honorific(board: Board, draft: Draft, first: int) -> None:
    """Gender from "Mr", "Mrs", "Queen" and the like before the name or leading it."""
    for index in (first - 1, first):
        gender = people.honorifics().get(board.word(index).rstrip(".")) or _CROWNS.get(board.word(index))
        if gender:
            draft.gender = gender


_CROWNS = {
    "king": "male", "queen": "female", "prince": "male", "princess": "female", "pope": "male",
    "congresswoman": "female", "congressman": "male", "councilwoman": "female", "councilman": "male",
    "chairwoman": "female", "chairman": "male",
}  # fmt: skip


def _born(board: Board, draft: Draft, last: int) -> None:
    """ "X, who was born in Y in 1963", "X, born in 1963", "X was born on May 6, 1963"."""
    limit = min(board.sentence_range(last)[1], last + 5)
    at = next((i for i in range(last, limit) if board.word(i) == "born"), None)
    if at is None or any(board.kind(i) == "person" for i in range(last, at)):
        return
    for index in range(at + 1, min(board.sentence_range(last)[1], at + 10)):
        word = board.word(index)
        if board.kind(index) == "person":
            return
        if (
            board.word(index - 1) == ","
            and word.isalpha()
            and word not in _BORN_ON
            and not board.story.capital[index]
        ):
            return  # "born in Duluth, won his place in 1993"
        if word.isdigit() and len(word) == 4 and 1880 <= int(word) <= 2020:
            draft.born.append(board.statement(word, index, index + 1, "born"))
            return


_BORN_ON = wordset("in on at near the a an of")
_RELATIONS = wordset(
    "wife husband son daughter brother sister father mother uncle aunt nephew niece cousin widow "
    "widower grandson granddaughter grandfather son-in-law daughter-in-law brother-in-law "
    "father-in-law twin stepson stepdaughter"
)


def _relatives(board: Board, draft: Draft, first: int, last: int) -> None:
    """ "his wife X", "X, a niece of Y", "Y's brother X", "X, the son of former president Y"."""
    at = first - 1
    steps = 0
    while steps < 4 and at > 0 and board.together(at, first):
        if board.word(at) in _RELATIONS:
            other = _whose(board, at)
            body = name_of(board.story, other) if other is not None and other is not draft else None
            draft.relatives.append(board.statement(board.word(at), at, at + 1, "title", body=body))
            return
        if board.word(at) not in {
            ",",
            "the",
            "late",
            "elder",
            "younger",
            "former",
            "rep.",
        } and not office_ending(board, at + 1):
            break
        at -= 1
        steps += 1
    if board.word(last) == ",":
        for at in range(last + 1, min(last + 5, len(board.story))):
            if board.word(at) in _RELATIONS and board.together(at, last):
                other = next(
                    (
                        o
                        for i in range(at, min(at + 8, len(board.story)))
                        if (o := board.owner[i]) is not None and o.kind == "person" and o is not draft
                    ),
                    None,
                )
                body = name_of(board.story, other) if other is not None else None
                draft.relatives.append(board.statement(board.word(at), at, at + 1, "apposition", body=body))
                return


def _whose(board: Board, at: int) -> Draft | None:
    """Whose relative the word at `at` speaks of: the genitive or the last person before a pronoun."""
    if board.word(at - 1) in {"'s", "’s", "'", "’"}:
        return board.owner[at - 2]
    if board.word(at - 1) in _THEY:
        low = board.sentence_range(at)[0]
        for index in range(at - 2, max(low - 40, -1), -1):
            owner = board.owner[index]
            if owner is not None and owner.kind == "person":
                return owner
    return None
