"""Names by their sound: Carney and Carnie, Scholz and Scholtz, Frederiksen and Frederickson are written by ear."""

from __future__ import annotations

from functools import lru_cache

from copydesk.names.fold import letters

# Stretches that sound the same, and what they come to. In this order.
_SOUNDS = (
    ("sch", "sh"), ("tz", "z"), ("ts", "z"), ("ck", "k"), ("ph", "f"), ("dt", "t"), ("th", "t"), ("qu", "kv"), ("q", "k"),
    ("x", "ks"), ("w", "v"), ("gh", "g"), ("ch", "!"), ("c", "k"), ("!", "ch"), ("z", "s"),
    ("ey", "i"), ("ie", "i"), ("ee", "i"), ("ea", "i"), ("ei", "i"), ("y", "i"), ("ae", "e"), ("oe", "o"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip
_ENDS = (("son", "sn"), ("sen", "sn"), ("berg", "brg"), ("burg", "brg"))


@lru_cache(maxsize=16384)
def sound(name: str) -> str:
    """A key on which names that sound alike in English mouths meet: no promise that they are one name."""
    key = letters(name)
    for spelling, same in _SOUNDS:
        key = key.replace(spelling, same)
    for ending, same in _ENDS:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            key = key[: -len(ending)] + same
            break
    return "".join(letter for letter, before in zip(key, " " + key, strict=False) if letter != before)


def sounds_alike(a: str, b: str) -> bool:
    """Whether two names sound alike: Mertz and Merz; not Hansen and Hanso."""
    return sound(a) == sound(b)
