"""OpenElections-like CSV: a row per candidate or party and place, for votes, shares and seats.

    county     the claim's place          office     the contest's office or body
    district   empty: stories seldom say  party      the candidate's party, or the party itself
    candidate  the claim's subject        votes      votes won

Beyond the columns of OpenElections stand share (percent), seats, status, source and the story. Lost: hedges,
intervals, rounds, groups of voters, how far the count was, leads, changes and outcomes. Figures of earlier
elections, of polls and of parts of the electorate are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.records import Claim, Contest, Person, Reading
from copydesk.reports.table import row
from copydesk.reports.view import Item, View

COLUMNS = (
    "county",
    "office",
    "district",
    "party",
    "candidate",
    "votes",
    "share",
    "seats",
    "status",
    "source",
    "story",
)
_MEASURES = {"votes": "votes", "vote_share": "share", "seats": "seats"}


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """A header, then the rows of all stories."""
    yield row(COLUMNS)
    for item in items:
        if isinstance(item, Reading):
            yield from (row(cells) for cells in rows(item))


def rows(reading: Reading) -> list[list[str]]:
    """Rows of one story, in the order of the story; one subject at one place and stage is one row."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for claim in reading.claims:
        column = _MEASURES.get(claim.measure)
        if column is None or not counts(claim):
            continue
        cells = _cells(reading, claim)
        key = tuple(cells[name] for name in COLUMNS if name not in _MEASURES.values())
        found.setdefault(key, cells)[column] = claim.value
    return [[cells.get(name, "") for name in COLUMNS] for cells in found.values()]


def counts(claim: Claim) -> bool:
    """Whether a claim is a result of the election that the story reports, as far as it is known."""
    polled = claim.status in ("poll", "exit_poll", "projection")
    return claim.subject is not None and not polled and claim.when is None and claim.group is None


def _cells(reading: Reading, claim: Claim) -> dict[str, str]:
    subject = reading.by_id.get(claim.subject_id or "")
    contest = reading.by_id.get(claim.contest_id or "")
    person = isinstance(subject, Person)
    party = reading.by_id.get(subject.party or "") if isinstance(subject, Person) else subject
    office = contest.office_or_body if isinstance(contest, Contest) else claim.contest
    return {
        "county": claim.place or "",
        "office": office or "",
        "district": "",
        "party": party.name if party is not None else "",
        "candidate": (claim.subject or "") if person or subject is None else "",
        "status": claim.status or "",
        "source": claim.source or "",
        "story": reading.article.id,
    }
