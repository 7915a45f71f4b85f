"""The words of numbers and their hedges: cardinals, scales, ordinals, fractions, hedges, calendar."""

from __future__ import annotations

from decimal import Decimal

ONES = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000,
    "million": 10**6, "millions": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9,
    "billions": 10**9, "trillion": 10**12, "trillions": 10**12, "hundreds": 100, "thousands": 1000,
}  # fmt: skip
# After digits only: 2.5 mln, 3bn, 10k. Those of one letter must touch the digits.
SHORT_SCALES = {
    "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9, "tn": 10**12, "tln": 10**12, "cr": 10**7,
}  # fmt: skip
DOZENS = {"dozen": 12, "dozens": 12, "score": 20}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "nineth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
    "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})

PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8,
    "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12,
    "sixteenth": 16, "sixteenths": 16, "twentieth": 20, "twentieths": 20, "hundredth": 100,
    "hundredths": 100, "thousandth": 1000, "thousandths": 1000, "millionth": 10**6, "millionths": 10**6,
    "billionth": 10**9, "billionths": 10**9, "trillionth": 10**12, "trillionths": 10**12,
}  # fmt: skip
GLYPHS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
HUNDRED = Decimal(100)

# Before the figure. The longest that fits counts; the word before "a" of "about a third" likewise.
HEDGES = {
    **dict.fromkeys(
        ("about", "around", "roughly", "approximately", "approx", "some", "circa", "an estimated",
         "estimated", "estimated at", "in the region of", "in the order of", "on the order of",
         "somewhere around", "or about", "at about", "at around", "at roughly", "at approximately",
         "more or less",
         "very roughly", "just about", "plus or minus", "perhaps", "maybe", "about some",
         "in the vicinity of",
         "somewhere near", "near", "in or around"), "about"),
    **dict.fromkeys(
        ("nearly", "almost", "just under", "just below", "close to", "very nearly", "just shy of",
         "shy of", "just short of", "a bit short of", "a little short of", "slightly short of", "a touch short of", "a little under", "a little less than", "slightly under",
         "slightly less than", "slightly below", "slightly fewer than", "slightly lower than",
         "a bit less than", "a bit under", "a shade under", "a fraction under", "just less than",
         "just fewer than", "not quite", "approaching", "nearing", "a touch under", "a whisker under",
         "fractionally under", "fractionally below", "a little below", "a little fewer than",
         "marginally under",
         "marginally below", "marginally less than", "well nigh", "practically", "virtually",
         "at nearly", "at almost", "at just under", "at close to"), "almost"),
    **dict.fromkeys(
        ("more than", "over", "above", "well over", "well above", "far more than", "many more than",
         "upwards of", "upward of", "in excess of", "north of", "greater than", "higher than",
         "topped", "topping", "exceeded", "exceeding", "exceeds", "surpassed", "surpassing",
         "much more than", "considerably more than", "comfortably over", "comfortably more than",
         "better than", "bigger than", "larger than", "significantly more than", "substantially more than",
         "at over", "at more than", "a good deal more than", "easily over", "passed the", "not just",
         "easily more than"), "over"),
    **dict.fromkeys(
        ("just over", "just above", "just more than", "a little over", "a little more than",
         "slightly over", "slightly more than", "slightly above", "little more than", "a bit more than",
         "a bit over", "a shade over", "barely more than", "barely over", "a fraction over", "only just over",
         "fractionally over", "fractionally above", "marginally over", "marginally more than",
         "marginally above", "slightly higher than", "a touch over", "narrowly over", "a little above",
         "narrowly more than", "at just over", "at just above", "only slightly more than"), "just_over"),
    **dict.fromkeys(
        ("less than", "under", "fewer than", "below", "well under", "well below", "far fewer than",
         "far less than", "lower than", "smaller than", "far below", "much less than", "many fewer than",
         "considerably less than", "considerably fewer than", "south of", "at less than", "at under",
         "at below",
         "comfortably under"), "under"),
    **dict.fromkeys(
        ("at least", "no fewer than", "no less than", "not less than", "not fewer than",
         "a minimum of", "minimum", "at a minimum", "from at least", "the minimum", "at the very least",
         "at minimum", "not below", "not under"), "at_least"),
    **dict.fromkeys(
        ("up to", "at most", "as many as", "as much as", "no more than", "not more than", "a maximum of",
         "at the most", "maximum", "the maximum", "not exceeding", "as high as", "not over", "not above",
         "anything up to"), "at_most"),
    **dict.fromkeys(
        ("exactly", "precisely", "only", "just", "barely", "merely", "a mere", "a bare", "a total of",
         "a combined", "a record", "a full", "a whopping", "a paltry", "a narrow", "a slim", "a further",
         "another", "an additional", "a solid"), "exactly"),
}  # fmt: skip
LONGEST_HEDGE = max(len(hedge.split()) for hedge in HEDGES)
HEDGE_ENDS = frozenset(hedge.split()[-1] for hedge in HEDGES)
# "A victory over two rivals" is no hedge: these go before "over" and "above" as prepositions.
OVER_WHAT = frozenset(
    "victory victories win wins lead leads leading majority advantage edge margin triumph triumphed "
    "prevailed "
    "favored favoured preferred wrangling dispute row control fight battle concern concerns anger upset "
    "towered cushion landslide seat ranked places points spread presided held power protest protests "
    "voted debate divided split doubts doubt worries trounced".split()
)
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
    "sun": 6,
}  # fmt: skip
WEEKDAYS |= {f"{name}'s": day for name, day in WEEKDAYS.items() if name.endswith("day")}
MONTHS |= {f"{name}'s": month for name, month in MONTHS.items() if len(name) > 5}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DURATIONS = {
    "year": "years", "years": "years", "month": "months", "months": "months", "week": "weeks",
    "weeks": "weeks", "day": "days", "days": "days", "hour": "hours", "hours": "hours",
    "minute": "minutes", "minutes": "minutes", "decade": "decades", "decades": "decades",
    "century": "centuries", "centuries": "centuries", "fortnight": "fortnights", "fortnights": "fortnights",
    "second": "seconds", "seconds": "seconds", "yr": "years", "yrs": "years", "hrs": "hours",
    "mins": "minutes",
    "years'": "years", "months'": "months", "weeks'": "weeks", "days'": "days", "hours'": "hours",
    "year's": "years", "month's": "months", "week's": "weeks", "day's": "days",
}  # fmt: skip
