"""Seats said to be above the mark of a majority, or short of it, and shares said to be more than half, or less.

"Her party has 37 of the 79 seats, three above the 40 needed"; "57 of the 81 seats. The group is short of the 41 needed";
"with 58.2 percent, a little under half of all votes"; "with 31 of the 90 seats it is well clear of the majority". Whose
seats are meant is told by the sentence, else by the side that it names, else by the sentence before. Stays silent where
seats of several are meant, or others than now; where what is said is denied or on a condition; and where any seats that
may be meant fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.marked import every
from copydesk.checks.outcomes.needed import SPECIAL, Missed
from copydesk.checks.sums.seating import JOINT, UNITS, main_body
from copydesk.records import Claim, Quantity, Sentence
from copydesk.records.late import late

_ABOVE = r"above|past|over|beyond|more than|clear of|ahead of|in excess of|(?:exceed|surpass|pass|clear|cross)(?:e[sd]|s|ed|ing)?|topp?(?:ed|ing|s)"
_BELOW = r"short of|shy of|below|under|fewer than|less than|away from|far from|adrift of|too few for|not enough for|miss(?:ed|es|ing)?"
_KIND = r"(?:(?:absolute|outright|bare|overall|simple|working|clear|single-party|parliamentary|one-party) )*"
_MARK = Cued(
    rf"(?:(?:‹n(?P<gap>\d+)›|\b(?P<one>[Oo]ne))(?: (?:seats?|members?|deput(?:y|ies)|councillors?))? )?(?:(?P<above>\b(?:{_ABOVE}))|\b(?:{_BELOW})) (?:(?:the |an? |its |their ){_KIND}(?P<words>majority)\b(?! (?:government|rule|party|leader|vote|of (?!the seats)))"
    r"|(?:the |a minimum of |the minimum of )?‹n(?P<mark>\d+)›"
    r"(?: (?:seats|members|deputies|councillors|votes|mandates))?,? ?(?:(?:that |which )?(?:is |are |were |was |it |they |she |he |any(?:one|body) )?(?:needed|required|needs?|necessary|wanted)"
    r"|(?:that |which )(?:would |will )?(?:makes?|gives?|brings?|means?|form|constitutes?)\b[^‹›.;]{0,25}\bmajority|for (?:an? |the )?(?:\w+ )?majority|to (?:govern|rule|form|have|win|hold)\b"
    r"|an? (?:\w+ )?majority (?:needs|requires|takes|calls for)|of an? (?:\w+ )?majority|threshold|mark\b))",
    "need|requir|necess|wanted|majority|to govern|to rule|to form|to have|to win|to hold|threshold|mark",
)
_SIDE = late(rf"\b(?:{_ABOVE}|{_BELOW})\s(?:the |a minimum of |the minimum of )?\Z")
# What takes the edge off, between the seats and the mark.
_DENIED = late(
    r"\b(?:not|no longer|never|nor|neither|nowhere|[Ww]ithout|[Ii]f|[Uu]nless|would|could|might|may|should|must|hop\w+|until|till|before|lost|had (?:been|had)|held|outgoing|previous|old|expected|need\w*|even|enough"
    r"|t(?:akes?|ook|aking)|br(?:ings?|ought)|push\w*|carr\w+|lift\w*|puts?)\b|n['’]t\b",
)
# "61.6 percent, or well over half of the ballots", "48.2 percent (just over half)", "34.1 percent, well short of half";
# not "over half of them abroad".
_HALF = late(
    r"‹p(?P<own>\d+)›(?: of (?:all |the |those )?(?:[a-z]+ ){0,2}?votes?(?: cast)?)?(?:,| \(| –|,? which is|,? that is) (?:or |and |but |which is |that is |still )?"
    r"(?:(?:well |far |just |still |only just |a little |some way )?(?P<short>short|shy) of )?‹[px](?P<half>\d+)›"
    r"(?= of (?:all |the |those )?(?:valid |total |popular )?(?:votes?|ballots|voters|vote cast|cast)\b| and\b| but\b|[.;,)])"
)
# "With just over half of the vote, Ana Lima is elected", "Though short of half the valid vote Lima was".
_WITH_HALF = late(
    r"\A(?:With|Having(?: won| taken)?|On|By (?:winning|taking)|Taking|Winning|Though|Although|While|Despite(?: winning| taking)?|Still|Even if) (?:(?:just |well |far |still |only just )?(?P<short>short|shy) of )?"
    r"‹[px](?P<half>\d+)› (?:of )?(?:all |the |those )?(?:valid |total |popular )?(?:votes?|ballots)(?: cast)?,? (?!counted|in\b|tallied|reported|processed)"
)
# Won state by state: what a figure tells is one of many.
_IN_PARTS = frozenset({"electoral_votes", "delegates"})
# "Fell short of the 116 seats a majority needs, with 118": behind the mark.
_WITH = late(r", (?:with|on|at|taking|winning|having won|holding) (?:just |only |about )?\Z")
_THAT = late(r"\W*(?:That|This|Which)\b")
_FIFTY = Decimal(50)
_SHORT_OF = late(r"\b(?:short|shy)\s+of\s+\Z")
_MAJORITY = late(r"\bmajority\b")
_SIDE_OF_WORDS = late(rf"\b(?:{_ABOVE}|{_BELOW})\s(?:the |an? |its |their ){_KIND}\Z")
_SURE, _READ, _REACH = 0.5, 0.4, 40


def sides_of_the_mark(table: Bench) -> Iterator[Missed | None]:
    """What is said to be on one side of a majority, or of half; None where it is."""
    text = table.reading.article.text
    for number, (words, figures) in enumerate(every(table.reading)):
        for match in _MARK.finditer(words):
            found = [figures[int(match[name])] for name in ("mark", "gap") if match[name]]
            # "Even with the 37 of the Greens it would", "together they are": not of one.
            if JOINT.search(words) or not all(map(_plain, found)):
                continue
            if match["words"] is not None:
                if match["gap"] or match["one"]:
                    continue  # `needed.apart` reads these
                yield from _in_words(table, number, words[: match.start("words")], match["above"] is not None)
                continue
            start, here = found[-1].start, table.reading.sentences[number]
            gap = 1 if match["one"] else int(found[1].value or 0) if len(found) > 1 else None
            own = _own(table, number, start, found, gap)
            begin = max((here.start, *(one.value_span.end for one in own if one.value_span.end < start)))
            special = SPECIAL.search(text, begin, min(here.end, found[0].end + _REACH))
            if own and special is None and not _DENIED.search(text, begin, start):
                odd = _held(found[0], gap, own, match["above"] is not None)
                side = _SIDE.search(text, begin, found[0].start)
                yield odd if odd is None or side is None else odd._replace(begin=min(start, side.start()))
        yield from _halves(table, number, words, figures)


def _in_words(table: Bench, number: int, before: str, above: bool) -> Iterator[Missed | None]:
    """The seats that are meant against "the majority" that is not told as a number: more than half of their body."""
    text, here = table.reading.article.text, table.reading.sentences[number]
    start = [match.start() for match in _MAJORITY.finditer(text, here.start, here.end)][
        len(_MAJORITY.findall(before))
    ]
    own = [
        one for one in _own(table, number, start, (), None) if one.value.isdigit() and one.confidence >= _READ
    ]
    inside = [one for one in own if one.value_span.start >= here.start]
    if not inside and any(one.start < start for one in table.reading.side_mentions_in(here.start, start)):
        ids = {one.id for one in table.reading.side_mentions_in(here.start, start)}
        own = [one for one in own if one.subject_id in ids]
    begin = max((here.start, *(one.value_span.end for one in own if one.value_span.end < start)))
    # "As 31 are enough, it has": what is needed is told in a clause of its own.
    denied = any(
        not (match[0].startswith(("enough", "need")) and "," in text[match.end() : start])
        for match in _DENIED.finditer(text, begin, start)
    )
    if any(JOINT.search(one.evidence.text) for one in own):
        return
    if denied or SPECIAL.search(text, begin, min(here.end, start + _REACH)):
        return
    sides = [(one, _size(table, one)) for one in own]
    if not sides or any(size is None for _one, size in sides):
        return
    if any((int(one.value) * 2 > (size or 0)) == above for one, size in sides):
        yield None
        return
    one, size = sides[-1]
    quantity = table.reading.quantity_by_id.get(one.quantity_id or "")
    if quantity is not None and size:
        side = _SIDE_OF_WORDS.search(text, begin, start)
        what = "no majority" if above else "a majority"
        span = (start if side is None else side.start(), start + len("majority"))
        words = " ".join(text[span[0] : span[1]].split())
        message = f'{one.value} of {size} seats is {what}; the story says "{words}"'
        yield Missed(quantity, (span,), message, size // 2 + 1)


def _size(table: Bench, own: Claim) -> int | None:
    """The size of the body that seats are of."""
    if own.of is not None:
        return int(own.of) if own.of.isdigit() else None
    body = main_body(table)
    return None if body is None or int(own.value) > body.size else body.size


def _own(table: Bench, number: int, start: int, mark: Sequence[Quantity], gap: int | None) -> list[Claim]:
    """The seats that are meant: of the sentence, else of the side that it names, else of the sentence before."""
    here = table.reading.sentences[number]
    ids = {one.id for one in mark}
    seats = [
        one for one in table.of_anyone("seats")
        if one.comparator == "exactly" and one.quantity_id not in ids and table.scene[one].when is None
        and one.basis not in ("held", "up") and one.unit in UNITS - _IN_PARTS
    ]  # fmt: skip
    found = [one for one in seats if here.start <= one.value_span.start < start]
    found = found or [
        one for one in seats
        if start < one.value_span.start < here.end
        and _WITH.search(table.reading.article.text, max(start, one.value_span.start - _REACH), one.value_span.start)
    ]  # fmt: skip
    if found:
        return found
    named = {one.id for one in table.reading.side_mentions_in(here.start, start)}
    found = [one for one in seats if one.subject_id in named and one.confidence >= _SURE]
    if named and found and len({one.subject_id for one in found}) == 1:
        return found
    above = _sentence(table, number - 1)
    if above is None or (named and any(one.subject_id in named for one in seats)):
        return []
    found = [one for one in seats if above.start <= one.value_span.start < above.end]
    # "The left has 87 of the 169 seats and the right 82. That is": of either.
    if _THAT.match(table.reading.article.text, here.start) and (
        len(found) > 1 or _others(table, above, found)
    ):
        return [] if gap is None or _made_by(table, above, int(mark[0].value or 0), gap) else found
    return [one for one in found if one.of is not None] or found


def _others(table: Bench, sentence: Sentence, found: Sequence[Claim]) -> bool:
    """Whether a sentence tells other numbers than the seats found in it."""
    ids = {one.quantity_id for one in found}
    told = table.reading.quantities_in(sentence.start, sentence.end)
    return any(one.kind == "count" and one.id not in ids for one in told)


def _made_by(table: Bench, sentence: Sentence, mark: int, gap: int) -> bool:
    """Whether a sentence tells a number that a gap may be right for, on either side of the mark but not the one meant.

    "The left has 87 seats and the right 82. That is three fewer than the 85": 82 may be meant.
    """
    told = {one.value for one in table.reading.quantities_in(sentence.start, sentence.end)}
    return {str(mark - gap), str(mark + gap)} <= told


def _sentence(table: Bench, number: int) -> Sentence | None:
    return table.reading.sentences[number] if number >= 0 else None


def _held(stated: Quantity, gap: int | None, own: Sequence[Claim], above: bool) -> Missed | None:
    """The seats that are meant against the mark: the gap must be right, where one is told, and the side."""
    mark = int(stated.value or 0)
    values = {int(one.value) for one in own if one.value.isdigit()}
    wrong = sorted(value for value in values if (value < mark if above else value >= mark))
    if gap is not None:
        if any(value == (mark + gap if above else mark - gap) for value in values):
            return None
        wrong = [value for value in wrong if abs(value - mark) == gap]
    elif len(wrong) < len(values):
        return None
    if not wrong:
        return None
    one = next(claim for claim in own if claim.value == str(wrong[0]))
    side = "above" if above else "short of"
    message = f"{one.value} is not {side} {mark}, as the story says"
    return Missed(stated, ((one.value_span.start, one.value_span.end),), message, wrong[0])


def _halves(table: Bench, number: int, words: str, figures: Sequence[Quantity]) -> Iterator[Missed | None]:
    """Shares said to be more or less than half, in one breath or of the side that a sentence opens with."""
    if "‹" not in words:
        return
    for match in _HALF.finditer(words):
        own, half = figures[int(match["own"])], figures[int(match["half"])]
        short = match["short"] is not None
        if _of_half(half, short) and own.comparator == "exactly":
            yield _half(table, half, own, short)
    opening = _WITH_HALF.match(words)
    if opening is None or not _of_half(figures[int(opening["half"])], opening["short"] is not None):
        return
    half, here = figures[int(opening["half"])], table.reading.sentences[number]
    named = [one.id for one in table.reading.side_mentions_in(half.end, here.end)][:1]
    shares = [
        one for one in table.of_anyone("vote_share")
        if one.subject_id in named and one.comparator == "exactly" and one.quantity_id != half.id
        and one.confidence >= _SURE and one.unit == "percent"
        and (table.scene[one].when, table.scene[one].group) == (None, None)
    ]  # fmt: skip
    figures_of = [table.reading.quantity_by_id[one.quantity_id] for one in shares if one.quantity_id]
    odd = [_half(table, half, one, opening["short"] is not None) for one in figures_of]
    if odd and None not in odd:
        yield odd[0]


def _half(table: Bench, half: Quantity, own: Quantity, short: bool) -> Missed | None:
    meant = half.interval.model_copy(update={"low": None, "high": _FIFTY}) if short else half.interval
    if meant.overlaps(own.interval):
        return None
    said = f"{'short of ' if short else ''}{' '.join(half.printed.split())}"
    of = _SHORT_OF.search(table.reading.article.text, max(0, half.start - _REACH), half.start)
    begin = of.start() if of is not None and short else None
    return Missed(half, ((own.start, own.end),), f'{own.value} percent is not "{said}"', 50, begin)


def _of_half(one: Quantity, short: bool) -> bool:
    return (
        one.value is not None
        and one.value.partition(".")[0] == "50"
        and one.comparator in (("exactly",) if short else ("over", "under", "almost"))
    )


def _plain(one: Quantity) -> bool:
    return (
        one.kind == "count" and one.of is None and (one.value or "").isdigit() and one.comparator == "exactly"
    )
