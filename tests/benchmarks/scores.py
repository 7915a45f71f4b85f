"""Scores on the project's own stories, written into corpus/README.md and kept in corpus/scores.yml.

    python -m tests.benchmarks.scores dev|test [--commit ID]

`dev`: the stories for development, slips seeded into the clean ones among them and into the short stories of
tests/checks/clean, and the stories of typed.yml with slips typed by hand. `test`: the stories for reporting only. Every run adds a line to corpus/scores.yml, so that the
first look at the test half stays beside all later ones. See corpus/README.md.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from copydesk.desk import Desk
from copydesk.edge.gold.evaluate import evaluate
from copydesk.edge.gold.seed import seed
from copydesk.edge.gold.tally import Account, FindingScores, Scores, Tally
from tests.checks.short import expand

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
README = CORPUS / "README.md"
KEPT = CORPUS / "scores.yml"
TYPED = ROOT / "tests" / "benchmarks" / "typed.yml"
CLEAN = ROOT / "tests" / "checks" / "clean"
REASONS = ("place", "stage", "contest", "source", "confidence")
ROUNDS = 3


def main() -> None:
    """Measure one half and write it down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("half", choices=["dev", "test"])
    parser.add_argument("--commit", default=None, help="what to call the state measured; git says by default")
    given = parser.parse_args()
    commit = (
        given.commit
        or subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.strip()
    )
    desk = Desk()
    scores = {given.half: evaluate(CORPUS / "gold", desk, split=given.half)}
    if given.half == "dev":
        scores["clean"], scores["seeded"], scores["typed"] = short_stories(desk), seeded(desk), typed(desk)
    for name, one in scores.items():
        keep(name, commit, one)
    write(given.half, "\n".join(line for name, one in scores.items() for line in page(name, commit, one)))
    write("history", "\n".join(history()))


def short_stories(desk: Desk) -> Scores:
    """The clean short stories, as they stand."""
    with tempfile.TemporaryDirectory() as folder:
        return evaluate(exported(Path(folder)), desk)


