"""Datelines: place, date and agency that open a story, a byline, or a date alone on its line."""

from __future__ import annotations

import re

from copydesk.articles.dates import DATE
from copydesk.lexicon import places
from copydesk.records import Dateline

# No dateline is longer; what follows the first so many characters is not looked at.
_LONGEST = 110
_SEPARATOR = re.compile(r"\s?(?:—|–|--+|―)\s?|\s-\s|\s?- |:\s")
# PTI and others print no dash: "New Delhi, May 23 (PTI) The ruling party"; "Istanbul (CNN)Turkey's".
_AGENCY_ONLY = re.compile(r"[^()]{0,70}\(([A-Z][A-Za-z. /&-]{1,24})\)(?= ?[A-Z\"“‘'])")
_AGENCY = re.compile(r"\s*[(/]([A-Z][\w. /&'-]{1,40})[)/]\s*$")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_AGENCIES = _words(
    "AP AFP Reuters CNN PTI ANI IANS UPI AAP PA DPA dpa GNA NAN KNA SAPA Bernama Xinhua Kyodo Yonhap "
    "TASS Efe EFE ANSA APA STT NTB TT ANP Belga Lusa CNA Antara PNA VNA NHK BBC NPR CP TPR Bloomberg "
    "Anadolu AA ABC CBC"
)
_DATE = re.compile(rf"{DATE}$")
# Ankara, New Delhi, Rio de Janeiro, Port-au-Prince; N.C., Minn., Papua New Guinea
_WORDS = re.compile(r"(?:[^\W\da-z_][\w.'’/-]*|de|da|do|del|la|le|el|al|of|the|and|upon|au)(?:[ /-]|$)")
_NO_PLACES = _words(
    "BREAKING UPDATE UPDATED LIVE EXCLUSIVE CORRECTION CORRECTED CORRECTS ANALYSIS OPINION EDITORIAL "
    "EXPLAINER WATCH VIDEO PHOTOS FACTBOX TIMELINE NEWSALERT ALERT URGENT LEAD RESULT RESULTS ELECTION "
    "ELECTIONS NOTE SUMMARY PROFILE REUTERS BACKGROUND FILE PHOTO IMAGE ON IN AT BY FROM LAST THIS NEXT "
    "LATE EARLY SINCE UNTIL AFTER BEFORE EVERY EACH THAT CAPTION POLL WINNER WINNERS LOSERS TURNOUT "
    "TOTAL VOTES SEATS"
)
_BYLINE = re.compile(r"(?:(?:Words|Story|Report(?:ing)?|Written) )?[Bb][Yy] (?=[A-Z])")
_ALONE = re.compile(
    rf"(?:(?:(?:First )?[Pp]ublished|[Uu]pdated|[Pp]osted|[Ll]ast updated|[Dd]ate|[Ii]ssued)(?: on| at)?:? ?)?"
    rf"({DATE})(?:(?:,| [-–—|])? ?(?:at )?\d{{1,2}}(?:[:.]\d\d){{0,2}}(?: ?(?:[ap]\.?m\.?|[AP]\.?M\.?))?(?: [A-Z]{{2,4}})?)?\.?$"
)
_LAST_PLACE = re.compile(r" in ([A-Z][^,;|()]{1,40})$")


def opening(paragraph: str) -> Dateline | None:
    """The dateline at the start of a paragraph, positions counted from its start, or None."""
    head = paragraph[:_LONGEST]
    for match in _SEPARATOR.finditer(head):
        found = _parse(head[: match.start()], colon=match[0].startswith(":"))
        if found:
            if match[0].startswith(":") and not _story_follows(paragraph, match.end()):
                return None
            plain = not (found.date or found.agency) and not _is_capitals((found.place or "").split(",")[0])
            if plain and not (match[0][:1].isspace() and _story_follows(paragraph, match.end())):
                return None
            end = min(match.end(), len(paragraph))
            return found.model_copy(update={"start": 0, "end": len(paragraph[:end].rstrip())})
        if match[0].startswith(":"):
            return _undashed(paragraph, head)
    return _undashed(paragraph, head)


def _story_follows(paragraph: str, at: int) -> bool:
    """NEW DELHI: The ruling party ... but not LABOUR: 203 seats."""
    return len(paragraph) - at > 40 and (paragraph[at].isupper() or paragraph[at] in "\"“‘'")


