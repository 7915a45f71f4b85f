"""Trains the encoder of the claims linker: `linker_encoder.py PRACTICE --out encoder.npz`; `--held 5` measures it on every fifth story.

`--over ENCODER` keeps a trained one as it is and trains anew only the part that says where, which is trained anew last in any case.
"""

from __future__ import annotations

import argparse
import copy
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy
import torch
from linker_encoder_net import EncoderNet, Pointer, Story, batch_of, place_pointer, spots_of
from linker_questions import Asker, trigger_words
from torch.nn import functional

from copydesk.claims.linker.coding import Coder
from copydesk.claims.linker.encoder import Encoder, Read, from_bytes, to_bytes
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES
from copydesk.claims.linker.spots import Spot, spots
from copydesk.claims.linker.standing import standing
from copydesk.claims.linker.story_codes import MOST, Codebook, code, codebook, words_of
from copydesk.claims.linker.view import View
from practice import Block, blocks, in_percent

SEED = 7
EPOCHS, BATCH = 12, 2000
RATE, RISE = 0.002, 150
# How much a question on outcomes counts, and one on places, and what a batch is counted as having of questions.
OUTCOME, PLACE, QUESTIONS = 0.5, 0.5, 60
# Stories of a batch for the part that says where.
STORIES = 8


class BareAsker(Asker):
    """Makes the questions without their features, which the encoder does not look at."""

    def read(self, story: Block) -> View:
        view, none = super().read(story), Coder({}, {})
        view.coded_by(lambda _question: none)
        return view


