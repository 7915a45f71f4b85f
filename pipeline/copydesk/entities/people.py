"""Joins the names of people: full form first, short forms attach to their bearer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from copydesk.entities.draft import Draft
from copydesk.entities.kinds import Named
from copydesk.entities.story import Story
from copydesk.lexicon import people
from copydesk.names.forms import core, family_first, family_names, is_short_of
from copydesk.names.wordset import wordset
from copydesk.records.entity import MentionForm

_KIN = wordset(
    "uncle aunt wife husband son daughter brother sister father mother nephew niece cousin widow late "
    "namesake"
)


def join(story: Story, names: list[Named], mended: Mapping[str, str]) -> list[Draft]:
    """One draft a person. `mended` maps misspelled words to what they misspell."""
    people_named = [name for name in names if name.kind == "PERSON"]
    words = {name: _words(story, name, mended) for name in people_named}
    bearers = _bearers(people_named, words)
    for name in people_named:
        form = words[name]
        bearer = _bearer(story, name, form, bearers)
        if bearer is None:
            bearer = Draft("person", form)
            bearers.append(bearer)
        bearer.add(name.first, name.last, _form(story, name, form, bearer))
    found = [bearer for bearer in bearers if bearer.spans]
    for bearer in found:
        first_given = core(bearer.words)[-1 if family_first(bearer.words) else 0]
        bearer.gender = people.given_names().get(first_given) if len(bearer.words) > 1 else None
    return found


def _words(story: Story, name: Named, mended: Mapping[str, str]) -> tuple[str, ...]:
    """The folded words of a name, misspellings mended, quoted nicknames and marks left out."""
    low = (story.low[index] for index in range(name.first, name.last))
    return tuple(mended.get(word, word) for word in low if any(c.isalnum() for c in word))


def _bearers(names: list[Named], words: Mapping[Named, tuple[str, ...]]) -> list[Draft]:
    """A draft for each whole name, shorter whole names within longer ones, in order of first mention."""
    order = dict.fromkeys(words[name] for name in names if len(words[name]) > 1)
    kept: list[tuple[str, ...]] = []
    for form in sorted(order, key=lambda form: (-len(form), list(order).index(form))):
        if not any(is_short_of(form, other) for other in kept):
            kept.append(form)
    return [Draft("person", form) for form in order if form in kept]


def _bearer(story: Story, name: Named, form: tuple[str, ...], bearers: list[Draft]) -> Draft | None:
    """Whom the form names here: the only one it fits, else the one in the foreground."""
    if len(form) > 1:
        fits = [b for b in bearers if b.words == form] or [b for b in bearers if is_short_of(form, b.words)]
        return _foreground(story, name, fits)
    word = form[0]
    fits = [b for b in bearers if word in family_names(b.words)]
    fits = fits or [b for b in bearers if b.words == form]
    fits = fits or [b for b in bearers if word in core(b.words)[1:]]
    fits = fits or [b for b in bearers if word in core(b.words)]
    return _foreground(story, name, fits)


def _foreground(story: Story, name: Named, fits: list[Draft]) -> Draft | None:
    """Of several bearers the one most named so far, relatives aside; else the first to come."""
    if len(fits) < 2:
        return fits[0] if fits else None

    def weight(bearer: Draft) -> tuple[float, int]:
        before = [span for span in bearer.spans if span[0] < name.first]
        if not before:
            return -1.0, -fits.index(bearer)
        recent = 1.5 if story.sentence[name.first] - story.sentence[max(before)[0]] <= 2 else 0.0
        kin = any(story.low[i] in _KIN for i in range(max(min(before)[0] - 4, 0), min(before)[0]))
        kin = kin or any(word in _KIN for word in story.low[min(before)[1] : min(before)[1] + 4])
        return len(before) + recent - (3.0 if kin else 0.0), -fits.index(bearer)

    return max(fits, key=weight)


def _form(story: Story, name: Named, form: tuple[str, ...], bearer: Draft) -> MentionForm:
    """What kind of mention it is of its bearer."""
    printed = tuple(
        story.low[i] for i in range(name.first, name.last) if any(c.isalnum() for c in story.low[i])
    )
    if printed != form:
        return "variant"
    return "full" if form == bearer.words else "short"


def counts(story: Story, names: list[Named]) -> Counter[str]:
    """How often each word stands in names."""
    return Counter(story.low[i] for name in names for i in range(name.first, name.last))
