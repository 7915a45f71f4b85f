"""Words of election results: what tells one measure from another, and which verbs report an outcome."""

from __future__ import annotations


def _forms(*entries: str) -> dict[str, str]:
    """Each entry is a lemma and its other forms, by spaces; gives form -> lemma."""
    return {form: entry.split()[0] for entry in entries for form in entry.split()}


# Verbs of getting a figure: "took 52%", "polled 9,000 votes", "finished on 14 seats".
GET = _forms(
    "have has had having", "get gets got getting gotten", "win wins won winning", "take takes took taken taking",
    "receive receives received receiving", "secure secures secured securing", "poll polls polled polling",
    "garner garners garnered garnering", "earn earns earned earning", "claim claims claimed claiming",
    "capture captures captured capturing", "score scores scored scoring", "collect collects collected collecting",
    "obtain obtains obtained obtaining", "attract attracts attracted attracting", "draw draws drew drawn drawing",
    "amass amasses amassed amassing", "muster musters mustered mustering", "manage manages managed managing",
    "grab grabs grabbed grabbing", "bag bags bagged bagging", "notch notches notched notching",
    "pick picks picked picking", "finish finishes finished finishing", "hold holds held holding",
    "control controls controlled controlling", "command commands commanded commanding", "see sees saw seen seeing",
    "record records recorded recording", "register registers registered registering", "stand stands stood standing",
    "sit sits sat sitting", "end ends ended ending", "land lands landed landing", "net nets netted netting",
    "accumulate accumulates accumulated accumulating", "clinch clinches clinched clinching", "reach reaches reached",
    "keep keeps kept keeping", "retain retains retained retaining", "carry carries carried carrying",
    "lead leads led leading", "trail trails trailed trailing", "total totals totaled totalled totaling totalling",
    "be is are was were been being 's", "poll-topped", "snatch snatches snatched", "return returns returned",
    "attain attains attained attaining", "gain gains gained gaining", "lose loses lost losing",
    "bring brings brought", "give gives gave given giving", "show shows showed shown", "put puts", "leave leaves left",
)  # fmt: skip

# Verbs that report an outcome of their grammatical subject.
WIN = _forms(
    "win wins won winning", "triumph triumphs triumphed triumphing", "prevail prevails prevailed prevailing",
    "clinch clinches clinched clinching", "sweep sweeps swept sweeping", "romp romps romped romping",
    "carry carries carried carrying",
)  # fmt: skip
BEAT = _forms(
    "beat beats beaten beating", "defeat defeats defeated defeating", "oust ousts ousted ousting",
    "unseat unseats unseated unseating", "best bests bested besting", "trounce trounces trounced trouncing",
    "thrash thrashes thrashed thrashing", "topple topples toppled toppling", "rout routs routed routing",
    "vanquish vanquishes vanquished", "outpoll outpolls outpolled outpolling", "overcome overcomes overcame",
    "edge edges edged edging", "pip pips pipped", "crush crushes crushed crushing", "dethrone dethroned",
    "dislodge dislodges dislodged dislodging", "overwhelm overwhelmed", "outperform outperformed",
)  # fmt: skip
LOSE = _forms("lose loses lost losing")
LEAD = _forms("lead leads led leading", "top tops topped topping", "outpace outpaced", "outpoll outpolling")
TRAIL = _forms("trail trails trailed trailing", "lag lags lagged lagging")
RETAIN = _forms(
    "retain retains retained retaining", "hold holds held holding", "keep keeps kept keeping",
    "defend defends defended defending", "maintain maintains maintained maintaining",
)  # fmt: skip
GAIN = _forms(
    "gain gains gained gaining", "flip flips flipped flipping", "capture captures captured capturing",
    "take takes took taken taking", "seize seizes seized seizing", "regain regains regained", "snatch snatches snatched",
    "wrest wrests wrested", "reclaim reclaims reclaimed",
)  # fmt: skip
SECURE = _forms(
    "secure secures secured securing", "claim claims claimed claiming", "earn earns earned earning",
    "declare declares declared declaring", "seal seals sealed sealing", "score scores scored scoring",
    "notch notches notched", "cruise cruises cruised cruising", "coast coasts coasted", "storm storms stormed",
    "sail sails sailed", "celebrate celebrates celebrated", "register registered", "achieve achieves achieved",
    "cap capped", "pull pulls pulled",
)  # fmt: skip
CONCEDE = _forms(
    "concede concedes conceded conceding", "acknowledge acknowledges acknowledged acknowledging",
    "admit admits admitted admitting", "accept accepts accepted accepting",
)  # fmt: skip
ELECT = _forms(
    "elect elected elects electing",
    "re-elect re-elected reelected re-elects",
    "choose chose chosen",
    "return returned",
)

