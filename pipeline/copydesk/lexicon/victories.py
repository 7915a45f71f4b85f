"""Words beside verbs of winning, losing, keeping and leading: what can be won, and what is no victory."""

from __future__ import annotations

# What is won when an office or an election is won, and not praise or a lottery.
WINNABLE = frozenset(
    """
    election elections presidency mayoralty governorship premiership race races contest contests primary
    primaries caucus caucuses vote ballot poll polls nomination seat runoff run-off by-election byelection
    referendum term office presidential parliament power re-election reelection majority plurality
    constituency district province state states city county counties council ward provinces region regions
    leadership chair most election's second third fourth fifth another post job mandate landslide outright
    narrowly easily comfortably control round battle senate house congress assembly riding electorate
    division governor's president's mayor's mayor
    """.split()
)

# What is won without an election, or is no object.
NOT_WON = frozenset(
    """
    praise support backing endorsement endorsements approval award awards prize prizes medal medals hearts
    lottery contract contracts game match case lawsuit battle-honours plaudits respect applause reputation
    fans followers concessions promises over back independence freedom
    """.split()
)

VICTORY = frozenset("victory win triumph landslide re-election reelection victories wins".split())

# Before "lead": "has opened a narrow lead".
HAVE = frozenset(
    """
    has have had having ’ve 've enjoys enjoyed holds held took takes opened built gained with maintains
    maintained
    """.split()
)

RESULT_NOUN = frozenset(
    """
    election vote poll race ballot seat contest primary caucus caucuses runoff run-off referendum count
    """.split()
)

# What is led without leading a count: "leads the party".
LEADERLESS = frozenset(
    """
    party coalition government opposition movement campaign country nation team delegation alliance charge
    protests protest group list slate bloc cabinet state province commission negotiations talks effort
    efforts ministry family faction rally march uprising revolt coup council committee union way
    """.split()
)

# What is kept when an office is: "held the seat".
KEPT = frozenset(
    """
    seat seats office post majority control power mayoralty presidency governorship premiership district
    constituency stronghold ground council city job title crown county province riding ward borough
    """.split()
)

# What is lost without losing an election.
LOST_NOTHING = frozenset(
    """
    ground support confidence patience hope temper money interest touch sight faith face momentum steam
    """.split()
)

TIES = frozenset("tied level deadlocked".split())

RUNOFF = frozenset("runoff run-off runoffs run-offs".split())

# Articles and light adverbs, stepped over behind a verb.
LIGHT = frozenset(
    """
    a an the his her its their all both just only narrowly easily comfortably clearly decisively
    """.split()
)

# What may stand between "won" or "lost" and the figure that was won or lost.
BEFORE_FIGURE = frozenset("a an the net total of record another only just all its more".split())

# Before "ahead": "has pulled ahead".
MOVED_AHEAD = frozenset(
    """
    is was are were pulled moved edged been be remained stayed looked surged ran still also well pulling
    moving far narrowly just goes go went going stays remains
    """.split()
)
