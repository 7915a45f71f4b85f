"""The kinds of slips that are planted: each finds a place in a clean story where its fault is sure."""

from copydesk.edge.gold.slips import dates, sums, words
from copydesk.edge.gold.slips.base import Planter, Slip, position

PLANTERS: dict[str, Planter] = {
    "letter": words.letter, "title": words.title, "hedge": words.hedge, "turned": words.turned,
    "points": words.points, "impossible": words.impossible,
    "margin": sums.margin, "share": sums.share, "total": sums.total, "fraction": sums.fraction,
    "again": sums.again, "headline": sums.headline, "part": sums.part, "seats": sums.seats,
    "change": sums.change, "hundred": sums.hundred, "leader": sums.leader, "majority": sums.majority,
    "age": dates.age, "weekday": dates.weekday, "day": dates.day, "years": dates.years,
}  # fmt: skip

__all__ = ["PLANTERS", "Planter", "Slip", "position"]
