"""A small story with its Reading and Report, made by hand: renderers are tested without a model."""

from __future__ import annotations

from typing import Any

from copydesk.records import (
    Article,
    Claim,
    Coverage,
    Dateline,
    Finding,
    FindingSpan,
    Mention,
    Part,
    Party,
    Person,
    Place,
    ReadCoverage,
    Reading,
    Report,
    Span,
    Statement,
    Suggestion,
    Unread,
    ValueSpan,
    fingerprint,
)

TEXT = (
    "Osei ahead in Takoradi as count goes on\n"
    "\n"
    "TAKORADI, Ghana, May 5 (Harbour News) - Mayor Kwame Osei of the Harbour Party took 52.30 percent of the "
    "vote in Sunday's election against 44.10 percent for Efua Mensah of the Union Party, the Electoral "
    "Commission said, a lead of almost 7 points with 92% of the ballots counted.\n"
    "\n"
    "Mr. Osie, 53, spoke to supporters at the port. Some 41,200 people voted. \u201cWe waited,\u201d he "
    "said, \u201cand 3 buses came.\u201d\n"
)


def article(text: str = TEXT, id: str = "stories/takoradi.txt", **more: Any) -> Article:
    """An Article around a text."""
    title = text.split("\n", 1)[0]
    return Article(
        id=id,
        source=id,
        sha256="0" * 64,
        title=title,
        published="2024-05-06",
        language="en",
        chars=len(text),
        words=len(text.split()),
        text=text,
        parts=(Part(kind="headline", start=0, end=len(title)),),
        **{"dateline": Dateline(place="TAKORADI, Ghana", date="May 5", agency="Harbour News"), **more},
    )


def place(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Where the nth occurrence of some words stands."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at, at + len(words)


def finding(
    story: Article, check: str, code: str, severity: Any, message: str, *places: tuple[str, str], **more: Any
) -> Finding:
    """A finding at places given as (role, words)."""
    spans = []
    for role, words in places:
        start, end = place(story.text, words)
        spans.append(FindingSpan(article=story.id, start=start, end=end, text=words, role=role))  # type: ignore[arg-type]
    return Finding(
        check=check,
        code=code,
        severity=severity,
        message=message,
        spans=tuple(spans),
        fingerprint=fingerprint(check, [words for _role, words in places]),
        **more,
    )


def findings(story: Article) -> tuple[Finding, ...]:
    """A margin that is off and a name with two letters changed about."""
    start, end = place(story.text, "Osie")
    return (
        finding(
            story,
            "margin-mismatch",
            "SUM04",
            "error",
            '52.30 - 44.10 = 8.20 points (8.19 to 8.21); the story says "almost 7 points"',
            ("primary", "almost 7 points"),
            ("versus", "52.30 percent"),
            ("versus", "44.10 percent"),
            claims=("c1", "c2", "c3"),
            found="almost 7",
            expected="8.20",
        ),
        finding(
            story,
            "name-misspelled",
            "NAM01",
            "error",
            '"Osie" here, "Osei" in 2 other places',
            ("primary", "Osie"),
            ("versus", "Kwame Osei"),
            found="Osie",
            expected="Osei",
            suggestion=Suggestion(start=start, end=end, replacement="Osei"),
        ),
    )


def reading(text: str = TEXT, id: str = "stories/takoradi.txt") -> Reading:
    """The Reading of the sample story."""
    story = article(text, id)

    def mention(words: str, form: Any, nth: int = 1) -> Mention:
        start, end = place(text, words, nth)
        return Mention(start=start, end=end, text=words, form=form)

    def claim(id: str, measure: Any, words: str, **more: Any) -> Claim:
        start, end = place(text, words)
        sentence = Span(start=start, end=end, text=words)
        return Claim(
            id=id, measure=measure, evidence=sentence, value_span=ValueSpan(start=start, end=end), **more
        )

    common: dict[str, Any] = {
        "place": "Takoradi",
        "source": "Electoral Commission",
        "contest_id": "x1",
        "status": "partial",
    }
    age = place(text, "53")
    return Reading(
        article=story,
        entities=(
            Person(
                id="e1",
                name="Kwame Osei",
                candidate=True,
                party="e3",
                mentions=(
                    mention("Osei", "short"),
                    mention("Kwame Osei", "full"),
                    mention("Osie", "variant"),
                ),
                roles=(Statement(value="mayor", start=place(text, "Mayor")[0], end=place(text, "Mayor")[1]),),
                ages=(Statement(value="53", start=age[0], end=age[1]),),
            ),
            Person(
                id="e2",
                name="Efua Mensah",
                candidate=True,
                party="e4",
                mentions=(mention("Efua Mensah", "full"),),
            ),
            Party(id="e3", name="Harbour Party", mentions=(mention("Harbour Party", "full"),)),
            Party(id="e4", name="Union Party", mentions=(mention("Union Party", "full"),)),
            Place(
                id="e5",
                name="Takoradi",
                place_kind="city",
                country="GH",
                mentions=(mention("Takoradi", "full"),),
            ),
        ),
        claims=(
            claim(
                "c1",
                "vote_share",
                "52.30 percent",
                subject="Kwame Osei",
                subject_id="e1",
                value="52.30",
                unit="percent",
                low="52.295",
                high="52.305",
                **common,
            ),
            claim(
                "c2",
                "vote_share",
                "44.10 percent",
                subject="Efua Mensah",
                subject_id="e2",
                value="44.10",
                unit="percent",
                low="44.095",
                high="44.105",
                **common,
            ),
            claim(
                "c3",
                "lead",
                "almost 7 points",
                subject="Kwame Osei",
                subject_id="e1",
                rival="Efua Mensah",
                rival_id="e2",
                value="7",
                unit="points",
                comparator="almost",
                low="6",
                high="7",
                high_open=True,
                **common,
            ),
            claim("c4", "counted", "92%", value="92", unit="percent", place="Takoradi", status="partial"),
            claim(
                "c5",
                "turnout",
                "41,200 people",
                value="41200",
                unit="voters",
                comparator="about",
                place="Takoradi",
            ),
            claim("c6", "age", "53", subject="Kwame Osei", subject_id="e1", value="53", unit="years"),
        ),
        coverage=ReadCoverage(
            numbers=7,
            in_claims=6,
            unread=(
                Unread(
                    start=place(text, "3 buses")[0],
                    end=place(text, "3 buses")[0] + 1,
                    text="3",
                    why="no claim of an election",
                ),
            ),
        ),
    )


def report(text: str = TEXT, id: str = "stories/takoradi.txt") -> Report:
    """The Report of the sample story, its text in it."""
    read = reading(text, id)
    return Report(
        article=read.article,
        entities=read.entities,
        quantities=read.quantities,
        claims=read.claims,
        findings=findings(read.article),
        coverage=Coverage(numbers=7, in_claims=6, checked=3, unread=read.coverage.unread),
    )
