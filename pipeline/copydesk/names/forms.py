"""Forms of a person's name: which words are the family's, and whether a short form fits a full one."""

from __future__ import annotations

from copydesk.names.wordset import wordset

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "senior"})
PARTICLES = wordset(
    "de da do dos das del dela delas della delos di du la le van von der den ter ten bin ibn bint al el ul ur ud ben y e zu af av"
)
# What initials leave out.
_SMALL = PARTICLES | {"of", "for", "the", "and", "in", "to", "no", "a"}
Words = tuple[str, ...]


def core(words: Words) -> Words:
    """The folded words without "Jr.", "III" and single marks."""
    kept = tuple(
        word for word in words if word not in SUFFIXES and (word.isalnum() or any(c.isalnum() for c in word))
    )
    return kept or words


def family_first(words: Words) -> bool:
    """Whether the family name leads: "yoon suk-yeol", "lee jae-myung", "tsai ing-wen"; not in "nuri al-maliki"."""
    return (
        len(words) == 2
        and "-" in words[1]
        and words[1].split("-", 1)[0] not in PARTICLES
        and "-" not in words[0]
        and len(words[0]) <= 6
        and words[1].isascii()
    )


def family_names(words: Words) -> tuple[str, ...]:
    """The words that alone can stand for the person as a family name, the most usual first."""
    words = core(words)
    if len(words) < 2:
        return words
    if family_first(words):
        return (words[0],)
    last = words[-1]
    parts = [last]
    if "-" in last and last.split("-", 1)[0] in PARTICLES:
        parts.append(last.split("-", 1)[1])
    if len(words) == 3 and words[0] in ASIAN_FAMILIES:
        return (words[0], *parts)
    return tuple(parts)


ASIAN_FAMILIES = wordset(
    "kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong "
    "moon roh ban li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo "
    "zheng liang xie tang xi nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly tsai "
    "hun sam hou ko lai chan cheung leung wong kwok lau lam yeung cheng kwan fung tsang tse yip chow mak tam chiu"
)


def is_short_of(short: Words, full: Words) -> bool:
    """Whether a form of two or more words can stand for the full one.

    Reads "lopez obrador" in "andres manuel lopez obrador", "orban viktor" for "viktor orban",
    "j. biden" for "joe biden"; refuses "rie morimoto" for "kenji morimoto".
    """
    short, full = core(short), core(full)
    if len(short) > len(full) and len(short) != len(full):
        return False
    if set(short) <= set(full):
        return len(short) > 1 or short[0] not in PARTICLES
    if short[-1] != full[-1]:
        return False
    heads = short[:-1]
    rest = list(full[:-1])
    for head in heads:
        match = next((w for w in rest if w == head or _initials(head, w, rest)), None)
        if match is None:
            return False
        rest = rest[rest.index(match) + 1 :]
    return True


def _initials(head: str, word: str, rest: list[str]) -> bool:
    """Whether "j." stands for "joe", or "m.k." for the words from `word` on."""
    letters = head.replace(".", "")
    if not head.endswith(".") or not letters:
        return False
    following = rest[rest.index(word) :]
    return len(letters) <= len(following) and all(
        w.startswith(letter) for w, letter in zip(following, letters, strict=False)
    )


def acronym_of(words: list[str]) -> str:
    """The initials of the words that count: "Republican People's Party" is RPP."""
    return "".join(w[0].upper() for word in words if word.lower() not in _SMALL for w in word.split("-") if w)


def abbreviates(acronym: str, words: list[str]) -> bool:
    """Whether the letters can stand for the words: "SNP" for "Scottish National Party", "PiS" no."""
    letters = "".join(c for c in acronym.lower() if c.isalnum())
    everything = "".join(word[0].lower() for word in words if word)
    return letters in {acronym_of(words).lower(), everything}
