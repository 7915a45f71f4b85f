"""Bytes to text: UTF-8, UTF-16 and cp1252, and a plain word where none of them is meant."""

from __future__ import annotations

import re
import unicodedata

from copydesk.articles.outcome import ReadError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"\x7fELF", "a program"),
    *((b"BZh%d1AY&SY" % level, "a bzip2 archive") for level in range(1, 10)),
    (b"\xfd7zXZ", "an xz archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3", "a database"),
    (b"PK\x03\x04", "a ZIP archive"), (b"Rar!\x1a", "a RAR archive"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 8_192
# cp1252 as people write it: “quotes”, dashes, £ and half before or after spaces and digits, letters in words.
_SIGNS = frozenset("‘’“”–—…•·™®©°£€¥§½¼¾«»¿¡\xa0´‚„†‡‰‹›ªº×÷±²³¹µ¶¨¸¢\xad")
# What cut UTF-8 read as cp1252 looks like: "â€", "Ã(", a capital with an accent amid small letters; and what Polish
# of another code page does: "Wa³êsa".
_MOJIBAKE = re.compile(
    r"[ÂÃâ][€\xa0-\xbf]|[a-z][À-ÖØ-ÞŸ]|(?<!\w)[À-ÖØ-ßâ-ÿ](?!\w)|[a-zß-ÿ][¹²³¼½¾£¥§¶×÷±¿¡][a-zß-ÿ]"
)


def encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding and the length of the byte-order mark. Raises ReadError for binary data."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError("binary", f"this is {what}, not text")
    sample = data[: _SAMPLE & ~1]
    if b"\x00" in sample:
        wide = _wide(sample)
        if wide is None:
            raise ReadError("binary", "NUL bytes: this is not text")
        return wide, 0
    return "utf-8", 0


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in English text every other byte is NUL, and only every other."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def decode(data: bytes) -> str:
    """The text in `data`, its byte-order mark dropped, CRLF kept. Raises ReadError (encoding, binary)."""
    name, skip = encoding_of(data)
    try:
        text = data[skip:].decode(name)
    except UnicodeDecodeError as error:
        if name != "utf-8" or skip:
            raise ReadError(
                "encoding", f"not {name.upper()} after all at byte {error.start + skip}"
            ) from None
        return _western(data, error)
    if name != "utf-8" and _strange(text):
        raise ReadError("encoding", f"{name.upper()} by its first bytes, but no text in it")
    return _no_controls(text)


def _strange(text: str) -> bool:
    """Whether a sample is mostly characters that no one writes."""
    sample = text[:_SAMPLE]
    odd = sum(1 for char in sample if unicodedata.category(char) in ("Cn", "Co", "Cs"))
    return 20 * odd > len(sample)


def _western(data: bytes, error: UnicodeDecodeError) -> str:
    """cp1252, if that makes sane text; broken or mixed UTF-8 does not."""
    where = f"not UTF-8 at byte {error.start} (0x{data[error.start]:02x})"
    if b"\x00" in data:
        raise ReadError("binary", "NUL bytes: this is not text")
    if _MULTIBYTE.search(data):
        raise ReadError("encoding", f"{where}, though there is UTF-8 in it: broken or mixed encodings")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as other:
        raise ReadError("encoding", f"{where}, nor cp1252 at byte {other.start}") from None
    if not _sane(text):
        raise ReadError("encoding", f"{where}, and no sense as cp1252")
    return _no_controls(text)


def _sane(text: str) -> bool:
    high = [char for char in text if ord(char) > 127]
    if 4 * len(high) > len(text) or _MOJIBAKE.search(text):
        return False
    return all(char.isalpha() or char in _SIGNS for char in high)


def _no_controls(text: str) -> str:
    """Text as it is; a few control characters are old wire signals, many are no text at all."""
    if "\x00" in text:
        raise ReadError("binary", "NUL characters: this is not text")
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls and 50 * controls > len(text):
        raise ReadError("binary", f"{controls:,} control characters: this is not text")
    return text