def main() -> None:
    """Train, or measure on stories held back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("practice", type=Path)
    parser.add_argument("--out", type=Path, help="write the weights here")
    parser.add_argument(
        "--held", type=int, default=0, help="hold back every so manieth story and measure on them"
    )
    parser.add_argument("--over", type=Path, help="train only the part that says where, over this encoder")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    asker, names = _asked(options.practice)
    over = from_bytes(options.over.read_bytes()) if options.over else None
    book = over.book if over is not None else _book(asker)
    stories: dict[int, list[Story]] = {}
    for number, story in _stories(asker, book):
        stories.setdefault(number, []).append(story)
    held = [number for number in stories if options.held and number % options.held == 0]
    seen = [one for number, one in stories.items() if number not in held]
    if over is None:
        net = train(seen, options.epochs)
        over = from_bytes(to_bytes(_weights(net), book))
    places = train_places(over, seen, options.epochs)
    kept = {name: weight for name, weight in over.weights.items() if not name.startswith("place.")}
    data = to_bytes({**kept, **_weights(places, "place.")}, book)
    if held:
        measure(from_bytes(data), [story for number in held for story in stories[number]])
    if options.out:
        options.out.write_bytes(data)
        print(f"{options.out}: {len(data):,} bytes, of {len(names)} stories", file=sys.stderr)


def _weights(net: torch.nn.Module, prefix: str = "") -> dict[str, numpy.ndarray]:
    return {prefix + name: weight.numpy() for name, weight in net.state_dict().items()}


def _asked(practice: Path) -> tuple[Asker, dict[str, int]]:
    """All questions of the practice stories; a story printed in percent has the number of the one that it varies."""
    paths = sorted(practice.glob("*.txt"))
    texts = [story for path in paths for story in blocks(path)]
    asker = BareAsker(trigger_words(texts))
    names = {story.name: number for number, story in enumerate(texts)}
    for number, story in enumerate(texts):
        asker.ask(number, story)
    for path in paths:
        for name, story in in_percent(path):
            asker.ask(names[name], story)
    return asker, names


def _book(asker: Asker) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in MOST}
    for _number, view in asker.views:
        for name, words in words_of(view).items():
            counts[name].update(words)
    for _view, _row, trace, _measure, _options in asker.asked["subject"]:
        counts["how"][trace.owner.how if trace.owner is not None else "-"] += 1
    return codebook(counts)


def _stories(asker: Asker, book: Codebook) -> Iterator[tuple[int, Story]]:
    """Each story in numbers with its questions."""
    found: dict[View, dict[str, list[int]]] = {view: {} for _number, view in asker.views}
    for name, asked in asker.asked.items():
        for at, (view, *_rest) in enumerate(asked):
            found[view].setdefault(name, []).append(at)
    where: dict[View, list[tuple[Spot, list[int]]]] = {}
    for view, spot, right_spots in asker.asked_places:
        where.setdefault(view, []).append((spot, right_spots))
    for number, view in asker.views:
        coded = code(view, book)
        classes = {}
        for name in ("measure", "outcome"):
            pairs = [
                (coded.at(asker.asked[name][at][1], asker.asked[name][at][2]), asker.sets[name].right[at][0])
                for at in found[view].get(name, [])
            ]
            classes[name] = numpy.array(pairs, dtype="int64").reshape(-1, 2)
        asked = [asker.asked["subject"][at] for at in found[view].get("subject", [])]
        who = standing(
            coded, book, [(row, trace, measure, options) for _view, row, trace, measure, options in asked]
        )
        right: list[bool] = []
        for at, keys in zip(found[view].get("subject", []), who.keys, strict=True):
            options = asker.asked["subject"][at][4]
            wanted = {options[one].key for one in asker.sets["subject"].right[at]}
            right += [key in wanted for key in keys]
        asked_where = where.get(view, [])
        right_places = [at in spot for (*_rest, choices), spot in asked_where for at in range(len(choices))]
        yield (
            number,
            Story(
                coded, classes["measure"], classes["outcome"], who, numpy.array(right, dtype=bool),
                spots(coded, view, [spot for spot, _right in asked_where]), numpy.array(right_places, dtype=bool),
            ),
        )  # fmt: skip


def train(stories: list[list[Story]], epochs: int) -> EncoderNet:
    """The network, as the running mean of its weights; in each epoch one variant of every story."""
    rng = numpy.random.default_rng(SEED)
    net = EncoderNet()
    mean = copy.deepcopy(net).eval()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    steps = 0
    for epoch in range(epochs):
        start, lost, count = time.time(), 0.0, 0
        chosen = [variants[rng.integers(len(variants))] for variants in stories]
        batches = _batches(chosen, rng)
        for at, part in enumerate(batches):
            done = (epoch + at / len(batches)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (steps + 1) / RISE) * max(0.02, 1 - done)
            steps += 1
            loss, questions = _lost(net, part, rng)
            optimizer.zero_grad()
            (loss / QUESTIONS).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            lost, count = lost + float(loss.detach()), count + questions
            _follow(mean, net, steps + 1)
        print(
            f"epoch {epoch}: {lost / count:.3f} a question, {time.time() - start:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    return mean


def train_places(encoder: Encoder, stories: list[list[Story]], epochs: int) -> Pointer:
    """The part that says where anew, over what the encoder, which stays as it is, knows of every item."""
    torch.manual_seed(SEED)
    rng = numpy.random.default_rng(SEED)
    known = [[encoder.hidden(story.coded) for story in variants] for variants in stories]
    net = place_pointer()
    mean = copy.deepcopy(net).eval()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    steps, total = 0, epochs * -(-len(stories) // STORIES)
    for epoch in range(epochs):
        lost, count = 0.0, 0
        order = rng.permutation(len(stories))
        for start in range(0, len(stories), STORIES):
            chosen = [(at, int(rng.integers(len(stories[at])))) for at in order[start : start + STORIES]]
            hidden, asked = spots_of(
                [stories[at][one] for at, one in chosen], [known[at][one] for at, one in chosen]
            )
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (steps + 1) / RISE) * max(0.02, 1 - steps / total)
            steps += 1
            if not len(asked["at"]):
                continue
            loss = _unlikely(net(hidden, asked), asked)
            optimizer.zero_grad()
            (loss / QUESTIONS).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            lost, count = lost + float(loss.detach()), count + len(asked["at"])
            _follow(mean, net, steps)
        print(f"places, epoch {epoch}: {lost / max(count, 1):.3f} a question", file=sys.stderr, flush=True)
    return mean


def _unlikely(log_likely: torch.Tensor, asked: dict[str, torch.Tensor]) -> torch.Tensor:
    """How unlikely the right ones of all questions seemed."""
    likely = log_likely.exp() * asked["right"]
    right = torch.zeros(len(asked["at"])).index_add(0, asked["question"], likely)
    return -right.clamp(min=1e-7).log().sum()


def _follow(mean: torch.nn.Module, net: torch.nn.Module, steps: int) -> None:
    """Move the running mean of the weights a little."""
    keep = min(0.998, steps / (9 + steps))
    with torch.no_grad():
        for slow, fast in zip(mean.parameters(), net.parameters(), strict=True):
            slow.lerp_(fast, 1 - keep)


def _batches(stories: list[Story], rng: numpy.random.Generator) -> list[list[Story]]:
    """Stories of about one length together, in any order."""
    found: list[list[Story]] = []
    part: list[Story] = []
    lengths = [len(story.coded) * (1 + 0.25 * rng.random()) for story in stories]
    for at in numpy.argsort(lengths):
        story = stories[at]
        if part and (len(part) + 1) * len(story.coded) > BATCH:
            found.append(part)
            part = []
        part.append(story)
    found.append(part)
    return [found[at] for at in rng.permutation(len(found))]


def _lost(net: EncoderNet, part: list[Story], rng: numpy.random.Generator) -> tuple[torch.Tensor, int]:
    """How unlikely the right answers of a batch seemed, and how many questions it has."""
    batch, asked = batch_of(part, rng)
    x = net(batch)
    kind, outcome = asked["class"]["kind"], asked["class"]["outcome"]
    loss = functional.cross_entropy(net.measure(x[kind[:, 0]]), kind[:, 1], reduction="sum")
    loss = loss + OUTCOME * functional.cross_entropy(
        net.outcome(x[outcome[:, 0]]), outcome[:, 1], reduction="sum"
    )
    who, where = asked["subject"], asked["place"]
    if len(who["at"]):
        loss = loss + _unlikely(net.subject(x, who), who)
    if len(where["at"]):
        loss = loss + PLACE * _unlikely(net.place(x, where), where)
    return loss, len(kind) + len(outcome) + len(who["at"]) + len(where["at"])


def measure(encoder: Encoder, stories: list[Story]) -> None:
    """Print how often it is right, by the weights as they are stored."""
    hits: dict[str, list[bool]] = {"measure": [], "outcome": [], "subject": [], "place": []}
    for story in stories:
        read = Read(story.coded, encoder.hidden(story.coded))
        for name, pairs, classes in (
            ("measure", story.measure, MEASURES),
            ("outcome", story.outcome, OUTCOMES),
        ):
            likely = (
                encoder.classes_at(name, read.hidden[pairs[:, 0]])
                if len(pairs)
                else numpy.zeros((0, len(classes)))
            )
            hits[name] += (likely.argmax(axis=1) == pairs[:, 1]).tolist()
        for name, asked, right in (
            ("subject", story.standing, story.right),
            ("place", story.spots, story.right_spots),
        ):
            if not len(asked.at):
                continue
            likely = encoder.likely(name, read.hidden, asked)
            start = 0
            for keys in asked.keys:
                end = start + len(keys)
                hits[name].append(bool(right[start + int(likely[start:end].argmax())]))
                start = end
    for name, found in hits.items():
        print(f"{name:9} {sum(found) / max(len(found), 1):.3f} of {len(found)}")


if __name__ == "__main__":
    main()
