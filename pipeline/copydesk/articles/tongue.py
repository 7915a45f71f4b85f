"""Whether a text is English: by its script and its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")
# The commonest small words of each language, but for those that English has too.
_WORDS = {
    "en": "the of and to in a is that for was with on by as at from were has have had his her said he "
    "she it its who after not be an or which will their been this are but they would than more "
    "when out won votes vote",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden "
    "aus er hat dass sie nach wird bei einer um sind noch wie einem über haben nur oder aber vor "
    "zur bis mehr durch wurde",
    "fr": "le les des et du une est que dans qui pour par sur au pas avec plus sont ce il ont été aux "
    "se cette ses mais elle leur être ou comme après selon fait deux lors contre",
    "es": "el los las del que y una por con para se su al lo como más fue ha sus este sobre entre "
    "cuando muy sin también hasta hay donde quien desde todo durante uno ya pero según",
    "pt": "os da do em um para com não uma na se no dos mais ao das à seu sua ou quando muito nos já "
    "também pelo pela até isso ela entre depois sem mesmo aos seus foi são que e",
    "it": "di che il per una sono del della con non si le dei nel alla dal più anche gli ha ai delle "
    "come lo al ma nella questo stato degli dopo essere tra",
    "nl": "het een en van dat met voor niet zijn op aan er ook als bij nog uit maar naar heeft hij "
    "worden wordt door over deze dit werd",
    "sv": "och att det som en på är av för med den till inte har ett om han från var men sig så vid "
    "också efter när",
    "da": "og at det som en på er af for med den til ikke har et om han fra var men sig så ved også "
    "efter når blev",
    "fi": "ja on ei että se hän oli ovat joka mutta kun myös sen mukaan kuin vaalit äänestä vuoden ole "
    "olivat jo",
    "tr": "ve bir bu için ile olarak da de daha çok olan en gibi kadar sonra ise oy göre oldu yüzde "
    "seçim ancak",
    "pl": "w i na z się do nie że jest o od po za przez jak ale dla oraz tym był które został roku głosów",
    "id": "yang dan di dengan untuk dari ini dalam pada tidak itu akan oleh adalah ke juga sebagai "
    "suara pemilu",
    "tl": "ang ng sa mga na ay at si ni kay para nang ito hindi niya kanyang may",
    "vi": "và của là có được trong cho các không với những một này đã người",
    "sw": "na ya wa kwa ni katika la za cha kura uchaguzi hiyo huo kuwa baada",
    "ha": "da na ta ya a ba wa cikin don kuma shi ne ce jam'iyyar zabe",
    "ro": "și de la în cu din pe nu o că este pentru mai care sunt au fost s a al ale",
    "hu": "a az és hogy nem is egy volt ez meg csak már mint szerint",
    "cs": "a se na v je že s do o pro jako ale po to za od byl který podle",
}
_SETS = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}
_SCRIPTS = {
    "ARABIC": "ar", "CYRILLIC": "ru", "GREEK": "el", "HEBREW": "he", "CJK": "zh", "HIRAGANA": "ja",
    "KATAKANA": "ja", "HANGUL": "ko", "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta",
    "TELUGU": "te", "MALAYALAM": "ml", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "ETHIOPIC": "am", "GUJARATI": "gu", "GURMUKHI": "pa", "SINHALA": "si", "MYANMAR": "my",
    "KHMER": "km", "LAO": "lo", "KANNADA": "kn", "ORIYA": "or",
}  # fmt: skip


def language(text: str) -> str:
    """A BCP 47 tag: "en" unless the text is plainly something else; "und" for an unknown script."""
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[len(text) // 2 :][: _SAMPLE // 2]
    return _by_script(sample) or _by_words(sample)


def is_english(tag: str | None) -> bool:
    """Whether a tag (en, en-GB, EN_us, English) means English; an unknown one may."""
    return tag is None or tag.strip().lower().replace("_", "-").split("-")[0] in ("en", "eng", "english", "")


def _by_script(sample: str) -> str | None:
    """The language of a script other than Latin that most letters are written in."""
    letters = [char for char in sample if char.isalpha()]
    foreign = [char for char in letters if ord(char) > 0x36F and not 0x1E00 <= ord(char) < 0x1F00]
    if len(foreign) < 10 or 2 * len(foreign) <= len(letters):
        return None
    scripts = Counter(_script(char) for char in foreign)
    if {"HIRAGANA", "KATAKANA"} & set(scripts):
        return "ja"
    return _SCRIPTS.get(scripts.most_common(1)[0][0], "und")


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]


def _by_words(sample: str) -> str:
    """The language whose small words are commonest, if they clearly beat the English ones."""
    words = _WORD.findall(sample.lower())
    if len(words) < 12:
        return "en"
    counts = Counter(words)
    scores = {tag: sum(counts[word] for word in known) for tag, known in _SETS.items()}
    best = max(scores, key=lambda tag: (scores[tag], tag))
    clear = scores[best] >= 0.12 * len(words) and scores[best] > 1.5 * scores["en"]
    return best if best != "en" and clear and scores["en"] < 0.2 * len(words) else "en"
