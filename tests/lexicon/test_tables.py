"""The tables of places, parties, offices and names."""

from __future__ import annotations

import pytest

from copydesk.lexicon import offices, organisations, parties, people, places, telling


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Istanbul", "city", "TR"), ("Kerala", "region", "IN"), ("Scotland", "region", "GB"),
        ("Bavaria", "region", "DE"), ("United States", "country", "US"), ("U.S.", "country", "US"),
        ("Hong Kong", "city", "HK"), ("Sao Paulo", "city", "BR"), ("São Paulo", "city", "BR"),
        ("European Union", "other", ""), ("Côte d'Ivoire", "country", "CI"), ("Ohio", "region", "US"),
    ],
)  # fmt: skip
def test_a_known_place(name: str, kind: str, country: str) -> None:
    assert (kind, country) in {(place.kind, place.country) for place in places.known(name)}


def test_georgia_is_a_state_and_a_country() -> None:
    assert {(p.kind, p.country) for p in places.known("Georgia")} >= {("region", "US"), ("country", "GE")}


def test_a_misprint_is_no_place() -> None:
    assert not places.known("Instanbul")
    assert not places.known("Istambul")


def test_demonyms() -> None:
    words = places.demonyms()
    assert (words["turkish"], words["ghanaian"], words["scots"]) == ("TR", "GH", "GB")


@pytest.mark.parametrize(("one", "other"), [("CHP", "Republican People's Party"), ("BJP", "Bharatiya Janata Party"),
                                            ("Tories", "Conservative Party"), ("NDC", "National Democratic Congress")])  # fmt: skip
def test_two_names_of_one_party(one: str, other: str) -> None:
    assert set(parties.known(one)) & set(parties.known(other))


def test_an_unknown_party() -> None:
    assert parties.known("Party of Nobody in Particular") == ()


def test_offices() -> None:
    table = offices.offices()
    assert table["prime", "minister"].level == "government"
    assert table["sen",].term == "senator"
    assert table["pm",].term == "prime minister"


def test_bodies() -> None:
    body = organisations.known("Anadolu")
    assert body is not None and (body.name, body.kind) == ("Anadolu Agency", "agency")


def test_given_names_and_honorifics() -> None:
    assert people.given_names()["maria"] == "female"
    assert people.given_names()["recep"] == "male"
    assert people.honorifics()["mrs"] == "female"


def test_usual_names_of_countries() -> None:
    usual = places.usual_names()
    assert (usual["GB"], usual["NZ"], usual["TT"]) == ("United Kingdom", "New Zealand", "Trinidad and Tobago")
    assert set(usual) == set(places.country_names().values())


@pytest.mark.parametrize(
    ("word", "told"),
    [("trounced", "beat"), ("pipped", "beat"), ("romps", "win"), ("mayor-elect", "win"), ("succumbed", "lose"),
     ("lagging", "trail"), ("clung", "retain"), ("retook", "gain"), ("run-off", "runoff"), ("table", None)],
)  # fmt: skip
def test_what_a_word_tells_of_an_outcome(word: str, told: str | None) -> None:
    assert telling.tells(word) == told


def test_common_words_are_not_plainly_outcomes() -> None:
    assert telling.plainly("trounced")
    assert not telling.plainly("took")
    assert not telling.plainly("fell")
