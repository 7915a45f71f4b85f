"""A bar that words say a share is under or over, and the share: "fell short of the 3.25% threshold with 3.61%".

Both stand in one sentence that has no other percentage. Whose the share is need not be known. Silent where the words are of
another time, of several lists together, of what may be, or denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.cued import one_of, small
from copydesk.checks.marked import marked
from copydesk.checks.worded import Looked, Odd, told
from copydesk.checks.wording import figure
from copydesk.records import Interval, Reading
from copydesk.records.late import late

_BAR = r"(?:threshold|hurdle|barrier|bar|cut-?off|minimum)"
_KIND = r"(?:(?:electoral|entry|legal|national|nationwide|parliamentary|required|statutory|vote|natural|effective) )*"
# "The 5% threshold", "the threshold of 5 percent", "the threshold, 5 percent".
_OF_BAR = rf"(?:the |a |an |its |their |that |this )?(?:‹p(?P<one>\d+)› {_KIND}{_BAR}\b|{_KIND}{_BAR}(?: of|,| \(|:) (?:just |only )?‹p(?P<two>\d+)›)"
_SAID = late(
    rf"\b(?:(?P<under>f[ae]ll(?:s|ing)? (?:just |narrowly |well |far |a little |slightly )*(?:short of|below|under)|fell (?:just |narrowly |well |far )*(?:short of|below|under)|(?:short|shy) of|miss(?:ed|es|ing)|below|under|beneath"
    r"|fail(?:ed|s|ing)? to (?:clear|reach|pass|cross|meet|make|get (?:past|over|above)|surpass|overcome|attain)|(?:did|does|do)(?: not|n['’]t) (?:clear|reach|pass|cross|meet|make|get (?:past|over|above)|surpass))"
    r"|(?P<over>clear(?:ed|s|ing)|pass(?:ed|es|ing)|cross(?:ed|es|ing)|surpass(?:ed|es|ing)|exceed(?:ed|s|ing)|topp(?:ed|ing)|overc[ao]m(?:e|es|ing)|above|over|past|beyond|managed to (?:clear|pass|cross|reach)))"
    rf" (?:just |only )?{_OF_BAR}",
    re.IGNORECASE,
)
# "Stays out because of the 5% hurdle, with 5.6".
_KEPT_OUT = late(
    rf"\b(?P<under>(?:stay|remain|[ai]s|are|was|were|left|fail|miss)\w* (?:\w+ )??out\b[^‹›.;:]{{0,30}}? (?:because of|due to|thanks to|under|by)) {_OF_BAR}",
    re.IGNORECASE,
)
_ELSE = late(
    r"\b(?:until|till|would|could|might|may|if|unless|whether|need\w*|last (?:time|year|month|week)|previous\w*|ago|before|earlier|then|never|polls?|survey\w*|forecast\w*|expect\w*|together|combined|jointly|between them|each|all"
    r"|others|lists|parties|alliances?|coalitions?|from|than|half|lower\w*|rais\w+|reduc\w+|was set|turnout|quorum|in (?:19|20)\d\d|while|but|whereas|though|although)\b|‹x\d",
    re.IGNORECASE,
)
_CUES = ("threshold", "hurdle", "barrier", "bar", "cut", "minimum")


def barred(reading: Reading) -> Iterator[Looked]:
    """Every bar that a sentence sets beside the share that is under or over it."""
    for words, found in marked(reading, 2, "pp"):
        if not one_of(_CUES, small(words)) or words.count("‹p") != len("pp") or _ELSE.search(words):
            continue
        match = _SAID.search(words) or _KEPT_OUT.search(words)
        if match is None:
            continue
        bar = found[int(match["one"] or match["two"])]
        own = next(one for one in found if one.kind == "percent" and one is not bar)
        # Half is no such bar: majority-missed sees to it.
        if (
            bar.value == "50"
            or not bar.comparator == own.comparator == "exactly"
            or None in (bar.value, own.value)
        ):
            continue
        under = match.groupdict().get("under") is not None
        # "4%" is four sharp: a bar is set, not rounded.
        mark = Interval.exactly(bar.value or "0")
        wrong = mark.below(own.interval) if under else own.interval.below(mark)
        side = "below" if under else "above"
        message = f"{told(reading, own)} is not {side} a threshold of {figure(bar)} percent"
        yield Looked((own, bar), Odd(own, (bar,), message) if wrong else None)
