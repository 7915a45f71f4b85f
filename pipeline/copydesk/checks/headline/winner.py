"""Who won by the headline, and who by the story."""

from __future__ import annotations

import re

from copydesk.checks.apart import SETTLED
from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.headline.clauses import joined, of_a_party, of_an_area, whose
from copydesk.checks.headline.swapped import more, of_the_last_vote
from copydesk.checks.outcomes.races import AHEAD, BEHIND, one_post, posts_named, primary
from copydesk.checks.outcomes.standings import side_figures
from copydesk.records import Claim, Party
from copydesk.records.late import late

# Who wins the post is told so far up; those who win further down have won others.
_LEAD = 3
# "Carried 98 counties": the most areas are not the race.
_AREAS = late(
    r"\W*(?:\w+ ){0,2}?(?:\d+|all|most) (?:of )?(?:\w+ )?(?:counties|provinces|states|districts|wards|precincts|boroughs|towns)\b"
    # "Prevailed in four, among them".
    r"|,?(?: (?:in|across))?(?: (?:only|just|the other|all of|all|most of|some of))?(?: the)? (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most|both|a few)"
    r"(?=[,.;]| (?:of|among|and)\b)"
)
# "Elected mayor of Toronto", "will be the next mayor".
_MADE = late(r"\b(?:elected|next|new)(?: as)?(?: the| a| an)? (?P<post>(?:\w+ )?\w+)", re.IGNORECASE)
# "Won an open seat", "took Ward 3": not the post.
_SEAT_WON = late(
    r"\w+ (?:an?|the|her|his|its|their|that) (?:[\w-]+ ){0,2}(?:seat|ward|district|riding|division|borough)\b",
    re.IGNORECASE,
)
# "Deputy mayor", not "federal deputy Ana Lima".
_DEPUTY = late(
    r"\b(?:deputy|vice)[- ](?:lord )?(?:mayor|president|governor|regent|chair|leader|head|chief|premier|prime|speaker)|\brunner-up\b",
    re.IGNORECASE,
)
# The winner of a headline "had lost five times".
_HAD = late(
    r"(?:\bhad|['’]d) (?:\w+ ){0,2}(?:los[et]|lost|trailed|been|failed|come|conceded|finished|fallen)\b"
)
# "Lost the postal vote by 2,100", "lost on first preferences", "lost one of its own".
_A_PART = late(
    r"\w+ (?:one|two|three|four|five|\d+) (?:of|more|seats?|wards?)\b|\w+ (?:the |on |among |in )?(?:the )?(?:postal|mail(?:-in)?|early|advance|absentee|in-person|election-day|overseas|first|online)\b[- ](?:\w+ )?(?:votes?|voters|ballots?|rounds?|counts?|preferences)\b"
)
# "On a share lower than the one it lost with".
_WHICH = late(
    r"\b(?:the one|than when|the (?:year|share|seat|vote)(?: that| which| in which)?) (?:it|he|she|they) \Z"
)
_REACH = 24
_IN_FRONT = AHEAD | {"majority"}
_WON = frozenset({"won", "gained", "retained"})
_OPEN = frozenset({"runoff", "tied", "no_majority"})


def first_paragraph(table: Bench) -> int:
    """The paragraph of the story's first claim."""
    told = (scene.paragraph for claim in table.claims if not (scene := table.scene[claim]).headline)
    return min(told, default=0)


def against_winner(
    table: Bench, head: Claim, body: list[Claim], meant: list[Claim], ledger: Ledger
) -> Claim | None:
    """What the story has against a winner of the headline: that it lost, or that another won in its place.

    `body`: the outcomes below the headline; `meant`: those of them that the headline can mean.
    """
    if whose(table, head) or (table.scene[head].option and table.scene.several_questions):
        ledger.set_aside("subject", head)
        return None
    meant = [one for one in meant if not of_an_area(table, one)]
    own = [one for one in meant if one.subject_id == head.subject_id]
    for one in own:
        ledger.compare(head, one)
    made_out = head.value in _WON
    if any(one.value in _IN_FRONT - {"leading"} or one.value in _OPEN for one in own):
        return None
    if any(one.value == "leading" for one in own) and not (
        made_out and any(one.value in _WON for one in meant)
    ):
        return None
    # Who wins may have trailed on the way, in absentee ballots or at half past nine.
    lost = BEHIND - {"trailing"} if made_out else BEHIND
    against = [one for one in own if one.value in lost and not _of_before(table, one)]
    known = any(one.value != "leading" for one in own) or any(
        one.subject_id == head.subject_id and one.value in _IN_FRONT - {"leading"} and one.when is None
        for one in body
    )
    against += [
        one for one in meant if not joined(table, head, one) and _wins_instead(table, head, one, known)
    ]
    if not against or _ahead(table, head, against):
        return None
    ledger.compare(head, against[0])
    return against[0]