# What is won when an office or an election is won, and not praise or a lottery.
WINNABLE = frozenset(
    """election elections presidency mayoralty governorship premiership race races contest contests primary primaries
    caucus caucuses vote ballot poll polls nomination seat runoff run-off by-election byelection referendum term office
    presidential parliament power re-election reelection majority plurality constituency district province state states
    city county counties council ward provinces region regions leadership chair most election's second third fourth
    fifth another post job mandate landslide outright narrowly easily comfortably control round battle senate house
    congress assembly riding electorate division governor's president's mayor's mayor""".split()
)
NOT_WON = frozenset(
    """praise support backing endorsement endorsements approval award awards prize prizes medal medals hearts lottery
    contract contracts game match case lawsuit battle-honours plaudits respect applause reputation fans followers
    concessions promises over back independence freedom""".split()
)
VICTORY = frozenset("victory win triumph landslide re-election reelection victories wins".split())

# Nouns and phrases that name a measure.
VOTE_NOUNS = frozenset("vote votes ballot ballots poll valid preferences preference".split())
BALLOT_UNITS = frozenset(
    """ballot_boxes precincts polling_stations polling_places ballots tally_sheets tallies booths stations boxes
    polling_booths returns units polling_units polling_divisions wards constituencies results districts counties
    municipalities centres centers reporting_units vote_centers states acts minutes rounds protocols votes ballot_papers
    tables voting_tables sections""".split()
)
COUNTED = frozenset(
    """counted reporting reported opened tallied processed in completed scrutinised scrutinized declared verified
    tabulated counting uploaded transmitted received collated examined count tallying accounted""".split()
)
COUNT_NOUNS = frozenset(
    """ballot boxes precincts polling stations station ballots votes vote tally sheets count results returns booths
    tallies constituencies districts counties units places""".split()
)
VOTED = frozenset("voted vote turned participated cast casting voting took showed".split())
TURNOUT = frozenset("turnout participation turn-out".split())
SEAT_UNITS = frozenset(
    """seats delegates electoral_votes mps councillors lawmakers deputies senators members legislators
    representatives mandates constituencies_seats councilors aldermen governors governorships mayors mayoralties posts
    meps tds msps ams mlas seat electors town_halls city_halls superdelegates congressmen parliamentarians
    assembly_members council_seats""".split()
)
AREA_UNITS = frozenset(
    """provinces districts states counties councils constituencies ridings wards municipalities cities regions
    prefectures departments governorates cantons towns boroughs divisions parishes territories communes villages
    electorates islands local_governments local_government_areas electoral_districts areas metropolitan_municipalities
    cities_and_provinces polling_stations precincts capitals emirates oblasts voivodeships""".split()
)
VOTER_UNITS = frozenset(
    """voters people electors citizens adults members residents koreans americans canadians australians japanese
    turks indians nigerians ghanaians kenyans brazilians mexicans filipinos indonesians germans britons residents
    party_members registered_voters eligible_voters hong_kongers constituents persons""".split()
)
LEAD_NOUNS = frozenset("lead margin advantage gap difference edge cushion majority deficit".split())
CHANGE_UP = frozenset(
    "up rose rise risen increase increased higher improved gained gain gains jumped climbed grew grown surged soared more additional extra netted".split()
)
CHANGE_DOWN = frozenset(
    "down fell fall fallen decrease decreased lower dropped drop declined lost loss slipped slid plunged tumbled shed losing loses lose fewer less shrank dipped sank".split()
)
SHARE_MOVES = frozenset(
    "rose risen fell fallen climbed dropped slipped grew jumped surged declined plunged slid sank".split()
)
NEED = frozenset(
    """need needs needed require requires required necessary threshold hurdle barrier minimum must magic mark
    qualify qualifies avoid short shy""".split()
)
SWING = frozenset("swing".split())

# Modality: what is not asserted.
UNREAL = frozenset(
    """would could might may should if unless hope hopes hoped hoping hopeful aims aim aimed want wants wanted wish
    whether likely unlikely possible possibly perhaps expect expects expected hypothetical chance bid try tries trying
    tried vow vows vowed pledge pledged pledges target targets plan plans planned predict predicts predicted seek seeks
    seeking sought asked demand demands deny denies denied refused refuses able promise promised poised favourite
    favorite set hopes campaign can cannot to""".split()
)
PROJECTED = frozenset(
    "projected projection projections projects forecast forecasts estimate estimates estimated called calls project".split()
)
NEGATION = frozenset("not n't n’t never no without nor neither failed fails fail none nobody".split())

SAY = _forms(
    "say says said saying", "report reports reported reporting", "announce announces announced", "show shows showed shown",
    "tell tells told", "indicate indicates indicated", "declare declares declared", "claim claims claimed",
    "add adds added", "project projects projected", "estimate estimates estimated", "confirm confirms confirmed",
    "suggest suggests suggested", "put puts", "give gives gave", "find finds found", "call calls called",
    "forecast forecasts", "state states stated", "predict predicts predicted", "note notes noted",
)  # fmt: skip
SAY_NOUNS = frozenset(
    "figures data results tally count numbers statistics survey poll projection forecast analysis".split()
)

PARTIAL = frozenset("preliminary provisional partial early unofficial incomplete initial interim".split())
FINAL = frozenset("final official certified complete definitive full".split())
RESULT_NOUNS = frozenset(
    "results result count counts returns tally tallies figures data numbers totals".split()
)
POLL_NOUNS = frozenset("poll polls polling survey surveys".split())
