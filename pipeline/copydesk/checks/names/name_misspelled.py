"""A person, party or organisation spelled in two ways.

What it looks for: two spellings in one story that differ by a slip of the hand (letters transposed, dropped,
doubled or wrong), by ear (Carnie for Carney), by a capital (Desantis), an apostrophe (Obrien), an accent on
another letter (Hernandéz) or a particle (Van der Leyen, LePen), and that nothing in the story keeps apart as two
names. Or a family name alone that nobody bears, several letters off that of one person alone whom the story introduces
(Stamback for Stambaugh). Or a mistyped word without which a known
party's name stands there (Christan Democratic Union), or a body's name with a word in another form.

Why it matters: a name is the first thing that its owner, and every reader who knows better, sees. Names are
compared with each other in the story; no word list says how anybody is to be spelled.

In the copy:
Ekrem Imamoglu is leading in Istanbul. Imamoglu thanked voters. Imamolgu will speak again on Monday.

Mended:
Ekrem Imamoglu is leading in Istanbul. Imamoglu thanked voters. Imamoglu will speak again on Monday.

Stays silent when:
- each spelling has a full name, age, party or office of its own: Peter Hansen and Erik Hanson; Luc Frieden, and the
  returning officer, Luc Friden;
- one is a person's, the other that of a firm, a seat or a place;
- the two are forms of one word (Biden, the Bidens; Medvedev, Medvedeva) or romanisations of one name;
- a sentence sets the two beside each other as two, speaks of how they are spelled, or calls the bearer of one
  somebody's aide or a bystander;
- the odd spelling is marked [sic], or stands in an address, a handle, a quotation from something written or one
  that holds nothing but the name.
"""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.lone_bodies import lone_words
from copydesk.checks.names.report import tell, tell_alone
from copydesk.checks.names.reworded import Reworded, reworded
from copydesk.checks.names.spellings import misspelled
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each odd spelling of a name that is no place's."""
    judged = misspelled(reading, settings)
    ledger.compared += len(judged.forms)
    yield from tell(CHECK, reading, (one for one in judged.verdicts if one.kind != "place"), ledger)
    told_of = {verdict.odd.key for verdict in judged.verdicts}
    for lone in lone_words(judged.forms, told_of):
        message = f"is no known word; “{lone.word}” would make a party’s name ({lone.slip.words()})."
        yield from tell_alone(CHECK, reading, lone.form, lone.word, message, ledger)
    for name in reworded(reading):
        ledger.compared += 1
        words = {verdict.odd.words[0].start for verdict in judged.verdicts}
        if not any(name.here.start <= start < name.here.end for start in words):
            yield _reworded(reading, name)


def _reworded(reading: Reading, name: Reworded) -> Finding:
    return CHECK.finding(
        reading,
        f"“{name.here.text}” is “{name.there.text}” elsewhere in the story.",
        (name.here.start, name.here.end),
        [(name.there.start, name.there.end)],
        found=name.here.text,
        expected=name.there.text,
        replacement=name.there.text,
        confidence=0.8,
    )


CHECK = Check(code="NAM01", name="name-misspelled", severity="error", page=__doc__ or "", run=run, rank=33)
