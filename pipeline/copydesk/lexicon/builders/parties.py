"""Builds data/parties.txt from Party Facts (argument: its core-parties CSV) and parties_extra.txt."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pycountry

from copydesk.names.fold import fold

DATA = Path(__file__).resolve().parent.parent / "data"
CODES = {"KOS": "XK", "YUG": "RS", "DDR": "DE", "SUN": "RU", "CSK": "CZ", "XKX": "XK"}
# Short names that the source has wrong, by country and folded name.
WRONG = frozenset({("ZA", "eef")})


def aliases(*cells: str) -> list[str]:
    """The names in a row's cells, split at slashes, without scripts other than Latin and without remarks."""
    names: list[str] = []
    for cell in cells:
        for part in re.split(r" / |;|/ ", cell or ""):
            part = re.sub(r"^[A-Z][a-z]+: ", "", part).strip(" -")
            part = re.sub(r"\s*\([^)]*\)$", "", part)
            if 2 <= len(part) <= 60 and part.isascii() | all(ord(c) < 0x250 for c in part):
                names.append(part)
    return list(dict.fromkeys(names))


def main(source: str) -> None:
    """One line a party: `country TAB name TAB folded names joined by |`; ours first."""
    lines: list[str] = []
    extra = (DATA / "parties_extra.txt").read_text(encoding="utf-8").splitlines()
    for row in (line.split("|", 3) for line in extra if line and not line.startswith("#")):
        country, short, name, others = ([*row, "", "", ""])[:4]
        names = [name, *([short] if short else []), *(other for other in others.split(";") if other)]
        lines.append(f"{country}\t{name}\t{'|'.join(dict.fromkeys(fold(n) for n in names))}")
    with Path(source).open(encoding="utf-8") as file:
        for record in csv.DictReader(file):
            if record["technical"] or (record["year_last"] and int(record["year_last"]) < 1980):
                continue
            country = CODES.get(record["country"], "")
            found = pycountry.countries.get(alpha_3=record["country"])
            country = country or (found.alpha_2 if found else "")
            names = aliases(record["name_english"], record["name"], record["name_short"])
            if names:
                keys = dict.fromkeys(fold(name) for name in names if (country, fold(name)) not in WRONG)
                lines.append(f"{country}\t{names[0]}\t{'|'.join(keys)}")
    (DATA / "parties.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
