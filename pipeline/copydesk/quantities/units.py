"""The noun after a figure: 61 million eligible voters, 338-seat parliament, 41 pledged delegates."""

from __future__ import annotations

from copydesk.quantities.tokens import Block
from copydesk.quantities.words import DURATIONS, MONTHS, WEEKDAYS

_IRREGULAR = {
    "person": "people", "people": "people", "man": "men", "woman": "women", "child": "children",
    "congressman": "congressmen", "congresswoman": "congresswomen", "chairman": "chairmen",
    "councilman": "councilmen", "councilwoman": "councilwomen", "assemblyman": "assemblymen",
    "alderman": "aldermen", "spokesman": "spokesmen", "half": "halves", "wife": "wives",
    "life": "lives", "runner-up": "runners-up", "percent": "percent",
}  # fmt: skip
_PLURALS = frozenset({*_IRREGULAR.values(), "police", "staff", "personnel", "clergy", "electorate"})
# What elections count, in the singular. Found behind up to three modifiers.
KNOWN = frozenset(
    "vote ballot voter elector seat mandate place post councillor councilor council member mp mla msp ms td "
    "mep mna "
    "mpp mha mlc senator deputy lawmaker legislator representative delegate superdelegate elector "
    "province district state county region municipality constituency riding ward precinct governorate "
    "department canton prefecture borough city town village parish territory territories division electorate "
    "circonscription barangay comuna commune lander land circle mandal taluk booth box station center centre "
    "party alliance bloc coalition candidate challenger contender rival independent nominee governor mayor "
    "governorship mayoralty lgas lga person people citizen resident adult respondent man woman member "
    "supporter signature household newcomer incumbent democrat republican nationalist liberal conservative "
    "unionist legislator alderman commissioner judge justice minister cabinet paper sheet form tally round "
    "count result recount contest race election constituencies poll turnout name union area local authority "
    "parliamentarian assemblyman councilman councilwoman congressman congresswoman elected official observer "
    "youth worker student refugee expatriate emigrant immigrant household american canadian briton turk "
    "indian "
    "australian nigerian kenyan ghanaian filipino brazilian mexican german japanese korean zambian "
    "scot".split()
)
# The head of two words: their unit keeps both.
_COMPOUNDS = {
    ("electoral", "vote"): "electoral_votes", ("electoral", "college"): "electoral_votes",
    ("ballot", "box"): "ballot_boxes", ("ballot", "paper"): "ballot_papers", ("polling",
    "station"): "polling_stations",
    ("polling", "place"): "polling_places", ("polling", "booth"): "polling_booths",
    ("polling", "unit"): "polling_units", ("polling", "center"): "polling_centers",
    ("polling", "centre"): "polling_centres", ("voting", "center"): "voting_centers",
    ("voting", "centre"): "voting_centres", ("polling", "district"): "polling_districts",
    ("voting", "district"): "voting_districts", ("polling", "division"): "polling_divisions",
    ("counting", "center"): "counting_centers", ("counting", "centre"): "counting_centres",
    ("voting", "station"): "voting_stations", ("voting", "place"): "voting_places", ("polling",
    "site"): "polling_sites",
    ("vote", "center"): "vote_centers", ("vote", "centre"): "vote_centres", ("polling",
    "location"): "polling_locations",
    ("state", "delegate"): "delegates", ("council", "seat"): "seats", ("tally", "sheet"): "tally_sheets",
    ("local", "government"): "local_governments", ("grand", "elector"): "electors",
    ("percentage", "point"): "points", ("city", "hall"): "city_halls", ("town", "hall"): "town_halls",
    ("absentee", "ballot"): "ballots", ("voting", "booth"): "voting_booths", ("voting",
    "machine"): "voting_machines",
    ("tally", "form"): "tally_forms", ("results", "form"): "results_forms", ("result",
    "form"): "result_forms",
}  # fmt: skip
# Words at which a noun phrase has ended, or that are verbs though they look like plurals.
STOPS = frozenset(
    "a an the this that these those his her its their our your my of in on at by for from to with without "
    "into onto over under after before since until till during through across against between among as than "
    "and or but nor so if while when where who whom whose which what because though although than then "
    "is are was were be been being has have had having does do did will would can could may might must shall "
    "should not also only just still even already again ago later earlier away ahead behind more less fewer "
    "he she it they we you i him them us said says say told according including out up down off each per "
    "versus vs v plus minus both all any some no every another other's leads lead led wins win won loses "
    "lost beats takes took gets got gives gave makes made goes went comes came sees saw shows showed puts "
    "needs wants stands sits runs ran holds held keeps kept remains remained trails trailed follows followed "
    "gains gained drops falls rises rose fell claims polls voted cast counted declared reporting reported "
    "becomes became retains retained secures secured receives received earns earned enters entered "
    "projected respectively nationwide nationally overall here there now today tonight yesterday tomorrow "
    "percent pct cent percentage point points pts pp ppt about around nearly almost "
    "despite amid near like such thanks towards toward via upon within along beyond except compared "
    "behind".split()
)
_COUNTED = frozenset({"counted", "reporting", "reported", "tallied", "in"})
_NOT_PLURAL = ("ss", "us", "is", "'s", "ws")
_MODIFIERS = 3


