"""Where in the world a name comes from, as far as lists can tell: places by gazetteer, people by family name."""

from __future__ import annotations

from functools import cache

from names_words import HERE

from copydesk.lexicon import places
from copydesk.names.fold import fold

REGIONS = ("Africa", "Middle East", "Asia", "Latin America", "Oceania", "Europe", "North America")
CULTURES = {
    "Africa": "hausa_fulani yoruba igbo ghana swahili_kenya ethiopia_horn southern_africa francophone_africa "
    "amazigh_maghreb",
    "Middle East": "arabic persian turkish jewish_israeli",
    "Asia": "hindi tamil_south_india bengali urdu_pakistan sinhala nepali_bhutan thai vietnamese khmer_lao_burmese "
    "indonesian malay filipino chinese_mainland chinese_hongkong_taiwan singapore_chinese korean japanese "
    "mongolian_central_asia",
    "Latin America": "spanish_latam portuguese_brazil caribbean",
    "Oceania": "indigenous_pacific",
    "Europe": "russian ukrainian_belarusian georgian_armenian_azeri greek_cypriot balkan_slavic albanian_kosovar polish "
    "czech_slovak hungarian romanian_moldovan spanish_spain french german dutch_belgian nordic italian_maltese",
}
COUNTRIES = {
    "Africa": "DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA "
    "MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW EH",
    "Middle East": "TR IR IQ SY LB IL PS JO SA AE QA KW BH OM YE",
    "Asia": "AF PK IN BD LK NP BT MV MM TH LA KH VN MY SG ID PH BN TL CN HK MO TW KR KP JP MN KZ KG TJ TM UZ AM AZ GE",
    "Latin America": "MX GT BZ HN SV NI CR PA CU DO HT JM TT BB BS GD LC VC AG DM KN CO VE GY SR EC PE BO BR PY UY AR CL "
    "PR",
    "Oceania": "AU NZ FJ PG SB VU WS TO TV KI NR PW FM MH NC PF GU",
    "North America": "US CA",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    return {code: region for region, codes in COUNTRIES.items() for code in codes.split()}


@cache
def _families() -> dict[str, set[str]]:
    """The regions that a family name is at home in."""
    home = {culture: region for region, listed in CULTURES.items() for culture in listed.split()}
    found: dict[str, set[str]] = {}
    for line in (HERE / "names_people.txt").read_text(encoding="utf8").splitlines():
        culture, _, rest = line.partition(" | ")
        for name in rest.rpartition(" | ")[2].split() if not line.startswith("#") else ():
            found.setdefault(fold(name), set()).add(home.get(culture.strip(), "elsewhere"))
    return found


def region(text: str, label: str) -> str | None:
    """The region of a name, or None where the lists do not know or leave a choice."""
    if label == "PERSON":
        found = {r for word in fold(text).split() for r in _families().get(word, ())}
        only = next(iter(found)) if len(found) == 1 else None
        return only if only in REGIONS else None
    if label == "PLACE":
        known = places.known(text)
        return _countries().get(known[0].country, "Europe") if known and known[0].country else None
    return None
