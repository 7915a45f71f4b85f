"""A place spelled in two ways, or one letter off a place that everybody knows.

What it looks for: a word that stands where a place stands, is no known place itself, and is a slip of the
hand away from a place named in the story or from a large city, a country or a region that fits the story.

Why it matters: a misspelled city in the first line undoes the trust in every figure that follows.

In the copy:
Turkey's ruling party lost the vote. Its main battleground was Instanbul, where 11 million people could vote.

Mended:
Turkey's ruling party lost the vote. Its main battleground was Istanbul, where 11 million people could vote.

Stays silent when:
- both are places: Niger and Nigeria, Adana and Adiyaman;
- the word is a person's name, or the word for a people or language;
- the story itself says what the lesser place is ("the village of Dolne"), or puts each into a land of its own
  (Green County, Wis., and Greene County, Ohio);
- two usual spellings of one place meet (Kyiv, Kiev): a matter of house style.
"""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.lone_places import lone_slips
from copydesk.checks.names.report import tell, tell_alone
from copydesk.checks.names.spellings import misspelled
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each odd spelling of a place."""
    judged = misspelled(reading, settings)
    ledger.compared += len(judged.forms)
    told_of = {verdict.odd.key for verdict in judged.verdicts}
    yield from tell(CHECK, reading, (one for one in judged.verdicts if one.kind == "place"), ledger)
    for lone in lone_slips(reading, judged.forms, told_of):
        message = f"is no place that is known; {lone.name} is one letter away ({lone.slip.words()})."
        yield from tell_alone(CHECK, reading, lone.form, lone.name, message, ledger)


CHECK = Check(code="NAM02", name="place-misspelled", severity="error", page=__doc__ or "", run=run, rank=32)
