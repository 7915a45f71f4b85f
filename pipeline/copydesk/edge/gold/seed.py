"""Plants slips into clean stories with gold: a benchmark of known faults. Shares no code with the checks."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from copydesk.edge.gold.annotation import GoldError, gold_files
from copydesk.edge.gold.slips import PLANTERS, Slip, position
from copydesk.edge.gold.splits import of_split

KINDS = tuple(PLANTERS)


@dataclass
class Story:
    """A story and its gold while slips are planted in it. Places of gold are found anew after each."""

    text: str
    gold: dict[str, Any]
    planted: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Planted:
    """What was written: the new text and gold of a story, and the kinds of slips in it."""

    name: str
    kinds: tuple[str, ...]


def seed(
    gold: Path,
    out: Path,
    *,
    rng: int = 1,
    kinds: Sequence[str] = KINDS,
    per_story: int = 3,
    split: str | None = None,
) -> list[Planted]:
    """Write every clean story of `gold`, or of one split of it, with up to `per_story` slips to `out`. Same arguments, same bytes.

    Stories whose gold already has findings are left out. Raises GoldError for unreadable gold, unknown kinds.
    """
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise GoldError(f"no such kind of slip: {', '.join(unknown)}; there are {', '.join(KINDS)}")
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for file in of_split(gold_files(gold), gold, split):
        story, name = _load(file)
        if story is None:
            continue
        # A generator for each story, so that adding a story changes no other.
        dice = random.Random(f"{rng}:{file.name}")
        done = plant(story, dice, kinds, per_story)
        if done:
            _write(out, file.stem, name, story)
            written.append(Planted(f"{file.stem}.yml", tuple(done)))
    return written


def plant(story: Story, dice: random.Random, kinds: Iterable[str], most: int) -> list[str]:
    """Plant up to `most` slips of different kinds; the kinds that found a place."""
    order = list(kinds)
    dice.shuffle(order)
    done: list[str] = []
    for kind in order:
        if len(done) == most:
            break
        slip = PLANTERS[kind](story.text, story.gold, dice)
        if slip is not None and not _touches(story, slip):
            _apply(story, slip)
            done.append(kind)
    return done


def _touches(story: Story, slip: Slip) -> bool:
    """Whether a slip, or what it stands against, meets one planted before: then two faults would be one."""
    mine = [(slip.start, slip.end), *([slip.versus] if slip.versus else [])]
    return any(start < last and first < end for start, end in story.planted for first, last in mine)


def _apply(story: Story, slip: Slip) -> None:
    places = _places(story)
    shift = len(slip.new) - (slip.end - slip.start)
    story.text = story.text[: slip.start] + slip.new + story.text[slip.end :]

    def moved(start: int, end: int) -> tuple[int, int]:
        if end <= slip.start:
            return start, end
        if start >= slip.end:
            return start + shift, end + shift
        return min(start, slip.start), max(end, slip.end) + shift

    for entry, key, nth_key, place in places:
        start, end = moved(*place)
        _point(story.text, entry, key, nth_key, start, end)
    story.planted = [moved(*place) for place in story.planted]
    story.planted.append((slip.start, slip.start + len(slip.new)))
    if slip.versus is not None:
        story.planted.append(moved(*slip.versus))
    for entry, fields in slip.claims:
        entry.update(fields)
    finding: dict[str, Any] = {"check": slip.check}
    if slip.also:
        finding["also"] = list(slip.also)
    _point(story.text, finding, "at", "nth", slip.start, slip.start + len(slip.new))
    if slip.versus is not None:
        _point(story.text, finding, "versus", "versus_nth", *moved(*slip.versus))
    finding["note"] = slip.note
    story.gold["findings"].append(finding)


Place = tuple[dict[str, Any], str, str, tuple[int, int]]


def _places(story: Story) -> list[Place]:
    """Every place that gold points at, as positions."""
    found: list[Place] = []
    for group, keys in (
        ("claims", (("at", "nth"),)),
        ("findings", (("at", "nth"), ("versus", "versus_nth"))),
    ):
        for entry in story.gold.get(group) or ():
            for key, nth_key in keys:
                if entry.get(key) is not None:
                    start = position(story.text, str(entry[key]), int(entry.get(nth_key, 1)))
                    found.append((entry, key, nth_key, (start, start + len(str(entry[key])))))
    return found


def _point(text: str, entry: dict[str, Any], key: str, nth_key: str, start: int, end: int) -> None:
    """Write a place back as words and which occurrence of them it is."""
    words = text[start:end]
    entry[key] = words
    nth, position = 1, text.find(words)
    while position != start:
        position = text.find(words, position + 1)
        nth += 1
    entry.pop(nth_key, None)
    if nth > 1:
        entry[nth_key] = nth


def _load(file: Path) -> tuple[Story | None, str]:
    try:
        gold = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{file}: {error}") from error
    if not isinstance(gold, dict) or "article" not in gold:
        raise GoldError(f"{file}: not a gold file: no `article`")
    name = str(gold["article"])
    if gold.get("findings"):
        return None, name
    for folder in (file.parent, file.parent.parent / "articles"):
        if (folder / name).is_file():
            text = (folder / name).read_bytes().decode("utf-8-sig")
            gold["findings"] = []
            return Story(text, gold), name
    raise GoldError(f"{file}: its article {name} is not beside it, nor in ../articles")


def _write(out: Path, stem: str, name: str, story: Story) -> None:
    suffix = Path(name).suffix or ".txt"
    story.gold["article"] = f"{stem}{suffix}"
    (out / f"{stem}{suffix}").write_bytes(story.text.encode("utf-8"))
    dumped = yaml.safe_dump(story.gold, allow_unicode=True, sort_keys=False, width=10_000)
    (out / f"{stem}.yml").write_text(dumped, encoding="utf-8")
