"""Pronouns and descriptions that plainly stand for a person: "he", "the mayor", "the 53-year-old"."""

from __future__ import annotations

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.entities.party_said import add as add_party
from copydesk.entities.roles import add as add_role
from copydesk.entities.titles import title_ending
from copydesk.lexicon import offices, people, places
from copydesk.names.wordset import wordset

_HE = wordset("he him his himself")
_SHE = wordset("she her hers herself")
_NATIONAL = frozenset({"state", "government"})
_AS_NAMED = wordset(
    "incumbent challenger candidate nominee rival opponent contender front-runner frontrunner"
)
# Right before a description that is of another: "Paz defeated the 70-year-old", "a win over the incumbent".
_BEATING = wordset(
    "beat beats beating defeated defeats defeating unseated unseats ousted ousts succeeds succeeded replaces replaced faces faced "
    "trails trailed overtook over against to by with than"
)
# After a title that is no description: "the mayor of Izmir", "the governor's race", "the president, Ana Sol".
_NOT_AFTER = wordset("of 's ’s for , elect candidate candidates and or -")


class Focus:
    """Whom the story talks about: the subject of the sentence before, and who was named lately."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.subject: Draft | None = None
        self.subject_sentence = -9
        self.recent: list[tuple[int, Draft]] = []

    def named(self, draft: Draft, index: int, *, subject: bool) -> None:
        """Someone is named, or pointed at, at a word."""
        number = self.board.story.sentence[index]
        self.recent = [(n, d) for n, d in self.recent if number - n <= 2 and d is not draft]
        self.recent.append((number, draft))
        if subject:
            self.subject, self.subject_sentence = draft, number

    def best(self, index: int, gender: str | None) -> Draft | None:
        """Whom a pronoun at a word points at, when that is clear."""
        number = self.board.story.sentence[index]
        if self.subject is not None and number - self.subject_sentence <= 1 and _fits(self.subject, gender):
            return self.subject
        near = [d for n, d in self.recent if number - n <= 1 and _fits(d, gender)]
        return near[0] if len(near) == 1 else None


def _fits(draft: Draft, gender: str | None) -> bool:
    """Whether a person can be "he" or "she"; unknown gender fits both."""
    return gender is None or draft.gender in {None, gender}


def read(board: Board) -> None:
    """Add pronouns and descriptions as mentions; ages and offices that they carry."""
    story = board.story
    focus = Focus(board)
    quoted: set[int] = {i for i, inside in enumerate(story.quoted) if inside}
    starts = {first: draft for draft, first, _ in board.people()}
    seen_subject = -1
    wanted = _HE | _SHE | {"the"}
    for index, low in enumerate(story.low):
        if low not in wanted and index not in starts and low[-4:] != "-old":
            continue
        number = story.sentence[index]
        draft = starts.get(index)
        if draft is not None and index not in quoted:
            subject = seen_subject != number and not _oblique(board, index)
            focus.named(draft, index, subject=subject)
            if subject:
                seen_subject = number
        elif index in quoted:
            continue
        elif low in _HE or low in _SHE:
            gender = "male" if low in _HE else "female"
            found = focus.best(index, gender)
            if found is not None:
                found.add(index, index + 1, "pronoun")
                if found.gender is None:
                    found.gender = gender
                if low in {"he", "she"} and seen_subject != number:
                    focus.named(found, index, subject=True)
                    seen_subject = number
                _of_pronoun(board, found, index)
        elif low == "the" or low.endswith("-year-old"):
            found = _description(board, focus, index)
            if found is not None and seen_subject != number:
                focus.named(found, index, subject=not _oblique(board, index))
                seen_subject = number


def _oblique(board: Board, index: int) -> bool:
    """Whether a name stands behind a preposition or is a genitive: hardly the subject."""
    before = board.word(index - 1)
    if before in {"of", "for", "with", "by", "against", "over", "to", "from", "than", "between", "and"}:
        return True
    end = board.end[index]
    return board.word(end) in {"'s", "’s"}


def _of_pronoun(board: Board, draft: Draft, index: int) -> None:
    """ "his AK party", "she was born in 1963"."""
    at = index + 1
    if board.word(index) in {"his", "her"}:
        while board.word(at) in {"ruling", "own", "governing", "new", "conservative", "liberal"}:
            at += 1
        party = board.owner[at] if board.kind(at) == "party" else None
        after = board.word(board.end[at]) if party is not None else ""
        person_next = (
            board.kind(board.end[at]) == "person"
            if party is not None and board.end[at] < len(board.story)
            else False
        )
        if (
            party is not None
            and not person_next
            and after not in {"rival", "challenger", "opponent", "counterpart", "predecessor", "successor"}
        ):
            add_party(board, draft, party, (board.begin[at], board.end[at]), "genitive")
    if board.word(at) == "was" and board.word(at + 1) == "born":
        for i in range(at + 2, min(at + 10, board.sentence_range(index)[1])):
            if board.word(i).isdigit() and len(board.word(i)) == 4:
                draft.born.append(board.statement(board.word(i), i, i + 1, "born"))
                return


def _description(board: Board, focus: Focus, index: int) -> Draft | None:
    """Whom "the mayor", "the Turkish president", "the 53-year-old lawyer" point at, if that is clear."""
    at = index + 1 if board.word(index) == "the" else index
    low = board.word(at)
    if low.endswith("-year-old"):
        return _by_age(board, focus, index, at)
    if board.word(index) != "the":
        return None
    if low in people.occupations() and board.story.first_in_sentence(index):
        found = focus.best(index, None)
        if found is not None and board.word(at + 1) not in _NOT_AFTER and board.kind(at + 1) != "person":
            found.add(index, at + 1, "description")
            return found
        return None
    return _by_office(board, index, at)


def _by_age(board: Board, focus: Focus, index: int, at: int) -> Draft | None:
    """ "the 53-year-old businessman": the subject before; "X, the state's 55-year-old treasurer": X."""
    age = board.word(at).split("-", 1)[0]
    for after in range(at + 1, min(at + 5, len(board.story))):
        owner = board.owner[after]
        if owner is not None and owner.kind == "person" and board.together(at, after):
            _note_age(board, owner, age, at, "title")
            return None
        named = board.owner[after + 1] if after + 1 < len(board.story) else None
        if (
            board.word(after) == ","
            and named is not None
            and named.kind == "person"
            and board.together(at, after + 1)
        ):
            # "The 70-year-old incumbent, Rosa Vega".
            if board.word(board.end[after + 1]) in {",", "."}:
                _note_age(board, named, age, at, "apposition")
            return None
        if not board.together(at, after) or board.word(after) in {
            ",",
            ".",
            "said",
            "told",
            "had",
            "was",
            "is",
            "won",
        }:
            break
    for before in range(index - 1, max(index - 6, -1), -1):
        owner = board.owner[before]
        if (
            owner is not None
            and owner.kind == "person"
            and board.word(before + 1) == ","
            and board.together(before, index)
        ):
            _note_age(board, owner, age, at, "apposition")
            return None
    if board.word(index) != "the":
        return None
    found = focus.best(index, None)
    if found is None or any(statement.value != age for statement in found.ages):
        found = found if found is not None and len(focus.recent) == 1 else None
    if found is None or _acts_on(board, found, index):
        return None
    end = at + 1
    while end < len(board.story) and (
        board.word(end) in people.occupations() or board.word(end) in {"former", "one-time"}
    ):
        end += 1
    found.add(index, end, "description")
    _note_age(board, found, age, at, "antecedent")
    return found


def _acts_on(board: Board, draft: Draft, index: int) -> bool:
    """Whether somebody's verb stands before a description of its sentence: "Paz defeated the 70-year-old" is of another."""
    number = board.story.sentence[index]
    return any(board.story.sentence[first] == number and last < index for first, last in draft.spans) and (
        board.word(index - 1) in _BEATING
    )


