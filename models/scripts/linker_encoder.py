"""Trains the encoder of the claims linker: `linker_encoder.py PRACTICE --out encoder.npz`; `--held 5` measures it on every fifth story."""

from __future__ import annotations

import argparse
import copy
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy
import torch
from linker_encoder_net import Asked, EncoderNet, Story, batch_of
from linker_questions import Asker, trigger_words
from torch.nn import functional

from copydesk.claims.linker.ballots import ballots
from copydesk.claims.linker.coding import Coder
from copydesk.claims.linker.encoder import Encoder, from_bytes, to_bytes
from copydesk.claims.linker.spots import spots
from copydesk.claims.linker.standing import standing
from copydesk.claims.linker.story_codes import MOST, Codebook, code, codebook, words_of
from copydesk.claims.linker.view import View
from copydesk.claims.linker.voices import voices
from practice import Block, blocks, in_percent

SEED = 7
EPOCHS, BATCH = 12, 2000
RATE, RISE = 0.002, 150
# How much a question of each part counts, and what a batch is counted as having of questions.
WEIGHTS = {
    "measure": 1.0, "outcome": 0.5, "subject": 1.0, "place": 0.5, "source": 0.3, "when": 0.3,
}  # fmt: skip
QUESTIONS = 60


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
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    asker, names = _asked(options.practice)
    book = _book(asker)
    stories: dict[int, list[Story]] = {}
    for number, story in _stories(asker, book):
        stories.setdefault(number, []).append(story)
    held = [number for number in stories if options.held and number % options.held == 0]
    net = train([one for number, one in stories.items() if number not in held], options.epochs)
    data = to_bytes({name: weight.numpy() for name, weight in net.state_dict().items()}, book)
    if held:
        measure(from_bytes(data), [story for number in held for story in stories[number]])
    if options.out:
        options.out.write_bytes(data)
        print(f"{options.out}: {len(data):,} bytes, of {len(names)} stories", file=sys.stderr)


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
    choices = {
        "place": _by_view(asker.asked_places),
        "source": _by_view(asker.asked_sources),
        "when": _by_view(asker.asked_elections),
    }
    for number, view in asker.views:
        coded = code(view, book)
        classes = {}
        for name in ("measure", "outcome"):
            classes[name] = [
                (coded.at(asker.asked[name][at][1], asker.asked[name][at][2]), asker.sets[name].right[at][0])
                for at in found[view].get(name, [])
            ]
        asked = [asker.asked["subject"][at] for at in found[view].get("subject", [])]
        who = standing(
            coded, book, [(row, trace, measure, options) for _view, row, trace, measure, options in asked]
        )
        right: list[bool] = []
        for at, keys in zip(found[view].get("subject", []), who.keys, strict=True):
            options = asker.asked["subject"][at][4]
            wanted = {options[one].key for one in asker.sets["subject"].right[at]}
            right += [key in wanted for key in keys]
        pointers = {"subject": (who, numpy.array(right, dtype=bool))}
        for name, make in (("place", spots), ("source", voices), ("when", ballots)):
            mine = choices[name].get(view, [])
            rights = [at in which for question, which in mine for at in range(len(question[-1]))]
            pointers[name] = (
                make(coded, view, [question for question, _which in mine]),
                numpy.array(rights, dtype=bool),
            )
        yield (
            number,
            Story(
                coded,
                {name: numpy.array(pairs, dtype="int64").reshape(-1, 2) for name, pairs in classes.items()},
                pointers,
            ),
        )


def _by_view(asked: Iterable[tuple[View, Any, Any]]) -> dict[View, list[tuple[Any, Any]]]:
    """Questions and their right answers by the story that they are asked of."""
    found: dict[View, list[tuple[Any, Any]]] = {}
    for view, question, right in asked:
        found.setdefault(view, []).append((question, right))
    return found


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
    return _loss(net, net(batch), asked)


def _loss(net: torch.nn.Module, x: torch.Tensor, asked: Asked) -> tuple[torch.Tensor, int]:
    """How unlikely the right answers to the questions of those parts seemed that `net` has, and how many these are."""
    parts = dict(net.named_children())
    loss, count = torch.zeros(()), 0
    for name, pairs in asked[0].items():
        if name in parts and len(pairs):
            lost = functional.cross_entropy(parts[name](x[pairs[:, 0]]), pairs[:, 1], reduction="sum")
            loss, count = loss + WEIGHTS[name] * lost, count + len(pairs)
    for name, pointed in asked[1].items():
        if name in parts and len(pointed["at"]):
            loss = loss + WEIGHTS[name] * _unlikely(parts[name](x, pointed), pointed)
            count += len(pointed["at"])
    return loss, count


def measure(encoder: Encoder, stories: list[Story]) -> None:
    """Print how often it is right, by the weights as they are stored."""
    hits: dict[str, list[bool]] = {}
    for story in stories:
        hidden = encoder.hidden(story.coded)
        for name, pairs in story.classes.items():
            if len(pairs):
                likely = encoder.classes_at(name, hidden[pairs[:, 0]])
                hits.setdefault(name, []).extend((likely.argmax(axis=1) == pairs[:, 1]).tolist())
        for name, (asked, right) in story.pointers.items():
            if not len(asked.at):
                continue
            likely = encoder.likely(name, hidden, asked)
            start = 0
            for keys in asked.keys:
                end = start + len(keys)
                hits.setdefault(name, []).append(bool(right[start + int(likely[start:end].argmax())]))
                start = end
    for name, found in hits.items():
        print(f"{name:9} {sum(found) / max(len(found), 1):.3f} of {len(found)}")


if __name__ == "__main__":
    main()
