"""Names without their accidents."""

import pytest

from copydesk.names.fold import bare, fold, has_diacritics, letters, name_words, without_possessive


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("Łódź", "lodz"),
        ("O’Brien", "o'brien"),
        ("Jae‑myung", "jae-myung"),
        ("İzmir", "izmir"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    """All printings of a name fold to one."""
    assert fold(printed) == folded


def test_case_and_marks() -> None:
    """`bare` keeps capitals; only what loses a mark has diacritics."""
    assert bare("São Paulo") == "Sao Paulo"
    assert has_diacritics("Córdoba") and not has_diacritics("Cordoba")
    assert letters("Jean-Luc O'Neill") == "jeanluconeill"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("Erdogan’s", "Erdogan"), ("Sanders'", "Sanders"), ("Paris", "Paris"), ("Biden's", "Biden")],
)
def test_possessive(printed: str, plain: str) -> None:
    """A possessive is taken off, an s of the name is not."""
    assert without_possessive(printed) == plain


def test_words() -> None:
    """Words of a name, without dots and quotation marks."""
    assert name_words("Gov. Ana “Nana” Ortega's") == ("Gov", "Ana", "Nana", "Ortega")