def _note_age(board: Board, draft: Draft, age: str, at: int, by: str) -> None:
    """An age statement, if it is a number."""
    if age.isdigit() and all(said.start != board.story.starts[at] for said in draft.ages):
        draft.ages.append(board.statement(age, at, at + 1, by))


def _by_office(board: Board, index: int, at: int) -> Draft | None:
    """ "the mayor": the one with that office now; "the Turkish president": the only holder of a national one."""
    known, lasts = offices.offices(), offices.last_words()
    if lasts.isdisjoint(board.word(i).rstrip(".") for i in range(at, at + 4)):
        return None
    start = at + 1 if board.word(at) in places.demonyms() else at
    for size in range(min(offices.longest(), 4), 0, -1):
        words = tuple(board.word(i).rstrip(".") for i in range(start, start + size))
        office = known.get(words)
        if office is None:
            continue
        last = start + size
        if last >= len(board.story) or board.word(last) in _NOT_AFTER or board.owner[last] is not None:
            return None
        if not board.together(index, last - 1) or (board.story.capital[start] and board.story.capital[last]):
            return None
        found = _holder(board, index, office.term, office.level)
        if found is None:
            return None
        found.add(index, last, "description")
        if office.level in _NATIONAL and all(role.value != office.term for role in found.roles):
            title = title_ending(board, last)
            if title is not None:
                add_role(board, found, title, "antecedent")
        return found
    return None


