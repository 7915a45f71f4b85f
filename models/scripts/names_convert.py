"""Convert the public name corpora to one JSONL form: text, spans of five types, and what is unknown.

One record a line: ``{"source", "text",
"spans": [[start, end, label]], "mask": [[start, end]]}``. A mask covers
text whose status the origin does not tell; training neither rewards nor punishes a name there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from names_words import WORDS

LABELS = ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION")
Row = tuple[str, str]
Record = dict[str, Any]

CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "politicalparty": "PARTY", "organisation": "ORG",
    "country": "PLACE", "location": "PLACE", "election": "ELECTION",
}  # fmt: skip
UNER = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG"}
RE3D = {"Person": "PERSON", "Location": "PLACE", "Organisation": "ORG"}

# Words that name a party by themselves, and so stand for a party wherever a corpus writes ORG, OTH or O.
PARTY_WORDS = frozenset(WORDS["known_party_words"])
PARTY_TAIL = re.compile(
    r"\b(Party|Parties|Alliance of Democrats|Likud|Hezbollah|Hamas|Fatah|Democratic Union|Workers' Party)\b"
    r"|\b(Socialist|Communist|Liberal|Labour|Labor|Christian Democratic|People's) (Front|Union|League)\b"
)
NOT_PARTY = re.compile(
    r"\b(Donner|Dinner|Tea Party Express|Third|Birthday|Records|Group|Bloc Party|Republican Guard)\b"
)
DEMONYMS = frozenset(WORDS["known_demonyms"])
CONNECTORS = frozenset(WORDS["known_connectors"])
OPENERS = frozenset(WORDS["known_openers"])
TITLES = re.compile(
    r"^(?:(?:the|The|President|Prime|Minister|Secretary|Gen\.?|General|Lt\.?|Col\.?|Colonel|Maj\.?|Major|Capt\.?|Sgt\.?"
    r"|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Foreign|Defen[cs]e|Vice|Ambassador|Senator|Sen\.?|Rep\.?|Admiral|Adm\.?|Brig\.?|of"
    r"|State|Special|Envoy|Under|Assistant|Deputy|Acting|Chairman|Commander|Spokesperson|Army|Air|Force|Navy|Marine"
    r"|Corps|U\.S\.|US|UK|King|Queen|Prince|Sheikh|Private|Spc\.?|Pfc\.?|Cpl\.?|Staff|Sir|Right|Rt|Hon)\s+)+"
)


def read_columns(path: Path, separator: str, word: int, tag: int) -> Iterator[list[Row]]:
    """Sentences of a column file, as rows of word and tag; comment lines are dropped."""
    rows: list[Row] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# "):
            continue
        cells = line.split(separator)
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif len(cells) > max(word, tag) and cells[word].strip():
            rows.append((cells[word], cells[tag]))
    if rows:
        yield rows


def chunks(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of a BIO or IO tag sequence. ``B-O`` (a document start in one release) reads as O."""
    spans: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        outside = prefix == "O" or name in ("", "O")
        if kind and (outside or prefix == "B" or name != kind):
            spans.append((start, i, kind))
            kind = ""
        if not outside and not kind:
            start, kind = i, name
    return spans


