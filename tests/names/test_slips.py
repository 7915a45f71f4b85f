"""Slips of the hand, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.names.slips import inflected, likely, name_slip, slip, transliterated, weight


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        ("Erodgan", "Erdogan", "transposed"), ("Edrogan", "Erdogan", "transposed"), ("Instanbul", "Istanbul", "added"),
        ("Yeongwang", "Yeonggwang", "dropped"), ("Hargrave", "Hargrove", "wrong"), ("Imammoglu", "Imamoglu", "doubled"),
        ("Phillipines", "Philippines", "doubling"), ("Ghandi", "Gandhi", "moved"),
    ],
)  # fmt: skip
def test_kinds(wrong: str, right: str, kind: str) -> None:
    """Each slip is known by its kind and likely."""
    found = slip(wrong, right)
    assert found is not None and found.kind == kind
    assert likely(wrong, right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bidens", "Biden"), ("Timoshenko", "Tymoshenko"), ("Zelensky", "Zelenskyy"), ("el-Sissi", "al-Sisi"),
        ("Nigeria", "Niger"), ("Kim", "Kin"), ("Ghanaian", "Ghana"), ("Mueller", "Müller"), ("Lee", "Leo"),
    ],
)  # fmt: skip
def test_no_slips(one: str, other: str) -> None:
    """Plurals, peoples, romanisations and very short names are no slips."""
    assert not likely(one, other)


def test_inflection_and_its_limits() -> None:
    """A form is made by adding, never by cutting; of a person no people is made."""
    assert (
        inflected("Turks", "Turkey") and inflected("Catalan", "Catalonia") and inflected("Parties", "Party")
    )
    assert not inflected("Berli", "Berlin") and not inflected("Statos", "States")
    assert inflected("Kenyan", "Kenya") and not inflected("Biden", "Bide", person=True)


def test_names_of_several_words() -> None:
    """All words but one agree."""
    assert name_slip("Bernei Sanders", "Bernie Sanders") is not None
    assert name_slip("Peter Hansen", "Erik Hanson") is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_total(one: str, other: str) -> None:
    """Any two strings are judged, the same both ways where nothing is directional; a thing is no slip of itself."""
    assert slip(one, one) is None
    assert (slip(one, other) is None) == (slip(other, one) is None)
    assert transliterated(one, other) == transliterated(other, one)
    assert 0 <= weight(one, other) <= 3
