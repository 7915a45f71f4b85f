"""Words right beside a name that take somebody as the winner of a vote or as its loser: "the governor-elect, X", "X's defeat".

Each is a pattern, of what stands right before the name or of what stands right behind it. Before a
name there may be a comma, an honorific, a few words in small letters that describe: the check sees to these.
"""

from __future__ import annotations

OFFICE = (
    r"(?:president|prime minister|premier|chancellor|governor|mayor|senator|sheriff|first minister|chief minister"
    r"|member(?: of parliament)?|MP|MEP|representative|congress(?:man|woman)|councill?or|council(?:man|woman)|deputy(?![ -][a-z])|legislator"
    r"|commissioner|supervisor|trustee|judge|reeve|leader|chair(?:man|woman|person)?|speaker|captain|chief)"
)
_HIS = r"(?:his|her|their)"
_THE = r"(?:the |its |[A-Z][\w-]*['’]s? )?(?:(?!vice|deputy|lieutenant)[a-z]+ )?"
_NOT_VICE = r"(?<!vice )(?<!vice-)(?<!deputy )(?<!deputy-)(?<!lieutenant )(?<!lt\. )"

WINNER_BEFORE = (
    rf"\b{_NOT_VICE}{OFFICE}-(?:elect|designate)",
    r"\b(?:winner|victor)(?: was| is)?",
    r"\bvictorious",
    rf"\b(?:new|next|incoming|newly[- ]elected|future) {_NOT_VICE}{OFFICE}",
    r"\b(?:victory|win|triumph|landslide) (?:of|for|by)",
    r"\b(?:lost|loses|losing|conceded?|concedes|conceding|defeat) to",
    r"\b(?:defeated|beaten|unseated|defeat) by",
)
WINNER_BEHIND = (
    r"['’]s? (?:[a-z]+ ){0,2}(?:victory|win|triumph|landslide|inauguration|swearing-in)\b",
    r",(?: \d\d,)? who (?:was|has been|is) (?:[a-z]+ly )?(?:re-?)?(?:elected|declared elected|proclaimed|declared the winner)\b",
    rf" (?:has been|had been|was|is) (?:[a-z]+ly )?(?:declared|proclaimed|named|certified|confirmed)(?: as)? {_THE}(?:winner|victor|elected|{OFFICE})\b",
    rf" (?:had been|has been|was) (?:[a-z]+ly )?(?:re-?)?elected {OFFICE}\b",
    rf", (?:the |its )(?:[a-z]+ )?(?:winner|victor|(?:new|next|incoming|future) {OFFICE}|{OFFICE}-(?:elect|designate))\b",
    r" (?:will|is to|is due to|was to|is set to) (?:be sworn in|take (?:office|the oath|up office)|be inaugurated|assume office)\b",
    rf" (?:will|is to) (?:be|become) {_THE}(?:new |next |first )?{OFFICE}\b",
    r" (?:picked|chosen|selected|named|nominated) (?:as|for|to be)\b",
    rf" (?:celebrated|celebrates|celebrating|savou?red|owed|owes) {_HIS} (?:[a-z]+ )?(?:victory|win|triumph|election)\b",
    rf" on {_HIS} (?:[a-z]+ )?(?:victory|win|triumph|(?:re-?)?election|success)\b",
    r" to congratulate (?:him|her|them)\b",
    r" (?:on|for) (?:winning|being elected|having won)\b",
    rf"(?:,? who)? (?:said|spoke|told [a-z]+) in {_HIS} victory speech\b",
)
LOSER_BEFORE = (
    r"\b(?:defeated|vanquished|unsuccessful|beaten)",
    r"\b(?:losing|defeated|beaten|unsuccessful) (?:candidate|contender|incumbent|challenger|finalist|nominee)",
    r"\b(?:beats?|beating|defeats|defeating|unseats?|unseated|unseating|edg(?:ed|es|ing) out|(?:saw|seeing|sees) off|trounc(?:ed|es|ing))",
    r"\b(?:closest|nearest) (?:rival|opponent|challenger|competitor|contender|pursuer)(?: was| is)?",
    r"\b(?:defeat (?:of|for)|concession (?:by|from)|loss (?:of|for)|(?:setback|blow) for)",
)
LOSER_BEHIND = (
    r"['’]s? (?:[a-z]+ )?(?:defeat|loss|concession)\b(?! of\b)",
    r"(?:,(?: \d\d,)? who)?(?: has| had)? (?:conced(?:ed|es)|(?:admit(?:s|ted)|acknowledge[sd]|accept(?:s|ed)) defeat)\b",
    r"(?:,(?: \d\d,)? who)? (?:was|has been) (?:[a-z]+ly )?(?:defeated|beaten|unseated|voted out)\b",
    r", the (?:loser|beaten|defeated|losing|vanquished)\b",
    r"(?:,(?: \d\d,)? who)?(?: has| had)? (?:narrowly )?lost (?:to|by|the (?:election|race|run-?off|contest|mayoralty|presidency|governorship))\b",
)
# Of who comes second, which in a first round is no loss.
SECOND_BEFORE = (r"\brunner-up(?: was| is)?", r"\bsecond[- ]placed?(?: [a-z]+)?(?: was| is)?")
SECOND_BEHIND = (
    r"(?:,(?: \d\d,)? who)? (?:came|finished|placed|ran|comes|finishes) (?:an? [a-z]+ |in )?(?:second|third|closest|runner-up|last)\b(?! round)",
    r", the runner-up\b",
)
