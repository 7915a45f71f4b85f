"""Words for where, when, at which stage of the count and by whose word."""

from __future__ import annotations

NATION = frozenset("nationwide nationally countrywide".split())

# Before a place behind its figure; `PREPOSED` before one ahead of it.
PLACE_PREPOSITIONS = frozenset("in across at throughout within for around".split())

PREPOSED = frozenset("in across throughout within of from for to at near on over around".split())

# "called Nevada for Biden, giving him six": the place is the object.
DECIDED = frozenset(
    """
    called projected carried carrying flipped won winning lost losing captured swept took
    wins loses takes taking carries flips sweeps kept keeps keeping held holds holding retained retains retaining defended
    gained gains regained regains
    """.split()
)

# Before one of the next set: another election than the one reported.
EARLIER = frozenset("previous last earlier outgoing".split())

# "the last election", "the previous parliament".
ELECTIONS = frozenset(
    """
    election elections vote time ballot poll parliament parliamentary general presidential legislature
    contest race
    """.split()
)

# Before a noun of results: the stage of the count.
PARTIAL = frozenset("preliminary provisional partial early unofficial incomplete initial interim".split())

FINAL = frozenset("final official certified complete definitive full".split())

# Verbs of counting votes: what they report is no poll, though one was told of before.
COUNTING = frozenset("counted tallied recounted".split())

RESULT_NOUNS = frozenset(
    """
    results result count counts returns tally tallies figures data numbers totals
    """.split()
)

SAY_NOUNS = frozenset(
    """
    figures data results tally count numbers statistics survey poll projection forecast analysis
    """.split()
)

# Heads of bodies that give out figures.
BODY_NOUNS = frozenset(
    """
    commission board office authority ministry committee court bureau department agency tribunal
    broadcaster council network pollster officials
    """.split()
)

# What voters live in: "half of the town's voters" are of no part of them.
LANDS = frozenset(
    """
    country nation republic land state province region county canton district constituency riding division ward
    borough parish commune municipality capital city town township village island islands territory settlement
    """.split()
)

# Heads of parts of the electorate.
GROUP_NOUNS = frozenset(
    """
    voters women men people respondents adults electors graduates residents citizens workers students
    expatriates
    """.split()
)
