"""Who comes first by the words right before a figure, "got the most votes, with 32.6 per cent", and a larger figure behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.compare import Bench
from copydesk.checks.outcomes.standings import side_figures
from copydesk.checks.units import unit_class
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import figure
from copydesk.records import Claim
from copydesk.records.late import late
from copydesk.records.opened import Opened

_PARTY = r"(?:party|force|group|list|bloc|alliance|vote-getter)"
_FIRST = Opened(
    r"\b(?:most votes|(?:came|come|comes|coming|finish\w+|placed|was|is|were|are|remain\w*|stay\w*) (?:in |out )?(?:first|top|on top)(?: place)?"
    r"|in (?:the lead|first place|front)|(?:led|leads|leading|head(?:ed|s|ing)|topp(?:ed|ing)|tops) the (?:field|polls?|race|pack|count|vote|first round|ballot)"
    rf"|(?:w[io]n|wins|winning|took|takes|taking) the first round(?: (?:a|two|three) weeks? ago)?|(?:largest|biggest|strongest|leading) {_PARTY})"
    r",? ?(?:with|on|at|\(|taking|winning) ?(?:just |only |about |some |nearly |almost |around )?\Z",
    re.IGNORECASE,
)
# From one figure to the next: who led then lost, what one had been, another place.
_TURNS = late(
    r"\b(?:los[et]s?|losing|the second|run-?off|later|preferences|transfers|split|crushed|beat\w*|defeat\w*|overt\w+|[Ii]n (?:the )?[A-Z0-9])"
)
_HAD = late(r"\b(?:had|having) (?:been )?\Z")
_REACH = 80
# What is read of two figures that stand together keeps them apart only if it is of the vote itself.
_TOGETHER = frozenset({None, "confidence", "speaker"})


def topped(table: Bench) -> Iterator[Looked]:
    """Each figure of who is first with the next figures of other sides, in its sentence and the one behind."""
    figures = side_figures(table)
    for number, own in enumerate(figures):
        if own.measure == "seats" or not table.sure(own) or not _is_first(table, own):
            continue
        others = [one for one in figures[number + 1 :] if _behind(table, own, one)]
        more = [one for one in others if table.interval(own).below(table.interval(one))]
        if others:
            yield _looked(table, own, (more or others)[0], odd=bool(more))


def _is_first(table: Bench, own: Claim) -> bool:
    """Whether the words right before a figure put its side first: "came first with", not "had been in front with"."""
    text, start = table.reading.article.text, own.value_span.start
    first = _FIRST.search(text, max(0, start - _REACH), start)
    return first is not None and not _HAD.search(text, max(0, first.start() - _REACH), first.start())


def _looked(table: Bench, own: Claim, other: Claim, *, odd: bool) -> Looked:
    text, quantities = table.reading.article.text, table.reading.quantity_by_id
    first, second = (quantities[one.quantity_id or ""] for one in (own, other))
    begin = table.reading.sentences[table.scene[own].sentence].start
    said = " ".join(text[begin : first.end].split())
    message = f'"{said}": {other.subject} has more, {figure(other)}'
    return Looked((first, second), Odd(first, (second,), message, second.value) if odd else None)


def _behind(table: Bench, own: Claim, other: Claim) -> bool:
    """Whether another side's figure follows of which no words say that it is of something else."""
    one, two = table.scene[own], table.scene[other]
    return (
        one.paragraph == two.paragraph and two.sentence - one.sentence <= 1
        and unit_class(own) == unit_class(other)
        and not table.scene.belongs(own.subject_id, other.subject_id)
        and not table.scene.between.told_apart(one.end, two.start)
        and not _TURNS.search(table.reading.article.text, one.end, two.start)
        and table.clash(own, other) in _TOGETHER
    )  # fmt: skip
