"""Words between a figure and whose it is, and common nouns that own figures."""

from __future__ import annotations

# Words that may stand between a figure and "for X" or "to X".
OF_THE_VOTE = frozenset(
    """
    of the vote votes ballots ballot valid cast popular all percent seats points share nationwide counted
    total its delegates his her their support in favour favor went go gone goes
    """.split()
)

# Camps without a name of their own, which are no party: "but separatists kept their majority".
CAMPS = "separatists|nationalists|unionists|republicans|loyalists|secessionists|independents|leftists|rebels|royalists|centrists"

# Words of no weight before a figure.
SKIPPED = frozenset(
    """
    just only some a an the about around nearly almost over total of roughly with on at by
    """.split()
)

# Between an owner and the figure: "X's share of the vote, 45%".
SHARE_WORDS = frozenset(
    """
    share vote votes total tally score support percentage seats lead margin result haul count delegates
    number majority
    """.split()
)

# Behind an owner who heads the clause: "X's share rose to 20%".
OWNED = frozenset(
    """
    share vote votes support seats majority lead total tally victory victories win wins defeat percentage
    result margin advantage count delegates score vote-share representation
    """.split()
)

# Common nouns that own figures: "independents won 12 seats".
GENERIC = frozenset(
    """
    independents independent others opposition coalition alliance bloc camp conservatives liberals
    socialists greens nationalists populists reformists hardliners unionists separatists centrists
    incumbent challenger challengers rivals rest candidates newcomers women communists leftists islamists
    moderates
    """.split()
)

# "left her with just 12": between the one given and the figure.
GIVEN_GAP = frozenset(
    """
    with on at a an the additional another total of just only reported ahead by , about
    """.split()
)