def plural(word: str) -> str:
    """The plural of a printed noun, lower case: seat to seats, county to counties, ballot box to boxes."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _PLURALS or (word.endswith("s") and not word.endswith("ss")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """The singular of a known noun, or the word itself."""
    if word in KNOWN:
        return word
    if word.endswith("ies") and word[:-3] + "y" in KNOWN:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in KNOWN:
        return word[:-2]
    if word.endswith("s") and word[:-1] in KNOWN:
        return word[:-1]
    return {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(word, word)


def unit_at(block: Block, index: int, *, single: bool) -> tuple[str, int] | None:
    """The unit whose noun phrase begins at token `index`, and the token after it.

    `single`: the figure is one, so an unknown singular noun would be a guess and only known ones are taken.
    """
    if block.at(index) == "-":
        return _hyphened(block, index)
    if block.at(index) == "polls" and block.at(index + 1) in _COUNTED:
        return "polls", index + 1  # polling stations, as Canada calls them
    looked = index
    while looked <= index + _MODIFIERS:
        word = block.at(looked)
        if word == "-" and looked > index and block.at(looked + 1).isalpha():
            looked += 1  # "28 first-past-the-post seats"
            index += 2
            continue
        if looked == index and word in ("more", "fewer", "extra") and block.at(looked + 1) not in STOPS:
            looked, index = looked + 1, index + 1  # "3,000 more votes"
            continue
        if not word[:1].isalpha() or word in STOPS or word in WEEKDAYS or word in MONTHS:
            return None
        if word.endswith("'s"):
            return None
        pair = _COMPOUNDS.get((word, singular(block.at(looked + 1))))
        if pair:
            return _after_pair(block, pair, looked + 2)
        if word in DURATIONS:
            return None
        head = singular(word)
        if head in KNOWN:
            if block.at(looked + 1) in ("-",) and looked > index:
                return None
            return _known(block, looked, word)
        ahead = block.at(looked + 1)
        if ahead not in STOPS and singular(ahead) in KNOWN:
            looked += 1  # "400,000 overseas ballots"
            continue
        if not single and _looks_plural(word) and not (block.capital(looked) and looked > index):
            return word.replace("'", ""), looked + 1
        looked += 1
    return None


def _after_pair(block: Block, pair: str, after: int) -> tuple[str, int]:
    """Four local government seats are seats; 20 electoral college votes stay electoral votes."""
    following = block.at(after)
    if singular(following) not in KNOWN or following in STOPS or pair == "points":
        return pair, after
    return (pair if pair == "electoral_votes" else plural(following)), after + 1


def _known(block: Block, index: int, word: str) -> tuple[str, int]:
    """A known noun, or the last of a chain of them: 149 vote margin, 452 district council seats."""
    while word in KNOWN and word not in _PLURALS:
        following = block.at(index + 1)
        if singular(following) not in KNOWN or following in STOPS:
            break
        pair = _COMPOUNDS.get((word, singular(following)))
        if pair:
            return _after_pair(block, pair, index + 2)
        index, word = index + 1, following
    return plural(word), index + 1


def _hyphened(block: Block, index: int) -> tuple[str, int] | None:
    """338-seat parliament, 10,000-vote lead, 25-member council."""
    word = block.at(index + 1)
    if (
        not word.isalpha()
        or word in STOPS
        or word in ("odd", "plus", "something")
        or not block.touches(index)
        or word in MONTHS
    ):
        return None
    pair = _COMPOUNDS.get((word, singular(block.at(index + 3 if block.at(index + 2) == "-" else index + 2))))
    if pair and block.at(index + 2) == "-":
        return pair, index + 4
    return plural(word), index + 2


def _looks_plural(word: str) -> bool:
    """Whether an unknown word may be a plural noun."""
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL))