def detokenize(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join words as a newspaper prints them; the character span of each word in the text."""
    text, spans, opened, glue = "", [], False, True
    for i, word in enumerate(words):
        if word in ("``", "''"):
            word = '"'
        word = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}.get(word, word)
        left = bool(re.fullmatch(r"[,.;:!?)\]}%]+|'s|'S|’s|n't|n’t|'re|'ve|'ll|'d|'m|\.\.\.", word))
        if word == "'" and words[i + 1 : i + 2] == ["s"]:  # some corpora split the possessive in two
            left = True
        left = left or (word == "s" and i > 0 and words[i - 1] == "'")
        closing = word == '"' and opened
        if text and not glue and not left and not closing:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = word in "([{$£€#" or (word == '"' and not opened)
        if word == '"':
            opened = not opened
    return text, spans


def record(
    source: str, words: list[str], spans: Iterable[tuple[int, int, str]], mask: Iterable[int]
) -> Record:
    """A record from words, token spans and tokens of unknown status."""
    text, where = detokenize(words)
    named = [[where[a][0], where[b - 1][1], label] for a, b, label in spans]
    return {
        "source": source,
        "text": text,
        "spans": named,
        "mask": [list(where[i]) for i in sorted(set(mask))],
    }


def is_party(name: str) -> bool:
    """Whether an organisation's name says by itself that it is a party."""
    if NOT_PARTY.search(name):
        return False
    return name in PARTY_WORDS or bool(PARTY_TAIL.search(name))


def capitalised(words: list[str], taken: set[int]) -> list[int]:
    """Untaken tokens that may belong to a hidden name: capitalised runs with their connectors."""
    seen: list[int] = []
    run: list[int] = []
    for i, word in enumerate([*words, ""]):
        free = i < len(words) and i not in taken
        capital = free and bool(re.match(r"[^\W\d_]", word)) and word[0].isupper()
        if capital and word in OPENERS and (i == 0 or words[i - 1] in ('"', "``", ".")):
            capital = False
        if capital or (free and run and (word in CONNECTORS or word.isdigit())):
            run.append(i)
            continue
        while run and words[run[-1]] in CONNECTORS:
            run.pop()
        if run and run[0] > 0 and run[0] - 1 not in taken and re.fullmatch(r"[12]\d{3}", words[run[0] - 1]):
            run.insert(0, run[0] - 1)  # "2006 Canadian election": the year opens a hidden election's name
        seen.extend(run)
        run = []
    tail: list[int] = []
    for i in seen:  # "1997 Ontario general election": the lower-case tail too
        j = i + 1
        while j < len(words) and j not in taken and words[j].lower() in (
            "general", "federal", "presidential", "parliamentary", "legislative", "local", "municipal",
            "state",
            "by-election", "election", "elections", "referendum", "primary", "primaries", "gubernatorial",
            "leadership",
        ):  # fmt: skip
            tail.append(j)
            j += 1
    return sorted({*seen, *tail})


def crossner(path: Path) -> Iterator[Record]:
    """CrossNER politics: all types visible. Misc plurals that are parties ("Greens") are unknown."""
    for rows in read_columns(path, "\t", 0, 1):
        words = [w for w, _ in rows]
        spans, mask = [], []
        for a, b, kind in chunks([t for _, t in rows]):
            if kind in CROSSNER:
                spans.append((a, b, CROSSNER[kind]))
            elif kind == "misc" and (words[b - 1] in PARTY_WORDS or words[b - 1].endswith("crats")):
                mask.extend(range(a, b))
        yield record("crossner", words, spans, mask)


def fewnerd_label(kind: str) -> str | None:
    """Our type for a Few-NERD type; None for no name of ours; "?" for buildings, on which corpora differ."""
    coarse, _, fine = kind.replace("-", "_", 1).partition("_")
    if fine == "politicalparty":
        return "PARTY"
    if fine == "election":
        return "ELECTION"
    return {"person": "PERSON", "organization": "ORG", "location": "PLACE", "building": "?"}.get(coarse)


def fewnerd_record(
    source: str, words: list[str], found: Iterable[tuple[int, int, str]], hidden: bool
) -> Record:
    """A Few-NERD sentence; with ``hidden``, capitalised words outside the visible names are unknown."""
    spans, mask, taken = [], [], set()
    for a, b, kind in found:
        label = fewnerd_label(kind)
        taken.update(range(a, b))
        if label == "?":
            mask.extend(range(a, b))
        elif label == "PLACE" and b - a == 1 and words[a] in DEMONYMS:
            continue
        elif label:
            spans.append((a, b, label))
    if hidden:
        mask.extend(capitalised(words, taken))
    return record(source, words, spans, mask)


def fewnerd_inter(path: Path, hidden: bool) -> Iterator[Record]:
    """A file of the inter split."""
    for rows in read_columns(path, "\t", 0, 1):
        words = [w for w, _ in rows]
        yield fewnerd_record(path.stem, words, chunks([t for _, t in rows]), hidden)


def fewnerd_sample(path: Path, info: Path) -> Iterator[Record]:
    """The fully labelled sample (IO labels by number)."""
    table = json.loads(info.read_text(encoding="utf8"))["entity"]
    names = {v["id"]: k for k, v in table.items()}
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        tags = ["I-" + names[n] if n else "O" for n in row["fine_ner_tags"]]
        yield fewnerd_record("fewnerd-sample", row["tokens"], chunks(tags), hidden=False)


def uner(path: Path) -> Iterator[Record]:
    """UNER: knows no party. An ORG that is one by its name is PARTY; party words outside are unknown."""
    text, rows = "", []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line[9:]
        elif line.startswith("#"):
            continue
        elif line.strip():
            cells = line.split("\t")
            rows.append((cells[1], cells[2]))
        elif rows:
            yield uner_record(text, rows)
            rows = []


def uner_record(text: str, rows: list[Row]) -> Record:
    """One UNER sentence, with the text as it was printed."""
    where: list[tuple[int, int]] = []
    at = 0
    for word, _ in rows:
        found = text.find(word, at)
        if found < 0:
            return record_ambiguous("uner", [w for w, _ in rows], [t for _, t in rows], UNER)
        where.append((found, found + len(word)))
        at = found + len(word)
    spans, mask = ambiguous([w for w, _ in rows], [t for _, t in rows], UNER)
    named = [[where[a][0], where[b - 1][1], k] for a, b, k in spans]
    return {
        "source": "uner",
        "text": text,
        "spans": named,
        "mask": [list(where[i]) for i in sorted(set(mask))],
    }


def ambiguous(
    words: list[str], tags: list[str], table: dict[str, str]
) -> tuple[list[tuple[int, int, str]], list[int]]:
    """Spans and unknown tokens of a corpus without parties: its ORG means "organisation or party"."""
    spans, mask, taken = [], [], set()
    for a, b, kind in chunks(tags):
        label = table.get(kind)
        if label is None:
            continue
        if table is RE3D:
            a, b, keep = trim(words, a, b)
            if not keep:
                continue
        if label == "ORG" and is_party(" ".join(words[a:b])):
            label = "PARTY"
        if label == "PLACE" and b - a == 1 and words[a] in DEMONYMS:
            continue
        spans.append((a, b, label))
        taken.update(range(a, b))
    mask.extend(i for i, w in enumerate(words) if w in PARTY_WORDS and i not in taken)
    return spans, mask


def trim(words: list[str], a: int, b: int) -> tuple[int, int, bool]:
    """Drop article and titles before a re3d mention; whether a name is left."""
    match = TITLES.match(" ".join(words[a:b]) + " ")
    skip = len(match.group(0).split()) if match else 0
    if skip < b - a:
        a += skip
    return (
        a,
        b,
        any(w[:1].isupper() for w in words[a:b]) and words[a][:1].isalnum() and not words[a].islower(),
    )


def record_ambiguous(source: str, words: list[str], tags: list[str], table: dict[str, str]) -> Record:
    """A record of a corpus without parties."""
    spans, mask = ambiguous(words, tags, table)
    return record(source, words, spans, mask)


def key(text: str) -> str:
    """What two samples share when they hold the same sentence."""
    return re.sub(r"\W+", "", text).lower()


def without(records: Iterable[Record], held: set[str]) -> Iterator[Record]:
    """Records whose sentence is not held back for measuring, each sentence once."""
    seen = set(held)
    for item in records:
        name = key(item["text"])
        if name not in seen:
            seen.add(name)
            yield item


def gum_texts(folder: Path, held: tuple[str, ...]) -> Iterator[Record]:
    """Plain sentences of the GUM documents that are not held back, with nothing known about names."""
    for path in sorted(folder.glob("GUM_*.conllu")):
        if any(path.stem.endswith("_" + name) for name in held):
            continue
        for line in path.read_text(encoding="utf8").splitlines():
            if line.startswith("# text = ") and len(line) > 30:
                yield {"source": "gum", "text": line[9:], "spans": [], "mask": [[0, len(line) - 9]]}


HELD_GUM = ("korea", "sensitive", "homeopathic", "defector", "warhol", "afghan")


def write_lines(path: Path, records: Iterable[Record], limit: int | None) -> None:
    """Write records as lines, so many at most, and tell how many."""
    lines = [json.dumps(item, ensure_ascii=False) for item in islice(records, limit)]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{path.name}: {len(lines)}")


def convert(assets: Path, out: Path, limit: int | None = None) -> None:
    """Convert every corpus; the measuring sets are written apart and dropped from training.

    `limit` is the most sentences of each file, to try the recipe with; None is all.
    """
    out.mkdir(parents=True, exist_ok=True)

    def write(name: str, records: Iterable[Record]) -> None:
        write_lines(out / name, records, limit)

    few = assets / "fewnerd"
    info = few / "supervised-sample-label_info.json"
    sample = [
        r for part in ("train", "dev") for r in fewnerd_sample(few / f"supervised-sample-{part}.jsonl", info)
    ]
    dev = list(crossner(assets / "crossner-politics" / "dev.txt"))
    uner_dev = list(uner(assets / "uner-ewt" / "dev.iob2"))
    held = {key(r["text"]) for r in [*sample, *dev, *uner_dev] if len(r["text"]) > 25}
    write("dev-crossner.jsonl", dev)
    write("dev-fewnerd.jsonl", sample)
    write("dev-uner.jsonl", uner_dev)
    write("crossner.jsonl", without(crossner(assets / "crossner-politics" / "train.txt"), held))
    write("fewnerd-big.jsonl", without(fewnerd_inter(few / "inter-big_test.txt", hidden=False), held))
    hidden = [r for part in ("dev", "test") for r in fewnerd_inter(few / f"inter-{part}.txt", hidden=True)]
    write("fewnerd-hidden.jsonl", without(hidden, held))
    write("uner.jsonl", without(uner(assets / "uner-ewt" / "train.iob2"), held))
    gold = read_columns(assets / "wikigold" / "wikigold.conll.txt", " ", 0, 1)
    wikigold = (
        record_ambiguous("wikigold", [w for w, _ in s], [t for _, t in s], UNER) for s in gold if len(s) > 1
    )
    write("wikigold.jsonl", without(wikigold, held))
    re3d = (
        record_ambiguous("re3d", [w for w, _ in s], [t for _, t in s], RE3D)
        for path in sorted((assets / "re3d").glob("*.conll"))
        for s in read_columns(path, "\t", 0, 1)
    )
    write("re3d.jsonl", without(re3d, held))
    write("gum.jsonl", without(gum_texts(assets / "gum", HELD_GUM), held))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="sentences of each file, to try it; 0 is all")
    arguments = parser.parse_args()
    convert(arguments.assets, arguments.out, arguments.limit or None)
