"""Closed classes of words that part and join clauses."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    """
    of from for in at by under within across against than over to with behind among between on into around
    throughout near versus vs v despite alongside about like per via outside inside toward towards through
    during including backing supporting
    """.split()
)

CONJUNCTIONS = frozenset(
    """
    while whereas but although though because since unless if when after before until as
    """.split()
)

RELATIVES = frozenset("who which whose whom where".split())

DETERMINERS = frozenset("the a an his her their its this that another one".split())

# What may stand between a party and the person it describes: "Labour leader Keir Starmer".
TITLES = frozenset(
    """
    leader candidate nominee senator sen. sen rep. rep representative governor gov. gov president mayor mp
    mps incumbent challenger chairman chairwoman chair chief secretary minister deputy former rival
    lawmaker councillor councilman hopeful contender veteran newcomer stalwart politician member spokesman
    spokeswoman premier vice 's ’s party prime presidential mayoral gubernatorial parliamentary flagbearer
    flag-bearer standard-bearer boss acting ex first co-leader and general state lower upper house dr. mr.
    ms. mrs. dr mr ms mrs u.s. us running mate ally
    """.split()
)

# Behind a name that only says whose or by whom something is, as a pattern: "the Andrew Holness-led JLP".
LED = r"[-‑](?:led|backed|aligned|affiliated|dominated|controlled|endorsed|supported|appointed|headed)\b"
# Words that a tokenizer cuts at the hyphen and that mean something only whole.
HYPHENED = frozenset(
    """
    re-elected re-elects re-elect re-election run-off run-offs by-election by-elections re-electing
    vote-share front-runner flag-bearer standard-bearer
    """.split()
)

BE = frozenset("is are was were be been being 's ’s got gets".split())
