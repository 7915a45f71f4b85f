"""Sentences of election news made from frames, with names from everywhere marked as they are put in."""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from names_lists import DEMONYM, Names
from names_words import HERE, WORDS

Record = dict[str, Any]
MARK = re.compile(r"⟦(\w+)⟨(.*?)⟩⟧", re.S)
OFFICES = [
    "President",
    "Prime Minister",
    "Chancellor",
    "Vice President",
    "Mayor",
    "Governor",
    "Senator",
    "Chief Minister",
    "Foreign Minister",
]
OFFICES_LOW = [
    "prime minister",
    "president",
    "foreign minister",
    "finance minister",
    "interior minister",
    "mayor",
    "governor",
    "senator",
    "vice president",
    "defense minister",
    "deputy",
    "lawmaker",
    "chief minister",
    "speaker",
    "attorney general",
    "opposition leader",
]
QUOTES = [
    "We have won",
    "The people have spoken",
    "This is not the end",
    "I will not resign",
    "They stole our votes",
    "Change has come",
    "We will count every ballot",
    "There was no fraud",
    "History will judge us",
    "I congratulate my rival",
    "It is over",
    "God has been kind to us",
    "We wait for the final count",
    "The will of the people must be respected",
    "I am ready",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Feb.",
    "Aug.",
    "Oct.",
    "Nov.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
STATES = [
    "Ga.",
    "Pa.",
    "Ariz.",
    "Mich.",
    "N.H.",
    "Calif.",
    "Texas",
    "Ohio",
    "Ky.",
    "N.Y.",
    "Fla.",
    "Wis.",
    "Minn.",
    "N.C.",
    "S.C.",
    "Va.",
    "Mass.",
    "Vt.",
    "Nev.",
    "Iowa",
    "La.",
]


def frames(name: str) -> list[str]:
    """The frames of one file."""
    lines = (HERE / name).read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def choose(text: str, rng: random.Random) -> str:
    """Resolve the innermost choices until none is left."""
    while True:
        found = re.search(r"\[([^\[\]]*\|[^\[\]]*)\]", text)
        if not found:
            return text
        text = text[: found.start()] + rng.choice(found.group(1).split("|")) + text[found.end() :]


class Writer:
    """Fills frames: a slot is a function of the writer."""

    def __init__(self, names: Names, rng: random.Random) -> None:
        self.names, self.rng = names, rng
        self.frames, self.heads = frames("names_frames.txt"), frames("names_heads.txt")
        self.people: list[tuple[str, str]] = []
        draw = lambda values: lambda: rng.choice(values)  # noqa: E731
        plain: dict[str, Callable[[], str]] = {
            "dem": draw(DEMONYM), "demp": draw(WORDS["demonyms_plural"]), "office": draw(OFFICES),
            "office2": draw(OFFICES_LOW),
            "loffice": draw(OFFICES), "quote": draw(QUOTES), "month": draw(MONTHS), "wday": draw(DAYS),
            "num": self.number, "pct": self.percent, "pts": lambda: str(rng.randint(2, 30)),
            "age": lambda: str(rng.randint(24, 90)), "dom": lambda: str(rng.randint(1, 30)),
            "year": lambda: str(rng.randint(1950, 2026)), "poss": draw(("his", "her")), "pl": draw("RDI"),
            "elecgen": draw(("a general election", "local elections", "a referendum", "the first round",
            "a snap vote")),
            "greeting": draw(("Thank you", "Good morning", "Dear colleagues", "Happy birthday")),
            "*": lambda: "",
            "acr2": lambda: names.acronym(rng),
        }  # fmt: skip
        named: dict[str, tuple[str, Callable[[], str]]] = {
            "city": ("PLACE", lambda: names.city(rng)), "country": ("PLACE", lambda: names.country(rng)),
            "region": ("PLACE", lambda: names.region(rng)), "place": ("PLACE", lambda: names.place(rng)),
            "dist": ("PLACE", lambda: names.district(rng)), "abbr": ("PLACE", draw(STATES)),
            "party": ("PARTY", lambda: names.acronym(rng) if rng.random() < 0.15 else names.party(rng)),
            "partyo": ("PARTY", lambda: rng.choice(names.party_own)),
            "acr": ("PARTY", lambda: names.acronym(rng)),
            "native": ("PARTY", draw(names.party_native)),
            "common": ("PARTY", draw(WORDS["common_parties"])),
            "org": ("ORG", lambda: names.organisation(rng)),
            "board": ("ORG", lambda: names.board(rng)), "court": ("ORG", lambda: names.court(rng)),
            "agency": ("ORG", draw((*WORDS["agencies"], *WORDS["newsrooms"][:20]))),
            "news": ("ORG", lambda: names.newspaper(rng)),
            "poll": ("ORG", draw(WORDS["pollsters"])), "body": ("ORG", draw(WORDS["parliaments"])),
            "elec": ("ELECTION", self.election),
            "elec2": ("ELECTION", self.election), "ministry": ("ORG", self.ministry), "univ": ("ORG",
            self.university),
            "company": ("ORG", self.company), "comm": ("ORG", self.committee), "alliance": ("PARTY",
            self.alliance),
            "per": ("PERSON", self.person), "sur": ("PERSON", self.short),
        }  # fmt: skip
        free: dict[str, Callable[[], str]] = {
            "lparty": lambda: self.fill("The {party}, the {party} and the {party}"),
            "list_result": self.results,
            "lparty_long": self.long_list, "dateline": self.dateline, "HEAD": self.headline,
            "pl2": draw(("Republican", "Democrat")),
        }  # fmt: skip
        self.slots = {
            **plain,
            **free,
            **{k: self._named(label, draw_one) for k, (label, draw_one) in named.items()},
        }

    @staticmethod
    def _named(label: str, draw: Callable[[], str]) -> Callable[[], str]:
        return lambda: f"⟦{label}⟨{draw()}⟩⟧"

    def number(self) -> str:
        """A count."""
        rng = self.rng
        return rng.choice(
            (
                str(rng.randint(2, 400)),
                f"{rng.randint(1, 999)},{rng.randint(0, 999):03d}",
                f"{rng.randint(2, 60)} million",
            )
        )

    def percent(self) -> str:
        """A share."""
        value = f"{self.rng.uniform(1, 70):.{self.rng.choice((0, 1, 2))}f}"
        return value + self.rng.choice(("%", "%", "%", " percent", " per cent"))

    def election(self) -> str:
        """An election's name, worded for "the ..."."""
        return self.names.election(self.rng)

    def ministry(self) -> str:
        """A ministry."""
        field = self.rng.choice(
            ("Interior", "Foreign", "Defense", "Health", "Justice", "Finance", "Education")
        )
        return self.rng.choice((f"{field} Ministry", f"Ministry of {field}", f"{field} Department"))

    def university(self) -> str:
        """A university."""
        city = self.names.city(self.rng)
        return self.rng.choice((f"University of {city}", f"{city} University", f"{city} State University"))

    def company(self) -> str:
        """A company."""
        _, family = self.names.person(self.rng)
        tail = self.rng.choice(
            ("Group", "Holdings", "Corp.", "Motors", "Bank", "Airlines", "Industries", "& Sons", "Energy")
        )
        return f"{self.rng.choice((family, self.names.city(self.rng)))} {tail}"

    def committee(self) -> str:
        """A committee."""
        field = self.rng.choice(("Foreign Affairs", "Budget", "Public Accounts", "Ethics", "Judiciary"))
        return f"{field} Committee"

    def alliance(self) -> str:
        """An alliance of parties."""
        word = self.rng.choice(
            [
                "Nation",
                "People's",
                "Democratic",
                "Unity",
                "Republic",
                "Labor",
                "Grand",
                "National",
                "Freedom",
                "Progressive",
                "Opposition",
            ]
        )
        return f"{word} {self.rng.choice(('Alliance', 'Coalition', 'Front', 'Bloc', 'Alliance'))}"

    def person(self) -> str:
        """A full name, remembered so that a short form may follow."""
        if self.people and self.rng.random() < 0.08:
            return self.rng.choice(self.people)[0]
        self.people.append(self.names.person(self.rng))
        return self.people[-1][0]

    def short(self) -> str:
        """The short form of someone named, or of anyone."""
        if self.people and self.rng.random() < 0.7:
            return self.rng.choice(self.people)[1]
        return self.names.person(self.rng)[1]

    def results(self) -> str:
        """A line of results."""
        one = "{per}, {party}, {num}"
        return "; ".join(self.fill(one) for _ in range(self.rng.randint(2, 5))) + "."

    def long_list(self) -> str:
        """Many parties in a row, with and without short forms."""
        parts = [self.fill("[the |]{party}[ ({acr})||]") for _ in range(self.rng.randint(3, 8))]
        return ", ".join(parts[:-1]) + " and " + parts[-1]

    def dateline(self) -> str:
        """A dateline of one house or another."""
        city, country = self.names.city(self.rng), self.names.country(self.rng)
        town, month = city.upper(), self.rng.choice(MONTHS)
        agency = f"⟦ORG⟨{self.rng.choice(WORDS['agencies'])}⟩⟧"
        place, land = f"⟦PLACE⟨{town}⟩⟧", f"⟦PLACE⟨{country}⟩⟧"
        dash = self.rng.choice(("—", "–", "-", "--"))
        return self.rng.choice(
            (
                f"{place}, {land} ({agency}) {dash}", f"{place} ({agency}) {dash}",
                f"{place}, {month} {self.rng.randint(1, 28)} ({agency}) {dash}",
                f"{place} {dash}", f"{place}:", f"{place}, {land} {dash}",
                f"{place}, {self.rng.choice(DAYS)} {dash}",
                f"⟦PLACE⟨{city}⟩⟧ ({agency}) {dash}",
                f"⟦PLACE⟨{city}⟩⟧, {land}, {month} {self.rng.randint(1, 28)} {dash}",
            )
        )  # fmt: skip

    def headline(self) -> str:
        """A headline in one of three cases."""
        text = self.fill(self.rng.choice(self.heads))
        chance = self.rng.random()
        if chance < 0.35:
            return re.sub(
                r"(?<![⟦\w])(?!PERSON|PLACE|PARTY|ORG|ELECTION)\w[\w']{3,}",
                lambda m: m.group(0)[0].upper() + m.group(0)[1:],
                text,
            )
        if chance < 0.5:
            return upper(text)
        return text

    def fill(self, frame: str) -> str:
        """One frame, filled."""
        text = choose(frame, self.rng)
        text = re.sub(r"\{(\*|\w+)\}", lambda m: self.slots[m.group(1)](), text)
        return re.sub(r"\.\.$", ".", re.sub(r" +([.,;:])( |$)", r"\1\2", re.sub(r" {2,}", " ", text)))

    def record(self) -> Record:
        """One to three sentences about the same people, as a record."""
        self.people = []
        parts = [self.fill(self.rng.choice(self.frames)) for _ in range(self.rng.choice((1, 1, 2, 2, 3)))]
        return unmark(" ".join(parts))


def upper(text: str) -> str:
    """Capitals outside the marks' own words."""
    labels = r"(⟦(?:PERSON|PLACE|PARTY|ORG|ELECTION)⟨)"
    return "".join(p if re.fullmatch(labels, p) else p.upper() for p in re.split(labels, text))


def unmark(text: str) -> Record:
    """Marked text to text and spans; nothing is masked but names that stand for two things at once."""
    out, spans, at = "", [], 0
    for match in MARK.finditer(text):
        out += text[at : match.start()]
        spans.append([len(out), len(out) + len(match.group(2)), match.group(1)])
        out += match.group(2)
        at = match.end()
    out += text[at:]
    plain = r"\b(Republicans|Democrats|Tories|Conservatives|Greens|Liberals|Labour)\b"
    loose = [m.span() for m in re.finditer(plain, out)]
    for a, b in loose:
        if not any(s[0] < b and a < s[1] for s in spans):
            spans.append([a, b, "PARTY"])
    extra = (
        r"\b(The Lib Dems|Lib Dems|Social Democrats|Christian Democrats|Socialists|Communists|Islamists"
        r"|Plaid Cymru|Sinn Féin|Reform UK|SNP|Liberal Democrats)\b"
    )
    for match in re.finditer(extra, out):
        a, b = match.span()
        a += 4 if out.startswith("The ", a) else 0
        spans = [s for s in spans if not (s[0] >= a and s[1] <= b)]
        if not any(s[0] < b and a < s[1] for s in spans):
            spans.append([a, b, "PARTY"])
    return {"source": "templates", "text": out, "spans": sorted(spans), "mask": []}


def main() -> None:
    """Write records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parties", type=Path, help="the party table of the assets")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    writer = Writer(Names(args.parties), random.Random(args.seed))
    lines = [json.dumps(writer.record(), ensure_ascii=False) for _ in range(args.count)]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{args.out.name}: {len(lines)}")


if __name__ == "__main__":
    main()
