"""Verbs of election results, by what they report: getting a figure, winning, losing, leading, saying."""

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

# Leading and trailing, on the way to an outcome.
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

SAY = _forms(
    "say says said saying", "report reports reported reporting", "announce announces announced", "show shows showed shown",
    "tell tells told", "indicate indicates indicated", "declare declares declared", "claim claims claimed",
    "add adds added", "project projects projected", "estimate estimates estimated", "confirm confirms confirmed",
    "suggest suggests suggested", "put puts", "give gives gave", "find finds found", "call calls called",
    "forecast forecasts", "state states stated", "predict predicts predicted", "note notes noted",
)  # fmt: skip

# Behind these begins what somebody says, "that" or no "that": "the chairman said Ruto had 50.5 percent".
TELLING_THAT = _forms(
    "say says said saying", "announce announces announced", "tell tells told", "claim claims claimed", "add adds added",
    "confirm confirms confirmed", "state states stated", "note notes noted", "insist insists insisted", "report reports reported",
)  # fmt: skip

# Before "runoff": who goes on to it.
ADVANCE = frozenset(
    """
    advance advances advanced advancing go goes going went head heads heading headed face faces facing
    forced qualify qualified meet force forces
    """.split()
)

# "giving him 39 delegates", "had X at 48%": the object owns the figure.
GIVING = frozenset(
    """
    give gives gave giving leave leaves left leaving hand hands handed handing put puts putting award
    awarded show shows showed showing bring brings brought bringing had has have
    """.split()
)

# "52% backed X", "52% voted for X".
FAVOURED = frozenset("voted backed supported chose favoured favored opted picked preferred".split())

# Those of them that take the one favoured as their object.
FAVOURED_WHOM = frozenset("backed supported chose favoured favored picked".split())

# Who holds an office on: his city is where the figures are.
STAYS = frozenset(
    """
    retained retains retain re-elected held holds keeps kept term re-election second third fourth fifth
    """.split()
)

# What a margin can hang on: "won by 5 points", "is ahead by".
MARGIN = frozenset(
    {*WIN, *BEAT, *LOSE, *LEAD, *TRAIL, "ahead", "behind", "victory", "elected", "held", "retained", "up"}
)

# Winning or getting, told before a figure.
WINNING = frozenset(
    {*WIN, *LEAD, *GET, *RETAIN, *GAIN, "ahead", "control", "first", "winning", "victorious", "carried"}
)

# A result of seats or areas, told before a figure.
RESULT_VERBS = frozenset(
    {*WIN, *LEAD, *LOSE, "took", "take", "takes", "taking", "carried", "carry", "captured", "capturing", "ahead", "control",
     "secured", "securing", "swept", "claimed", "claiming", "victory", "victories", "victorious", "first", "kept", "keeps",
     "retained", "earned", "earning", "received", "gained", "flipped", "held", "holds", "triumphed", "prevailed"}
)  # fmt: skip
