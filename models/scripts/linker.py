"""Trains the linker's encoder: `linker.py PRACTICE --out encoder.npz`; `--json` keeps how right those that teach it are on what they did not see."""

from __future__ import annotations

import argparse
import copy
import itertools
import json
import multiprocessing
import pickle
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy
import torch
from linker_net import EncoderNet, Story, batch_of, everybody
from linker_questions import Asker, Questions, trigger_words
from torch.nn import functional

from copydesk.claims.linker.ballots import ballots
from copydesk.claims.linker.encoder import to_bytes
from copydesk.claims.linker.settings import ROUND_SIZES, STAGE_SIZES, round_told, stage_told
from copydesk.claims.linker.spots import spots
from copydesk.claims.linker.standing import Standing, standing
from copydesk.claims.linker.story_codes import MOST, READINGS, Codebook, code, codebook, words_of
from copydesk.claims.linker.voices import voices
from practice import blocks, in_part, in_percent

SEED = 7
EPOCHS, BATCH = 16, 2000
# So much of what is learned of a story is what is marked, the rest what a network says that learned from the other half of the stories:
# marks of many hands are uneven, and what such a network doubts is taught as a doubt.
MARKED = 0.5
RATE, RISE = 0.002, 150
# How much a question of each part counts, and what a batch is counted as having of questions. Those of the first look are asked of
# what the network knows then, the others of what it knows at second look.
WEIGHTS = {
    "measure": 1.0, "outcome": 0.5, "subject": 0.5, "subject2": 1.0, "rival": 0.5, "place": 0.5, "source": 0.3,
    "when": 0.3, "stage": 0.3, "round": 0.2,
}  # fmt: skip
FIRST = frozenset({"measure", "outcome", "subject"})
QUESTIONS = 90
# By its number a story with what varies it (a lead told in percent in place of points), and a part of it alone.
Stories = dict[int, list[list[Story]]]
# By part how often right, and of how many questions.
Right = dict[str, tuple[int, int]]
# Those that are learned from, which the processes of either half find here.
_learned: list[list[list[Story]]] = []


