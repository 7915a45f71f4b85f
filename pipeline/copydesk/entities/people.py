"""Joins the names of people: full form first, short forms attach to their bearer."""

from __future__ import annotations

from collections import defaultdict
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
    index = _Index(bearers)
    for name in people_named:
        form = words[name]
        bearer = _foreground(story, name, index.fits(form))
        if bearer is None:
            bearer = Draft("person", form)
            bearers.append(bearer)
            index.add(bearer)
        bearer.add(name.first, name.last, _form(story, name, form, bearer))
    found = [bearer for bearer in bearers if bearer.spans]
    for bearer in found:
        bearer.gender = _gender(bearer)
    return found


def _gender(bearer: Draft) -> people.Gender | None:
    """By the given name, where a family name stands beside it."""
    given = core(bearer.words)[-1 if family_first(bearer.words) else 0]
    return people.given_names().get(given) if len(bearer.words) > 1 else None


def _words(story: Story, name: Named, mended: Mapping[str, str]) -> tuple[str, ...]:
    """The folded words of a name, misspellings mended, quoted nicknames and marks left out."""
    low = (story.low[index] for index in range(name.first, name.last))
    return tuple(mended.get(word, word) for word in low if any(c.isalnum() for c in word))


def _bearers(names: list[Named], words: Mapping[Named, tuple[str, ...]]) -> list[Draft]:
    """A draft for each whole name, shorter whole names within longer ones, in order of first mention."""
    order = {
        form: number
        for number, form in enumerate(dict.fromkeys(words[n] for n in names if len(words[n]) > 1))
    }
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    kept: set[tuple[str, ...]] = set()
    for form in sorted(order, key=lambda form: (-len(form), order[form])):
        rivals = by_word.get(core(form)[-1], ()) if form else ()
        if not any(is_short_of(form, other) for other in rivals):
            kept.add(form)
            for word in set(core(form)):
                by_word[word].append(form)
    return [Draft("person", form) for form in order if form in kept]


class _Index:
    """Bearers by their words."""

    def __init__(self, bearers: list[Draft]) -> None:
        self.by_word: dict[str, list[Draft]] = defaultdict(list)
        for bearer in bearers:
            self.add(bearer)

    def add(self, bearer: Draft) -> None:
        """One bearer more."""
        parts = {part for word in family_names(bearer.words) for part in (word,)}
        for word in dict.fromkeys((*core(bearer.words), *bearer.words, *sorted(parts))):
            self.by_word[word].append(bearer)

    def fits(self, form: tuple[str, ...]) -> list[Draft]:
        """Whom a form can name: of one word family names first, of several whole names first."""
        if len(form) > 1:
            near = self.by_word.get(core(form)[-1], [])
            return [b for b in near if b.words == form] or [b for b in near if is_short_of(form, b.words)]
        word = form[0]
        near = self.by_word.get(word, [])
        found = [b for b in near if word in family_names(b.words)]
        found = found or [b for b in near if b.words == form]
        return found or [b for b in near if word in core(b.words)[1:]] or near


def _foreground(story: Story, name: Named, fits: list[Draft]) -> Draft | None:
    """Of several bearers the one most named so far, relatives aside; else the first to come."""
    if len(fits) < 2:
        return fits[0] if fits else None
    titled = people.honorifics().get(story.low[name.first - 1].rstrip(".")) if name.first else None
    if titled is not None:
        # "Ms Ricci", where an Ivo and a Lina Ricci stand: not Ivo.
        fits = [one for one in fits if _gender(one) in {None, titled}] or fits

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