def _ahead(table: Bench, head: Claim, against: list[Claim]) -> bool:
    """Whether the figures have the headline's winner in front, of the others at issue or of all: they are surer than any word."""
    side = head.subject_id
    rivals = {one.rival_id if one.subject_id == side else one.subject_id for one in against} | {head.rival_id}
    if any(of_the_last_vote(table, more(table, side, other)) for other in rivals - {None, side} if other):
        return True
    others = {one.subject_id for one in side_figures(table)} - {None, side}
    return any(of_the_last_vote(table, more(table, side, one)) for one in others if one) and not any(
        more(table, one, side) for one in others if side
    )


def _of_before(table: Bench, one: Claim) -> bool:
    """Whether an outcome is told as one of before, or of a part: "had lost five presidential elections", "lost the postal vote"."""
    text, start = table.reading.article.text, one.value_span.start
    if (
        _A_PART.match(text, start)
        or of_a_party(table, one)
        or _WHICH.search(text, one.evidence.start, start)
        or _figures_of_then(table, one)
    ):
        return True
    return _HAD.search(text, max(one.evidence.start, start - _REACH), one.value_span.end) is not None


def _figures_of_then(table: Bench, one: Claim) -> bool:
    """Whether all figures that an outcome is told with are of an earlier vote: "beat Ms Boele by 54.2 to 45.8 in 2022"."""
    sides = {one.subject_id, one.rival_id} - {None}
    beside = [
        other for other in table.reading.claims
        if other.measure != "outcome" and other.subject_id in sides and other.evidence.start == one.evidence.start
    ]  # fmt: skip
    return bool(beside) and all(other.when is not None for other in beside)


def _one_named_post(head: Claim, one: Claim) -> bool:
    """Whether both sentences name one post: "elected mayor" over "will be the next mayor"."""
    named = (_MADE.search(claim.evidence.text) for claim in (head, one))
    first, second = (posts_named(match["post"]) if match else frozenset() for match in named)
    return bool(first & second)


def _wins_instead(table: Bench, head: Claim, one: Claim, known: bool) -> bool:
    """Whether another side wins what the headline says its subject won."""
    text = table.reading.article.text
    if _AREAS.match(text, one.value_span.end) or _SEAT_WON.match(text, one.value_span.start):
        return False
    if _figures_of_then(table, one):
        return False
    if bool(_DEPUTY.search(one.evidence.text)) != bool(_DEPUTY.search(head.evidence.text)):
        return False
    if one.value not in _WON or table.scene.belongs(one.subject_id, head.subject_id):
        return False
    if head.subject_id is not None and one.rival_id == head.subject_id:
        return True
    # Two sides that win may have won two posts: where it is not sure which race either is of, both may be right.
    if min(table.scene[head].settled, table.scene[one].settled) < SETTLED:
        return False
    # "Mwale beats Phiri" over a story in which Phiri has won, and Mwale nothing.
    if head.rival_id is not None and one.subject_id == head.rival_id and not known:
        return True
    if known or primary(table, one) or not table.scene.person(one.subject_id):
        return False
    if _other_party(table, head, one):
        return True
    place = table.scene[one]
    if (
        not table.scene.person(head.subject_id)
        or place.section
        or place.paragraph > first_paragraph(table) + _LEAD
    ):
        return False
    if not one_post(table, one) and not _one_named_post(head, one):
        return False
    return table.scene[head].contest == table.scene[one].contest or table.scene.one_contest


def _other_party(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether a headline's party is not that of who wins at its place in the story's first words: "Labour takes Ashby"."""
    party, winner = table.reading.by_id.get(head.subject_id or ""), table.scene.person(one.subject_id)
    if not isinstance(party, Party) or winner is None or winner.party is None:
        return False
    if head.place_id is None or head.place_id != one.place_id or not _names_place(table, head):
        return False
    own = table.reading.by_id.get(winner.party)
    return (
        isinstance(own, Party)
        and not _kin(party, own)
        and table.scene[one].paragraph <= first_paragraph(table)
        and (table.scene[head].contest == table.scene[one].contest or table.scene.one_contest)
    )


def _names_place(table: Bench, head: Claim) -> bool:
    """Whether the headline's sentence names its place behind the verb."""
    place = table.reading.by_id.get(head.place_id or "")
    return place is not None and any(
        head.value_span.start < one.start < head.evidence.end for one in place.mentions
    )


def _kin(one: Party, other: Party) -> bool:
    """Whether two are one alliance's, or one is the other's."""
    return bool({one.id, *one.member_of} & {other.id, *other.member_of})
