"""Where places stand in a sentence: after "in", before "city", before ", Turkey"."""

from __future__ import annotations

from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import Word
from copydesk.lexicon import places
from copydesk.names.fold import fold
from copydesk.records.late import late

# "in", "near", "across"; not "of", "from", "to", "by", which people take as well.
_IN = late(
    r"\b(?:in|In|near|Near|across|Across|throughout|outside|around|into|at|towards?|of|from|From|to|"
    r"visit(?:ed|ing|s)?|north|south|east|west|northern|southern|eastern|western|central|downtown|greater)"
    r"(?:\s(?:the|nearby|neighbou?ring|rural|coastal|downtown))?\s$"
)
_SURELY_IN = late(
    r"\b(?:in|In|near|Near|across|Across|throughout|outside|northern|southern|eastern|western|central|"
    r"downtown|"
    r"cit(?:y|ies) of|province of|state of|capital of|capital,|town of|region of|municipality of|district of)"
    r"(?:\s(?:the|nearby|neighbou?ring|rural|coastal|downtown))?\s$"
)
_AFTER = late(
    # "Vashadze's headquarters" may be somebody's.
    r"^(?:\s(?:voters|residents|headquarters)|(?:['’]s)?\s(?:city|province|state|county|district|region|municipality|prefecture|"
    r"mayor|suburb|airport|governorate|metropolitan|constituency|City|Province|State|County|District|"
    r"Region))\b"
)
# "In X, " at the head of a sentence or clause.
_OPENING_IN = late(r"(?:\A|[.!?;:\n“\"]\s*)[Ii]n\s\Z")
_COUNTRY_AFTER = late(r"^,\s([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})")
_LOOK = 32


def place_words(form: Form) -> bool:
    """Whether every place where it stands is one that only a place takes: after "in", before "province"."""
    return all(_surely(form.story.text, word.start, word.end) for word in form.words)


def heads_place_phrase(form: Form) -> bool:
    """Whether it stands as only a place does wherever it stands: "In Stord, the mayor was re-elected"."""
    text = form.story.text
    return all(
        text[word.end : word.end + 1] == "," and _OPENING_IN.search(text[max(0, word.start - 8) : word.start])
        for word in form.words
    )


def as_place(form: Form) -> bool:
    """Whether it was read as a place, or stands as one somewhere."""
    if form.kinds["place"]:
        return True
    text = form.story.text
    for word in form.words:
        start = _start_of_name(form, word)
        if _IN.search(text[max(0, start - _LOOK) : start]) or _surely(text, start, word.end):
            return True
    return False


_HEADS = frozenset(
    {"new", "great", "north", "south", "east", "west", "san", "santa", "saint", "st", "los", "las", "port", "el",
     "la", "sao", "united", "northern", "southern", "eastern", "western", "central", "upper", "lower", "fort"}
)  # fmt: skip


def _start_of_name(form: Form, word: Word) -> int:
    """Where a place's name begins: at "Great" in "Great Britaen"."""
    run = form.story.runs[word.run]
    before = run[word.number - 1] if word.number else None
    return before.start if before is not None and before.key in _HEADS else word.start


def _surely(text: str, start: int, end: int) -> bool:
    if _SURELY_IN.search(text[max(0, start - _LOOK) : start]) or _AFTER.match(text[end : end + _LOOK]):
        return True
    after = _COUNTRY_AFTER.match(text[end : end + 48])
    return after is not None and fold(after.group(1)) in places.country_names()
