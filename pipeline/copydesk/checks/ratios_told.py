"""Shares and multiples of two figures that stand right by them: "22,030 of 34,684 stations, or 63.5 percent"; "NNPP 45,022, APC 21,110, more than twice as many"; "3,961 Yes to 2,469 No" and 61.6 percent.

Read from the figures alone; whose they are need not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.cued import Cued, one_of, small
from copydesk.checks.fingers import finger_of_middle
from copydesk.checks.marked import every, marked
from copydesk.checks.otherwise import otherwise, turned
from copydesk.checks.scene import scene_of
from copydesk.checks.units import whole_of
from copydesk.checks.worded import LOOSE, Looked, Odd, told
from copydesk.checks.wording import between, figure, middle, number, rounded
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

# "22,030 of 34,684 stations, or 63.5 percent", "4,385 of 4,983 valid votes, 88 per cent", "14 of the 24 seats, exactly two-thirds".
_PART = late(
    r"‹n(?P<part>\d+)›(?: (?:[\w'’-]+|‹x\d+›)){0,7}?(?P<by>,? (?:or|which is|that is|making|i\.e\.) |, | \(| [–—-] )(?:exactly |just |precisely )?‹(?P<kind>[px])(?P<share>\d+)›"
    r"(?P<behind>[^‹›]{0,24})"
)
# "With 12 seats, exactly two-thirds of the 24-seat Parliament".
_OF_HOUSE = late(
    r"‹n(?P<part>\d+)›(?: [a-z]+)?,(?: or)?(?: exactly| just| precisely)? ‹(?P<kind>[px])(?P<share>\d+)› of (?:the |an? )?‹n(?P<size>\d+)›(?= [a-z]*[A-Z]?[a-z]+)"
)
# "Just 40 percent of the eligible went to the polls on Sunday, 6,120 of 15,300": nothing more is said of the two numbers.
_SHARE_FIRST = late(
    r"\A[^‹]*(?:‹x\d+›[^‹]*)?‹(?P<kind>[px])(?P<share>\d+)›(?P<mid>(?:[^‹›;:()]|‹x\d+›){3,140}?)(?:, | \(|: | [–—-] )(?:or |that is,? |exactly |just |only |precisely )?‹n(?P<part>\d+)›(?P<behind>) ?(?:[.);:]|\Z)"
)
_TURNS = late(
    r"\b(?:and|but|while|whereas|than|from|against|compared|after|before|if|would|needed|required|short of|up|down|points?|ago|seats|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "A quarter of the 24 councillors, six, are women".
_OF_SO_MANY = late(
    r"‹(?P<kind>x)(?P<share>\d+)› of (?:the |its |all |all the |their )?‹n(?P<many>\d+)›(?: [a-z-]+)?(?:, | \()(?:or |exactly )?‹n(?P<part>\d+)›(?= ?[,.;:)]| (?:are|is|were|was|have|had)\b)"
)
_SIZED = late(r"[ -](?:seats?|members?|strong)\b")
# Behind a share that only a comma or a bracket ties to its part: nothing more is said of it, so that it is of the whole.
_NO_MORE = late(
    r" ?(?:[).,;:–—]|\Z)| of (?:the total|them all|all)\b| of (?:them|these|those)(?:[.,;:)]|\Z)"
    r"| of (?:the|its) (?:[a-z]+ )?(?:chamber|house|assembly|parliament|council|congress|senate|board|body|seats)(?=[.,;:)]|\Z)"
)
# Behind a share: of something else than the part.
_OF_ELSE = late(
    r" ?(?:to|against|-|–) ?\Z|,? (?:of (?:the )?(?:vote|votes|electorate|women|men|them all)|points?|turnout|in (?:19|20)\d\d|last)\b| in \Z"
)
# "34,462 to 17,421: nearly double", "NNPP 45,022, APC 21,110, that is more than twice as many".
_MULTIPLE = (
    r"(?:‹x(?P<times>\d+)›|(?P<hedge>more than |over |well over |almost |nearly |about |around |roughly |just over |just under |some |better than |exactly )?"
    r"(?P<word>twice|double|doubled|doubling|triple|tripled|tripling|treble|trebled|three times|four times|quadruple|quadrupled|(?:five|six|seven|eight|nine|ten) times)\b)"
)
_BESIDE = Cued(
    rf"‹(?P<k>[np])(?P<first>\d+)›(?: votes?| seats?)?(?: to |, | against | and )(?:[\w.'’-]+ ){{0,3}}‹(?P=k)(?P<second>\d+)›(?: votes?| seats?)?(?: in [A-Z][\w’'-]*)?[,:;–—-]+ (?:which is |that is |or )?{_MULTIPLE}(?P<behind>[^‹›.]{{0,30}})",
    "twice|doubl|tripl|trebl|times|quadrupl|‹x",
)
_GREW = Cued(
    rf"{_MULTIPLE}(?: [\w'’-]+){{0,4}},? from (?:the |its |their )?‹(?P<k>[np])(?P<second>\d+)›(?: votes?| seats?| of the votes?)?(?: [\w'’-]+){{0,4}}? to ‹(?P=k)(?P<first>\d+)›",
    "twice|times|doubl|tripl|trebl|quadrupl|‹x",
)
# "More than tripled their share, to 17.6% from 8.6%", "doubled to 61.2 percent from 48.7".
_GREW_TO = Cued(
    rf"{_MULTIPLE}(?: [\w'’-]+){{0,5}},? to ‹(?P<k>[np])(?P<first>\d+)›(?: votes?| seats?| of the votes?)?,?(?: up)? from (?:the |its |their |only |just )?‹(?P=k)(?P<second>\d+)›",
    "twice|times|doubl|tripl|trebl|quadrupl|‹x",
)
# "From 18 seats to 38, more than tripling its number".
_FROM_TO = Cued(
    rf"\bfrom (?:the |its |their |only |just )?‹(?P<k>[np])(?P<second>\d+)›(?: votes?| seats?| of the votes?)? to ‹(?P=k)(?P<first>\d+)›(?: votes?| seats?| of the votes?)?,? (?:and )?{_MULTIPLE}(?! as\b)",
    "twice|times|doubl|tripl|trebl|quadrupl|‹x",
)
# "48 seats, four times as many as the 12 of 2022", "56,035 votes, more than twice as many as Cole of Labour, who had 25,898".
_SOMEBODY = r"(?:(?:the |his |her )?(?:[a-z]+ )?[A-Z](?:(?! (?:and|while|but|to) )[^‹›.;:]){0,80}? (?:had|got|has|won|took|polled|received|managed|with|at|on) )?"
_AS_MANY = Cued(
    rf"‹(?P<k>[np])(?P<first>\d+)›(?: votes?| seats?| of the votes?)?,? {_MULTIPLE} (?:as (?:many|much) as )?(?:the |its |their )?{_SOMEBODY}‹(?P=k)(?P<second>\d+)›",
    "twice|times|doubl|tripl|trebl|quadrupl|‹x",
)
# A multiple is read as a figure, or told by one of these.
_CUES = ("twice", "doubl", "tripl", "trebl", "times", "quadrupl")
# Behind a multiple that is of the two figures: nothing more, or "as many", "that of Foster".
_ENDS = late(r" ?(?:[.;:,)]|\Z|as (?:many|much)(?: votes| seats)?(?:[.;:,)]|\Z)|that of )")
FACTORS = {
    "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "triple": 3, "tripled": 3, "tripling": 3, "treble": 3, "trebled": 3,
    "three times": 3, "four times": 4, "quadruple": 4, "quadrupled": 4, "five times": 5, "six times": 6, "seven times": 7,
    "eight times": 8, "nine times": 9, "ten times": 10,
}  # fmt: skip
# What "nearly three times", "more than three times" and "three times" leave room for, as shares of the factor.
_ROOM = {"under": ("0.8", "1.01"), "over": ("0.97", "1.5"), "about": ("0.87", "1.15")}
_UNDER = ("almost ", "nearly ", "just under ")
_OVER = ("more than ", "over ", "well over ", "just over ", "better than ")
# "3,961 Yes to 2,469 No", "9,120 No to 8,655 Yes", "283,101 for and 124,410 against".
_ANSWERS = late(
    r"‹n(?P<first>\d+)›(?: votes?)? (?:(?:were |had )?(?:voting|voted|vote|cast|said|for|to) )?[\"“]?(?P<one>[Yy]es|[Nn]o|in favou?r|for|against)\b[\"”]?(?: (?:of )?(?:the|a|it|joining|leaving|keeping)(?: [a-z]+){0,2})?,?(?: to| and| against| with| while| but)? ‹n(?P<second>\d+)›(?: votes?)? [\"“]?(?P<two>[Yy]es|[Nn]o|in favou?r|for|against)\b"
)
_ODDS = late(r"[ -]to[ -]", re.IGNORECASE)
_PEOPLE = frozenset({None, "votes", "voters", "ballots", "people"})
_LEAST = 20
# A whole with so many zeros is a round one.
_ROUND = 3
# A turnout, not the share of an answer.
_CAME = late(r"\b(?:[Tt]urnout|registered|[Pp]articipation|electorate|rolls?|eligible|counted|reporting)\b")


def all_of(reading: Reading) -> Iterator[Looked]:
    """Every share and multiple that is told right by its figures."""
    yield from _parts(reading)
    yield from _multiples(reading)
    yield from _answers(reading)


def _parts(reading: Reading) -> Iterator[Looked]:
    for words, found in marked(reading, 2, "n"):
        for match in (
            *_PART.finditer(words),
            *_OF_HOUSE.finditer(words),
            *_OF_SO_MANY.finditer(words),
            *_share_first(words, found),
        ):
            part, share = found[int(match["part"])], found[int(match["share"])]
            whole = _whole_of(reading, match, found, part)
            if part.unit == "voters":
                continue  # a turnout, which another check looks at
            if share.kind == "fraction" and share.comparator in ("over", "under"):
                continue  # a hedge on a fraction is another check's
            if part.value is None or share.value is None or share.unit not in ("percent", None) or whole <= 0:
                continue
            if (
                share.kind not in ("percent", "fraction")
                or Decimal(part.value) > whole
                or ("behind" in match.groupdict() and _of_else(match))
            ):
                continue
            real = part.interval.scaled(100).ratio(
                whole_of(str(whole), _ROUND if part.comparator == "exactly" else 0)
            )
            hedged = share.comparator in ("almost", "under", "about")
            said = (
                share.interval.widened(LOOSE * 2 if hedged else LOOSE)
                if share.kind == "fraction"
                else share.interval
            )
            # "Two-thirds" of 65 percent; "exactly" leaves no more room than the digits do.
            if said.overlaps(real) or real.widened(Decimal("0.06")).overlaps(said):
                yield Looked((part, share), None)
                continue
            message = f"{figure(part)} of {number(whole)} is {between(rounded(real, 1), 'percent')}; the story says {told(reading, share)}"
            yield Looked((part, share), Odd(share, (part,), message, between(rounded(real, 1))))


def _share_first(words: str, found: Sequence[Quantity]) -> Iterator[re.Match[str]]:
    """A share at the head of a sentence and two numbers of people or votes set off at its end."""
    match = _SHARE_FIRST.match(words) if "‹n" in words else None
    if (
        match is not None
        and _TURNS.search(match["mid"]) is None
        and found[int(match["part"])].unit in _PEOPLE
    ):
        yield match


def _whole_of(reading: Reading, match: re.Match[str], found: Sequence[Quantity], part: Quantity) -> Decimal:
    """What a part is of: "of 34,684 stations", or the size of a house; 0 where it is told of neither."""
    if "many" in match.groupdict():
        return Decimal(found[int(match["many"])].value or 0)
    if "size" not in match.groupdict():
        return Decimal(part.of or 0)
    size = found[int(match["size"])]
    text = reading.article.text[size.start : size.end]
    return Decimal(size.value or 0) if _SIZED.search(text) else Decimal(0)


def _of_else(match: re.Match[str]) -> bool:
    """Whether the words behind a share make it one of something else than its part: "52.4 percent of the vote"."""
    if {"mid", "many"} & match.groupdict().keys():
        return False
    bare = match["by"].strip(" ,(–—-") == ""
    return _OF_ELSE.match(match["behind"]) is not None or (bare and _NO_MORE.match(match["behind"]) is None)


def _multiples(reading: Reading) -> Iterator[Looked]:
    scene = scene_of(reading)
    for words, found in marked(reading, 2):
        if not one_of(_CUES, small(words)) and all(one.kind != "ratio" for one in found):
            continue
        for match in (
            match
            for pattern in (_BESIDE, _GREW, _GREW_TO, _FROM_TO, _AS_MANY)
            for match in pattern.finditer(words)
        ):
            first, second = found[int(match["first"])], found[int(match["second"])]
            if (
                None in (first.value, second.value)
                or first.of
                or second.of
                or Decimal(second.value or 0) <= 0
            ):
                continue
            begin, end = sorted((first.start, second.start))
            if scene.between.told_apart(begin, end) or not _ENDS.match(
                match["behind"] if "behind" in match.groupdict() else "."
            ):
                continue
            if match["times"]:
                times = found[int(match["times"])]
                if times.kind != "ratio" or times.value is None:
                    continue
                factor = Decimal(times.value)
                # Who halves has half of what was.
                large, less = (second, first) if factor < 1 else (first, second)
                if Decimal(less.value or 0) <= 0:
                    continue
                odd = _times(large, less, _hedge(times), max(factor, 1 / factor), told(reading, times))
            else:
                times = _spoken(reading, match["word"], first, second)
                odd = _times(first, second, match["hedge"], Decimal(FACTORS[match["word"]]))
            odd = None if odd is None else Odd(times, (first, second), odd.message, odd.expected)
            yield Looked((first, second), odd)


def _spoken(reading: Reading, word: str, first: Quantity, second: Quantity) -> Quantity:
    """Where a multiple is told in words that are no figure: beside the two, as the first figure moved there."""
    text = reading.article.text
    low, high = min(first.start, second.start), max(first.end, second.end)
    at = text.find(word, high, high + 60)
    at = at if at >= 0 else text.rfind(word, max(0, low - 80), low)
    return first if at < 0 else first.model_copy(update={"start": at, "end": at + len(word)})


def _hedge(times: Quantity) -> str | None:
    """The words that a multiple is hedged with, as far as they matter."""
    return {"over": "over ", "almost": "almost ", "under": "almost "}.get(times.comparator)


def _times(
    first: Quantity, second: Quantity, hedge: str | None, factor: Decimal, words: str | None = None
) -> Odd | None:
    """What is wrong with a multiple of two figures, if anything."""
    real = first.interval.ratio(second.interval)
    room = "under" if hedge in _UNDER else "over" if hedge in _OVER else "about"
    low, high = (Decimal(share) * factor for share in _ROOM[room])
    middle_ = middle(real)
    if middle_ is None or low <= middle_ <= high or middle_ < 1:
        return None
    said = words or f"{hedge or ''}{number(factor)} times"
    message = f"{figure(first)} is {between(rounded(real))} times {figure(second)}; the story says {said}"
    return Odd(first, (second,), message, between(rounded(real)))


def _answers(reading: Reading) -> Iterator[Looked]:
    """Votes for two answers, and the share or the odds told of them in the same sentence or the next."""
    before: tuple[Quantity, Quantity] | None = None
    earlier = ""
    for words, found in every(reading):
        here = _two_answers(words, found)
        pair = here or (before if before is not None and not turned(earlier, words) else None)
        if pair is not None:
            first, second = sorted(pair, key=lambda one: Decimal(one.value or 0), reverse=True)
            for odds in (one for one in found if one.kind == "ratio" and one.value is not None):
                said = reading.article.text[odds.start : odds.end]
                if _ODDS.search(said) and not _of_another(reading, (first, second), odds):
                    odd = _times(first, second, _hedge(odds), Decimal(odds.value or 0), f'"{said}"')
                    odd = None if odd is None else Odd(odds, (first, second), odd.message, odd.expected)
                    yield Looked((first, second, odds), odd)
            shares = [
                one for one in found if one.kind == "percent" and one.value is not None and "." in one.value
            ]
            alone = len(shares) == 1 and words.count("‹p") == 1 and _CAME.search(words) is None
            if alone:
                yield from _share(reading, shares[0], first, second)
        before, earlier = here, words


def _of_another(reading: Reading, pair: Sequence[Quantity], odds: Quantity) -> bool:
    """Whether odds are of another vote than two numbers of their sentence: "for and 22,110 against; the older levy had passed by 3 to 1"."""
    begin, end = sorted((max(one.end for one in pair), odds.start))
    words = reading.article.text[begin:end]
    return ";" in words or bool(otherwise(words))


def _share(reading: Reading, share: Quantity, first: Quantity, second: Quantity) -> Iterator[Looked]:
    """A share that is a digit away from what one of two answers has of the votes for both."""
    whole = first.interval + second.interval
    reals = [one.interval.scaled(100).ratio(whole) for one in (first, second)]
    if any(real.overlaps(share.interval) for real in reals):
        yield Looked((share, first, second), None)
        return
    for one, real in zip((first, second), reals, strict=True):
        if finger_of_middle(share.value or "", real):
            message = f"{figure(one)} of {figure(first)} + {figure(second)} votes is {between(rounded(real))} percent; the story says {told(reading, share)}"
            yield Looked((share, first, second), Odd(share, (first, second), message, between(rounded(real))))
            return


def _two_answers(words: str, found: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The votes for Yes and No that a sentence sets side by side."""
    match = _ANSWERS.search(words) if "‹n" in words else None
    if match is None or match["one"].lower() == match["two"].lower():
        return None
    pair = found[int(match["first"])], found[int(match["second"])]
    if any(one.value is None or one.of is not None or Decimal(one.value) < _LEAST for one in pair):
        return None
    return pair