def _undashed(paragraph: str, head: str) -> Dateline | None:
    if head.startswith("("):
        return _bracketed(head)
    match = _AGENCY_ONLY.match(head)
    if not match or len(paragraph) < match.end() + 20:
        return None
    found = _parse(head[: match.end()], colon=False)
    if found is None or (found.agency not in _AGENCIES and found.date is None):
        return None
    return found.model_copy(update={"start": 0, "end": match.end()})


def _bracketed(head: str) -> Dateline | None:
    """(New York, NY - October 21) The text"""
    end = head.find(")")
    inside = head[1:end] if end > 0 else ""
    place, dash, day = inside.rpartition(" - ")
    if dash and _DATE.match(day.strip()) and all(_place_like(piece.strip()) for piece in place.split(",")):
        return Dateline(place=place.strip(), date=day.strip(), start=0, end=end + 1)
    return None


def alone(line: str) -> Dateline | None:
    """A line that is nothing but a dateline: a date, a byline ("By X in Y"), or a place with its date."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    match = _ALONE.match(line)
    if match:
        return Dateline(date=match[1], start=0, end=len(line))
    if _BYLINE.match(line) and not line.endswith((".", "?", "!", ":")) and len(line.split()) <= 14:
        place = _LAST_PLACE.search(line)
        return Dateline(place=place[1].strip() if place else None, start=0, end=len(line))
    found = _parse(line.rstrip(" -–—:"), colon=False)
    if found and found.place and (found.date or found.agency):
        return found.model_copy(update={"start": 0, "end": len(line)})
    return None


def _parse(head: str, *, colon: bool) -> Dateline | None:
    """ANKARA, Turkey (AP); LAGOS, Feb 26 (Reuters); Accra, Dec. 9, GNA; PARIS, Nov. 17, 2025; (AP)."""
    rest, agency = head.strip(), None
    match = _AGENCY.search(rest)
    if match:
        rest, agency = rest[: match.start()].strip(), match[1].strip()
        if not rest:
            return None if colon else Dateline(agency=agency)
    before, comma, last = rest.rpartition(", ")
    if agency is None and comma and last in _AGENCIES:
        rest, agency = before, last
    rest, day = _split_date(rest)
    pieces = [piece.strip() for piece in rest.split(",") if piece.strip()]
    if agency is None and pieces:
        place, _, last = pieces[-1].rpartition(" ")
        if place and last in ("CNN", "AFP", "AP", "Reuters"):
            agency, pieces[-1] = last, place
    if not pieces:
        return Dateline(date=day, agency=agency) if agency in _AGENCIES else None
    if len(pieces) > 3 or not all(_place_like(piece) for piece in pieces):
        return None
    capitals = _is_capitals(pieces[0])
    if (
        not capitals
        and not (colon and day)
        and (colon or (agency is None and day is None and not _town(pieces)))
    ):
        return None
    if agency is None and day is None and len(pieces[0]) < 4:
        return None
    return Dateline(place=", ".join(pieces), date=day, agency=agency)


def _town(pieces: list[str]) -> bool:
    """Whether small letters behind a capital name one place: "Colombo – The ruling party"."""
    return len(pieces) == 1 and any(place.kind != "other" for place in places.known(pieces[0]))


def _split_date(rest: str) -> tuple[str, str | None]:
    """A date at the end, taken off: "LAGOS, Feb 26" -> "LAGOS", "Feb 26"; "PARIS, Nov. 17, 2025" too."""
    positions = [index + 1 for index, char in enumerate(rest) if char in ", "]
    for position in positions:
        if _DATE.match(rest, position):
            return rest[:position].rstrip(" ,-–—|"), rest[position:]
    return rest, None


def _is_capitals(piece: str) -> bool:
    """ANKARA, ST. PAUL, SÃO PAULO, McALLEN, LONDON/PARIS."""
    return piece.replace("Mc", "MC").replace("Mac", "MAC").isupper()


def _place_like(piece: str) -> bool:
    """At most six words, each with a capital or a small word of place names; no digit."""
    if len(piece) > 45 or len(piece.split()) > 6 or any(char.isdigit() for char in piece):
        return False
    position = 0
    while position < len(piece):
        match = _WORDS.match(piece, position)
        if not match:
            return False
        position = match.end()
    return bool(piece) and piece[0].isupper() and not set(piece.upper().split()) & _NO_PLACES