def seeded(desk: Desk) -> Scores:
    """Slips planted into the clean stories for development, several times over with other dice."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "all"
        out.mkdir()
        plain = exported(Path(folder) / "plain")
        for rng in range(1, ROUNDS + 1):
            for gold, split in ((CORPUS / "gold", "dev"), (plain, None)):
                part = Path(folder) / f"{rng}-{split}"
                seed(gold, part, rng=rng, split=split)
                for file in sorted(part.glob("*.yml")):
                    _renamed(file, out, f"{rng}-{file.stem}")
        return evaluate(out, desk)


def typed(desk: Desk) -> Scores:
    """The slips typed by hand. Their stories have no claims in gold, so nothing is fed."""
    with tempfile.TemporaryDirectory() as folder:
        for number, story in enumerate(yaml.safe_load(TYPED.read_text(encoding="utf-8")), 1):
            gold = {
                "article": f"t{number:03}.txt", "published": str(story["published"]), "findings": story["findings"],
            }  # fmt: skip
            (Path(folder) / f"t{number:03}.txt").write_text(story["text"], encoding="utf-8")
            text = yaml.safe_dump(gold, allow_unicode=True)
            (Path(folder) / f"t{number:03}.yml").write_text(text, encoding="utf-8")
        return evaluate(Path(folder), desk)


def _renamed(file: Path, out: Path, stem: str) -> None:
    """A gold file and its story, under another name."""
    gold = yaml.safe_load(file.read_text(encoding="utf-8"))
    story = file.with_name(gold["article"])
    (out / f"{stem}{story.suffix}").write_bytes(story.read_bytes())
    gold["article"] = f"{stem}{story.suffix}"
    (out / f"{stem}.yml").write_text(yaml.safe_dump(gold, allow_unicode=True), encoding="utf-8")


def exported(folder: Path) -> Path:
    """The short clean stories as gold files with their articles."""
    folder.mkdir(parents=True, exist_ok=True)
    stories = [one for file in sorted(CLEAN.glob("*.yml")) for one in yaml.safe_load(file.read_text("utf-8"))]
    for number, story in enumerate((one for one in stories if "claims" in one), 1):
        full = expand(story)
        gold = {
            key: full[key] for key in ("people", "parties", "places", "contests", "claims") if key in full
        }
        gold |= {"article": f"s{number:02}.txt", "published": str(story["published"]), "findings": []}
        (folder / f"s{number:02}.txt").write_text(story["text"], encoding="utf-8")
        (folder / f"s{number:02}.yml").write_text(yaml.safe_dump(gold, allow_unicode=True), encoding="utf-8")
    return folder


TITLES = {
    "dev": "Stories for development", "test": "Stories for reporting only",
    "clean": "Short clean stories", "seeded": "Seeded slips", "typed": "Slips typed by hand",
}  # fmt: skip
# Sets whose gold has no claims and no names.
UNFED = frozenset({"typed"})


def page(name: str, commit: str, scores: Scores) -> Iterator[str]:
    """The results of one set of stories, as Markdown."""
    yield f"### {TITLES[name]} (at {commit})"
    yield ""
    yield f"{scores.stories} stories, {scores.words:,} words."
    yield ""
    yield "| | from the text | gold claims fed |"
    yield "|---|---|---|"
    both = (scores.whole, scores.fed)
    for label, values in (
        ("slips found", [_share(one.checks["(all)"]) for one in both]),
        ("precision of errors and warnings", [_number(one.checks["(all)"].precision) for one in both]),
        (
            "false errors and warnings per 1,000 clean words",
            [_number(one.false_per_thousand) for one in both],
        ),
    ):
        if name in UNFED:
            values[1] = "-"
        yield f"| {label} | {' | '.join(values)} |"
    yield ""
    yield from _checks(scores, fed=name not in UNFED)


def _checks(scores: Scores, *, fed: bool) -> Iterator[str]:
    """A line for each check that has slips, false findings or comparisons."""
    both = (scores.whole, scores.fed)
    names = sorted({name for one in both for name in (*one.checks, *one.accounts) if name[0] != "("})
    heads = " | ".join(REASONS)
    yield f"| check | found | false | found, fed | false, fed | compared | set aside: {heads} | else |"
    yield "|---|" + "---|" * (len(REASONS) + 6)
    for name in names:
        first, second = (one.checks.get(name, Tally()) for one in both)
        account = scores.whole.accounts.get(name, Account())
        if first.right + first.missed + first.extra + second.extra + account.compared:
            aside = [account.aside[why] for why in REASONS]
            rest = account.aside.total() - sum(aside)
            with_gold = [_share(second), second.extra] if fed else ["-", "-"]
            cells = [_share(first), first.extra, *with_gold, account.compared, *aside, rest]
            yield f"| {name} | " + " | ".join(map(str, cells)) + " |"
    yield ""


def _share(tally: Tally) -> str:
    wanted = tally.right + tally.missed
    return f"{tally.right} of {wanted}" if wanted else "-"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def keep(name: str, commit: str, scores: Scores) -> None:
    """Add a line to the kept scores, unless the last of this set is the same."""
    kept = _kept()
    line: dict[str, Any] = {"stories": name, "commit": commit, "words": scores.words, "count": scores.stories}
    line["text"] = _summary(scores.whole)
    if name not in UNFED:
        line["fed"] = _summary(scores.fed)
        line["claims"] = {key: _short(scores.claims[key].f1) for key in ("(numeric)", "(outcomes)")}
        line["names"] = {key: _short(scores.names[key].f1) for key in ("people", "parties", "places")}
    same = [one for one in kept if one["stories"] == name]
    if not same or {**same[-1], "commit": commit} != line:
        kept.append(line)
        head = "# Scores in the order in which they were taken, by `python -m tests.benchmarks.scores`. Only added to.\n"
        KEPT.write_text(head + yaml.safe_dump(kept, sort_keys=False, width=200), encoding="utf-8")


def _summary(scores: FindingScores) -> dict[str, Any]:
    found = scores.checks["(all)"]
    return {"found": found.right, "missed": found.missed, "false": found.extra,
            "false_per_1000_clean": _short(scores.false_per_thousand)}  # fmt: skip


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _kept() -> list[dict[str, Any]]:
    return yaml.safe_load(KEPT.read_text(encoding="utf-8")) or [] if KEPT.is_file() else []


def history() -> Iterator[str]:
    """The first look at each set of stories, and the last."""
    yield "| stories | look | commit | found | false | found, fed | false, fed | claims F1 | outcomes F1 | people F1 |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, title in TITLES.items():
        looks = [one for one in _kept() if one["stories"] == name]
        for look, one in zip(("first", "last"), (looks[:1] + looks[1:][-1:]), strict=False):
            cells = [title, look, one["commit"]]
            for way in ("text", "fed"):
                if way not in one:
                    cells += ["-", "-"]
                    continue
                cells += [
                    f"{one[way]['found']} of {one[way]['found'] + one[way]['missed']}",
                    one[way]["false"],
                ]
            if "claims" in one:
                cells += [one["claims"]["(numeric)"], one["claims"]["(outcomes)"], one["names"]["people"]]
            else:
                cells += ["-", "-", "-"]
            yield "| " + " | ".join(map(str, cells)) + " |"


def write(part: str, text: str) -> None:
    """Put a part of the page between its marks."""
    start, end = f"<!-- {part} -->", f"<!-- end {part} -->"
    whole = README.read_text(encoding="utf-8")
    before, _, rest = whole.partition(start)
    _old, _, after = rest.partition(end)
    README.write_text(f"{before}{start}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