def main() -> None:
    """Train, or measure on stories held back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("practice", type=Path)
    parser.add_argument("--out", type=Path, help="write the weights here")
    parser.add_argument(
        "--json",
        type=Path,
        help="keep here how often either network that teaches is right on the half of the stories it did not learn from",
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kept", type=Path, help="keep the stories in numbers here, or take them from here")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.kept and options.kept.exists():
        book, stories = pickle.loads(options.kept.read_bytes())
    else:
        book, stories = _coded(options.practice)
        if options.kept:
            options.kept.write_bytes(pickle.dumps((book, stories)))
    learned = list(stories.values())
    right = taught(learned, options.epochs, options.seed)
    for name, (hits, count) in sorted(right.items()):
        print(f"{name:9} {hits / count:.3f} of {count}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(_signed(right, len(stories)), indent=1) + "\n")
    if options.out:
        net = train(learned, options.epochs, options.seed)
        data = to_bytes({name: weight.numpy() for name, weight in net.state_dict().items()}, book)
        options.out.write_bytes(data)
        print(f"{options.out}: {len(data):,} bytes, of {len(stories)} stories", file=sys.stderr)


def _coded(practice: Path) -> tuple[Codebook, Stories]:
    """The practice stories in numbers with their questions."""
    paths = sorted(practice.glob("*.txt"))
    texts = [story for path in paths for story in blocks(path)]
    asker = Asker(trigger_words(texts))
    numbers_of = {story.name: number for number, story in enumerate(texts)}
    asked = [asker.ask(number, story) for number, story in enumerate(texts)]
    asked += [asker.ask(numbers_of[name], story) for path in paths for name, story in in_percent(path)]
    parts = [asker.ask(numbers_of[name], story) for path in paths for name, story in in_part(path)]
    print(
        f"{len(texts)} stories; marks without a question: {dict(asker.lost.most_common())}", file=sys.stderr
    )
    book = {**_book(asked), "triggers": dict.fromkeys(sorted(asker.words), 1)}
    stories: Stories = {}
    for one in asked:
        stories.setdefault(one.number, [[]])[0].append(_story(one, book))
    for one in parts:
        stories[one.number].append([_story(one, book)])
    return book, stories


def _book(asked: Sequence[Questions]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in MOST}
    for one in asked:
        for name, words in words_of(one.view).items():
            counts[name].update(words)
        for (_row, trace, _measure, _options), _right in one.owners:
            counts["how"][trace.owner.how if trace.owner is not None else "-"] += 1
    return codebook(counts)


def _story(asked: Questions, book: Codebook) -> Story:
    """A story in numbers with its questions."""
    view, coded = asked.view, code(asked.view, book)
    classes = {}
    for name, told in (("measure", None), ("outcome", None), ("stage", stage_told), ("round", round_told)):
        rows = [
            (coded.at(row, trace), right, *((READINGS[kind], *told(view, row, trace)) if told else ()))
            for row, trace, kind, right in asked.classes[name]
        ]
        wide = len(rows[0]) if rows else 2 if told is None else 3 + len(numbers_of_told(name))
        classes[name] = numpy.array(rows, dtype="int64").reshape(-1, wide)
    pointers: dict[str, tuple[Standing, numpy.ndarray]] = {}
    for name, many in (("subject", asked.owners), ("rival", asked.rivals)):
        who = standing(coded, book, [question for question, _right in many])
        right = [
            key in {options[one].key for one in which}
            for ((_row, _trace, _measure, options), which), keys in zip(many, who.keys, strict=True)
            for key in keys
        ]
        pointers[name] = who, numpy.array(right, dtype=bool)
    pointers["subject2"] = pointers["subject"]
    for name, make, many in (
        ("place", spots, asked.places), ("source", voices, asked.sources), ("when", ballots, asked.elections)
    ):  # fmt: skip
        right = [at in which for question, which in many for at in range(len(question[-1]))]
        pointers[name] = (
            make(coded, view, [question for question, _which in many]),
            numpy.array(right, dtype=bool),
        )
    return Story(coded, classes, pointers)


def numbers_of_told(name: str) -> tuple[int, ...]:
    """The sizes of what the rules tell of a stage or a round."""
    return STAGE_SIZES if name == "stage" else ROUND_SIZES


def taught(stories: Sequence[list[list[Story]]], epochs: int, seed: int) -> Right:
    """Tell every story what a network makes of it that learned from the other half of the stories; both learn at once.

    Gives how often they are right by parts, of all stories as they are printed.
    """
    _learned[:] = stories
    with multiprocessing.get_context("fork").Pool(2) as pool:
        learned = pool.starmap(_half, [(half, epochs, seed) for half in (0, 1)])
    right: Right = {}
    for half, weights in enumerate(learned):
        net = EncoderNet().eval()
        net.load_state_dict({name: torch.from_numpy(weight) for name, weight in weights.items()})
        for many in stories[1 - half :: 2]:
            for story in itertools.chain.from_iterable(many):
                _teach(net, story)
            _count(many[0][0], right)
    return right


def _count(story: Story, right: Right) -> None:
    """Add to how often what a story was taught is right."""
    hits: dict[str, list[bool]] = {
        name: (story.taught[name].argmax(axis=1) == rows[:, 1]).tolist()
        for name, rows in story.classes.items()
        if len(rows)
    }
    for name, (asked, wanted) in story.pointers.items():
        start, hits[name] = 0, []
        for keys in asked.keys:
            end = start + len(keys)
            hits[name].append(bool(wanted[start + int(story.taught[name][start:end].argmax())]))
            start = end
    for name, found in hits.items():
        before, count = right.get(name, (0, 0))
        right[name] = before + sum(found), count + len(found)


def _half(half: int, epochs: int, seed: int) -> dict[str, numpy.ndarray]:
    torch.set_num_threads(1)
    net = train(_learned[half::2], epochs, seed + 1 + half)
    return {name: weight.numpy() for name, weight in net.state_dict().items()}


def _teach(net: EncoderNet, story: Story) -> None:
    """Keep with a story what a network makes of it."""
    with torch.no_grad():
        batch, (classes, pointers) = batch_of([story], None)
        first, second, found = net(batch, pointers["subject"])
        for name, rows in classes.items():
            scores = _scores(net, name, first if name in FIRST else second, rows)
            story.taught[name] = scores.softmax(-1).numpy()
        for name, asked in pointers.items():
            log_likely = found if name == "subject" else getattr(net, name)(second, asked)
            story.taught[name] = everybody(log_likely, asked).exp().numpy()


def train(stories: Sequence[list[list[Story]]], epochs: int, seed: int) -> EncoderNet:
    """The network, as the running mean of its weights; in each epoch one variant of every story and of its part."""
    torch.manual_seed(seed)
    rng = numpy.random.default_rng(seed)
    net = EncoderNet()
    mean = copy.deepcopy(net).eval()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    steps = 0
    for epoch in range(epochs):
        start, lost, count = time.time(), 0.0, 0
        chosen = [variants[rng.integers(len(variants))] for many in stories for variants in many]
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


def _scores(net: EncoderNet, name: str, x: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """Of each class of each row."""
    told = getattr(net, name)
    scores: torch.Tensor = told(x[rows[:, 0]]) if name in FIRST else told(x, rows)
    return scores


def _unlikely(log_likely: torch.Tensor, asked: dict[str, torch.Tensor]) -> torch.Tensor:
    """How unlikely the right ones of all questions seemed."""
    likely = everybody(log_likely, asked).exp() * asked["right"]
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
    batch, (classes, pointers) = batch_of(part, rng)
    first, second, found = net(batch, pointers["subject"])
    loss, count = torch.zeros(()), 0
    for name, rows in classes.items():
        if len(rows):
            chances = _scores(net, name, first if name in FIRST else second, rows).log_softmax(-1)
            lost = functional.nll_loss(chances, rows[:, 1], reduction="sum")
            if (said := _said(part, name)) is not None:
                lost = MARKED * lost - (1 - MARKED) * (said * chances).sum()
            loss, count = loss + WEIGHTS[name] * lost, count + len(rows)
    for name, asked in pointers.items():
        if len(asked["at"]):
            log_likely = found if name == "subject" else getattr(net, name)(second, asked)
            lost = _unlikely(log_likely, asked)
            if (said := _said(part, name)) is not None:
                sure = everybody(log_likely, asked).clamp(min=-16)
                lost = MARKED * lost - (1 - MARKED) * (said * sure).sum()
            loss, count = loss + WEIGHTS[name] * lost, count + len(asked["at"])
    return loss, count


def _said(part: Sequence[Story], name: str) -> torch.Tensor | None:
    """What those that teach said of a part of these stories, None before there are any."""
    if not all(name in story.taught for story in part):
        return None
    return torch.from_numpy(numpy.concatenate([story.taught[name] for story in part]))


def _signed(right: Right, stories: int) -> dict[str, object]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    scores = {
        name: {"right": round(hits / count, 4), "questions": count}
        for name, (hits, count) in sorted(right.items())
    }
    return {
        "date": date.today().isoformat(),
        "commit": commit.stdout.strip(),
        "stories": stories,
        "learned from": "half of the stories, measured on the other half",
        "scores": scores,
    }


if __name__ == "__main__":
    main()