def _holder(board: Board, index: int, term: str, level: str) -> Draft | None:
    """The only person named before who holds the office now; of national ones, the only holder of any."""
    before = [d for d in board.drafts if d.kind == "person" and min(d.spans)[0] < index]
    mine = [d for d in before if any(r.value == term and r.when == "now" for r in d.roles)]
    if term == "candidate":
        named = board.word(index + 1)
        mine = [d for d in mine if named in _AS_NAMED and any(named in r.text.lower() for r in d.roles)]
        return mine[0] if len(mine) == 1 else None
    if len(mine) == 1:
        return mine[0]
    if mine or level not in _NATIONAL:
        return None
    national = [
        d
        for d in board.drafts
        if d.kind == "person" and any(_is_national(r.value) and r.when == "now" for r in d.roles)
    ]
    return national[0] if len(national) == 1 and national[0] in before else None


def _is_national(term: str) -> bool:
    """Whether an office is a head of state's or government's."""
    found = offices.offices().get(offices.words_of(term))
    return found is not None and found.level in _NATIONAL


def the_party(board: Board) -> None:
    """ "the party": the party named last, within the paragraph."""
    story = board.story
    last: Draft | None = None
    for index, low in enumerate(story.low):
        if story.broken[index]:
            last = None
        owner = board.owner[index]
        if owner is not None and owner.kind == "party":
            last = last if owner.camp else owner
        elif (
            (
                low == "party"
                and board.word(index - 1) == "the"
                and last is not None
                and not story.quoted[index]
            )
            and board.word(index + 1) not in {"of", "for"}
            and owner is None
        ):
            last.add(index - 1, index + 1, "description")


# What a party or several of them together can be called by what they are, in the name and then alone.
_UNIONS = wordset("alliance coalition bloc front movement union league camp pact federation")
_NOT_BEHIND = wordset("of for with between led headed ' - ’ that which")


def the_alliance(board: Board) -> None:
    """ "The alliance": the only one of the story that has the word in its name."""
    story = board.story
    if _UNIONS.isdisjoint(story.small):
        return
    parties = [draft for draft in board.drafts if draft.kind == "party"]
    for index, low in enumerate(story.words):
        if low not in _UNIONS or board.owner[index] is not None or story.quoted[index] or index < 2:
            continue
        behind = board.word(index + 1)
        alone = behind not in _NOT_BEHIND and not board.kind(index + 1)
        if alone and board.word(index - 1) == "the" and board.together(index - 1, index):
            named = [draft for draft in parties if low in draft.words]
            if len(named) == 1 and min(named[0].spans)[0] < index:
                named[0].add(index - 1, index + 1, "description")
