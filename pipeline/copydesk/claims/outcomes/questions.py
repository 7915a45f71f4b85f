"""What became of a question put to voters: "the levy failed", "Measure Q passes", "voters rejected the merger"."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import Outcome, object_of
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.asked import asked_about
from copydesk.lexicon import places
from copydesk.names.fold import fold
from copydesk.records import Place

_PASSES = frozenset("passed passes pass passing carried prevailed succeeded prevails sailed squeaked".split())
_FAILS = frozenset("failed fails fail failing flopped lost loses sank".split())
YES_TO = frozenset(
    "approved approve approves accepted accept accepts adopted adopt adopts backed back backs endorsed endorse endorses renewed renew renews".split()
)
NO_TO = frozenset("rejected reject rejects refused refuse refuses defeated defeat defeats".split())
_DOWN = frozenset({"voted", "turned", "turn", "vote", "went", "going", "goes"})
_HELPING = frozenset(
    "was were is are has have had been being also narrowly easily soundly clearly overwhelmingly just barely heavily both".split()
)
_BEING = frozenset("was were is are been being".split())
_GOING_ON = {"passing": "leading", "failing": "trailing"}
# Who decides, so far before the verb; who says how many of them does not tell what became of it.
_VOTERS = frozenset(
    "voters electors citizens islanders residents electorate townspeople villagers people".split()
)
_SOME = frozenset("minority majority few fewer some many most half third of percent who those".split())
_NEAR = 6
DECIDING = _PASSES | _FAILS | YES_TO | NO_TO | _DOWN


def decided(frame: Frame, item: Item) -> Outcome | None:
    """The outcome of the question that a verb has before it, or of the one that voters decided by it."""
    items, word = frame.line.items, item.lower
    after = items[item.index + 1].lower if item.index + 1 < len(items) else ""
    if word in _DOWN and after != "down":
        return None
    last = item if word not in _DOWN else items[item.index + 1]
    at, helped = item.index - 1, False
    while at >= 0 and items[at].lower in _HELPING:
        helped, at = helped or items[at].lower in _BEING, at - 1
    before = items[at] if at >= 0 else None
    value = _GOING_ON.get(word) or ("won" if word in _PASSES or word in YES_TO else "lost")
    if before is not None and asked_about(before):
        if helped or word in _PASSES or word in _FAILS or word in ("went", "going", "goes"):
            return Outcome(value, [before], None, item, last)
        return None
    if word in _PASSES or word in _FAILS or word in ("went", "going", "goes") or helped:
        return None
    if not voters_before(items, at + 1):
        return None  # "The premier backed Yes", "a minority backed the plan"
    what = object_of(frame, frame.clause(item.index), last)
    return Outcome(value, [what], None, item, last) if asked_about(what) and what is not None else None


def voters_before(items: list[Item], end: int) -> bool:
    """Whether all voters, a people or a place stands there as the one who decides."""
    near = items[max(end - _NEAR, 0) : end]
    if any(one.who or one.lower in _SOME for one in near):
        return False
    if any(one.figure is not None and one.figure.kind != "date" for one in near):
        return False
    return any(
        one.lower in _VOTERS
        or isinstance(one.entity, Place)
        or (one.text[:1].isupper() and fold(one.text) in places.demonyms())
        for one in near
    )
