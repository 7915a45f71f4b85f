"""Whether two days are told of two places: "voters in Lagos on May 9", "in Kano on May 16"."""

from __future__ import annotations

from copydesk.checks.dates.calendar import MONTHS, VERB
from copydesk.records import Reading
from copydesk.records.late import late

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_IN_PLACE = late(
    rf"\b(?:[Ii]n|[Aa]cross|from|of) (?:the )?(?!{DAY}|(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\b)(?P<place>[A-Z]\w+(?: [A-Z]\w+)*)"
)
# "South Carolina votes on", "won the New Hampshire primary on".
_OF_PLACE = late(
    rf"\b(?!The\b|It\b|He\b|She\b|They\b|This\b|That\b|A\b|{DAY}|(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\b)(?P<place>[A-Z]\w+(?: [A-Z]\w+)*)(?:['’]s?)? "
    r"(?:votes?\b|voted\b|votes\b|primary\b|primaries\b|caucus(?:es)?\b|(?:goes|go|went) to the polls\b)"
)
_OPENS = late(r"(?:(?:That|Those|The ones?) (?:of|on) |The |This )?")
# So near its beginning a paragraph names its country.
_OPENING = 12


def two_places(reading: Reading, *positions: int) -> bool:
    """Whether the sentences at two positions each name a place, or their paragraphs open with a country's, and not the same."""
    text = reading.article.text
    named, lands = [], []
    for position in positions:
        sentence = reading.sentences[reading.sentence_at(position)]
        end = sentence.end
        # Where a day opens its sentence, what stands behind the verb is told of the vote, not where it was.
        if _OPENS.fullmatch(text, sentence.start, position):
            verb = VERB.search(text, position, end)
            end = verb.start() if verb else end
        named.append(
            {
                match["place"]
                for pattern in (_IN_PLACE, _OF_PLACE)
                for match in pattern.finditer(text, sentence.start, end)
            }
        )
        begin = text.rfind("\n", 0, position) + 1
        lands.append(
            {
                place.country
                for place in reading.places()
                if place.country and any(begin <= one.start < begin + _OPENING for one in place.mentions)
            }
        )
    return any(all(told) and not told[0] & told[1] for told in (named, lands))
