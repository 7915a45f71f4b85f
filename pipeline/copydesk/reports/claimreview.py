"""schema.org ClaimReview drafts: the claim and who makes it; the rating is left to a person.

    claimReviewed          the sentence that makes the claim, as printed
    itemReviewed.author    the source or speaker, where the story names one
    itemReviewed.appearance  the story: headline, address, date
    itemReviewed.about     the claim as copydesk reads it: subject, measure, value, place
    reviewRating           alternateName "not rated yet"; no number, since a person has to give it

Lost: intervals, contest, round, count stage and basis stand in `about` as words only. A draft is no
published review: author, url, datePublished and the rating are to be filled in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from copydesk.records import Article, Claim, Reading
from copydesk.reports.jsonarray import array
from copydesk.reports.reading_text import sentence
from copydesk.reports.view import Item, View


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """An array of drafts: one for each claim with a figure or an outcome."""
    yield from array(
        json.dumps(draft(item.article, claim), ensure_ascii=False)
        for item in items
        if isinstance(item, Reading)
        for claim in item.claims
        if claim.measure not in ("age", "elapsed")
    )


def draft(article: Article, claim: Claim) -> dict[str, Any]:
    """One draft."""
    appearance = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.url,
        "datePublished": article.published,
        "identifier": article.id,
    }
    reviewed: dict[str, Any] = {
        "@type": "Claim",
        "appearance": {key: value for key, value in appearance.items() if value},
        "about": f"{claim.measure.replace('_', ' ')}, {sentence(claim)}",
    }
    if claim.speaker:
        reviewed["author"] = {"@type": "Person", "name": claim.speaker}
    elif claim.source:
        reviewed["author"] = {"@type": "Organization", "name": claim.source}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": " ".join(claim.evidence.text.split()),
        "itemReviewed": reviewed,
        "reviewRating": {"@type": "Rating", "alternateName": "not rated yet"},
    }
