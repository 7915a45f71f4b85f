"""Shares that lost their decimal point: "takes 495 per cent of the valid vote", "54.5 to 455", "that is 47.5, 41.9 and 106".

With a sign a whole number of three digits is a share above a hundred, where its sentence is of votes. Without one it is a
share by the figures that it stands in a row with, all printed with a decimal, if with its point put in they make no more than
a whole, and not much less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.records import Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_SIGNED = late(r"(?<![\d.,])(?P<lost>[2-9]\d{2})(?:%| ?per ?cent\b| ?percent\b| ?pct\b| ?pc\b)")
_SHARE = r"\d{1,2}\.\d(?:%| per ?cent| percent)?"
_ROW = late(
    rf"(?<![\d.,])(?P<row>{_SHARE}(?:(?:, | and |, and ){_SHARE})+)(?:, and | and |, )(?P<last>[1-9]\d{{2}})(?=[.;:)\n]|, [a-z]|\Z)(?!\.\d)"
    rf"|(?<![\d.,])(?P<first>{_SHARE})(?: to | against |[-–])(?P<lost>[1-9]\d{{2}})(?=[.,;:)\n]|\Z)(?![.,]\d)"
    rf"|(?<![\d.,])(?P<gone>[1-9]\d{{2}})(?: to | against |[-–])(?P<second>{_SHARE})(?=[.,;:)\n]|\Z)(?![.,]\d)"
)
_DECIMAL = late(r"\d{1,2}\.\d")
_OF_VOTES = Opened(
    r"\b(?:vot(?:e|es|ed|ers?|ing)|turnout|ballots?|polls?|polling|electorate|electors|count(?:ed|ing)?|tally|tallies|scanned|processed|showed up|turned out)\b",
    re.IGNORECASE,
)
# "More votes than voters": the story knows.
KNOWN = late(
    r"\b(?:fraud\w*|stuff(?:ed|ing)|rigg(?:ed|ing)|irregular\w*|impossibl[ey]|implausibl[ey]|suspicious\w*"
    r"|than (?:registered )?voters|exceed\w*|anomal\w*|falsif\w*|manipulat\w*|discrepanc\w*)\b",
    re.IGNORECASE,
)
# What may well be more than a hundred percent: "prices rose 120 percent", "130 percent of the average".
OTHER = late(
    rf"{KNOWN.pattern}|\b(?:add\w*|sum\w*|totals?|totall?ed|r[io]se|rises|risen|grew|grow\w*|increas\w*|up|jump\w*|surg\w*|soar\w*|more|than|higher|larger|inflation|prices?|costs?|debt|GDP"
    r"|tariffs?|dut(?:y|ies)|tax\w*|average|quota|target|capacity|compared|times|salar\w*|wages?|pensions?|interest|rates?|profits?)\b",
    re.IGNORECASE,
)
_LEAST, _MOST, _NEWS = 60, 101, 200


def lost_points(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where a share of the story has lost its point."""
    text = reading.article.text
    if _DECIMAL.search(text) is None:
        return
    for match in _SIGNED.finditer(text):
        here = reading.sentences[reading.sentence_at(match.start())]
        # "150 per cent at one station" may be news; "100 percent counted" is.
        if (
            int(match["lost"]) > _NEWS
            and _OF_VOTES.search(text, here.start, here.end)
            and not OTHER.search(text, here.start, here.end)
        ):
            yield match.span("lost")
    for match in _ROW.finditer(text):
        name = next(one for one in ("last", "lost", "gone") if match[one])
        others = [Decimal(one) for one in _DECIMAL.findall(match["row"] or match["first"] or match["second"])]
        whole = sum(others) + Decimal(match[name]) / 10
        here = reading.sentences[reading.sentence_at(match.start())]
        if _LEAST <= whole <= _MOST and not OTHER.search(text, here.start, match.start()):
            yield match.span(name)
