"""Words around a figure that tell one measure from another."""

from __future__ import annotations

# Nouns and phrases that name a measure.
VOTE_NOUNS = frozenset("vote votes ballot ballots poll valid preferences preference".split())

# "92% of precincts reporting", "with 30 boxes opened": how far the count is.
COUNTED = frozenset(
    """
    counted reporting reported opened tallied processed in completed scrutinised scrutinized declared
    verified tabulated counting uploaded transmitted received collated examined count tallying accounted
    """.split()
)

# What is counted when a count goes on.
COUNT_NOUNS = frozenset(
    """
    ballot boxes precincts polling stations station ballots votes vote tally sheets count results returns
    booths tallies constituencies districts counties units places polls
    """.split()
)

TURNOUT = frozenset("turnout participation turn-out".split())

# Nouns of a margin.
LEAD_NOUNS = frozenset("lead margin advantage gap difference edge cushion majority deficit".split())

# What may stand between "lead" and its figure: "a lead of just over 5 points".
LEAD_GAP = frozenset(
    """
    of by a the was is to at stood just only over some than more less about nearly almost around , ( with
    winning narrow
    """.split()
)

# Right before a figure: a change and its direction.
CHANGED_UP = frozenset(
    """
    up rose risen increase increased rise jumped climbed grew gained gain gaining + surged improved
    improvement
    """.split()
)

# The same, downwards.
CHANGED_DOWN = frozenset(
    """
    down fell fallen decrease decreased drop dropped declined decline lost losing loss slipped slid fall
    plunged shed loses tumbled slump slumped
    """.split()
)

# What may stand between the two.
CHANGE_FILLER = frozenset(
    """
    by of a an about some just only net total more than nearly almost another all
    """.split()
)

# Percentages of other things.
NO_ELECTION = frozenset(
    """
    inflation unemployment gdp tariff tariffs tax interest poverty economy wage approval
    """.split()
)
