"""Entities from Docs whose names are set by hand: joining, misprints, titles by antecedent, two people apart."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from copydesk import entities
from copydesk.names.fold import fold
from copydesk.records import Article, Contest, Entity, Party, Person, Place
from copydesk.records.page import Page

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def read(text: str, **labels: str) -> tuple[Entity, ...]:
    """The entities of a text whose model marked each phrase given (underscores for blanks) with a label."""
    doc: Doc = NLP(text)
    spans: list[Span] = []
    for phrase, label in labels.items():
        words, start = phrase.replace("_", " "), -1
        while (start := text.find(words, start + 1)) >= 0:
            span = doc.char_span(start, start + len(words), label=label)
            if span is not None and not any(s.start < span.end and span.start < s.end for s in spans):
                spans.append(span)
    doc.ents = sorted(spans, key=lambda span: span.start)
    article = Article(id="a", sha256="0" * 64, chars=len(text), words=len(text.split()), text=text)
    return entities.read(article, [Page(doc)])


def person(found: tuple[Entity, ...], name: str) -> Person:
    """The person of that name."""
    return next(e for e in found if isinstance(e, Person) and e.name == name)


def test_without_any_model_names_are_found_by_rule() -> None:
    found = read(
        "President Ana Sol Ruiz beat Mayor Tom Adjei, 53% to 47%. Ruiz, 51, said Adjei had called her."
    )
    assert [e.name for e in found if isinstance(e, Person)] == ["Ana Sol Ruiz", "Tom Adjei"]
    assert {m.text for m in person(found, "Ana Sol Ruiz").mentions} >= {"Ana Sol Ruiz", "Ruiz"}
    assert [s.value for s in person(found, "Ana Sol Ruiz").ages] == ["51"]


def test_misprints_join_what_they_misspell() -> None:
    text = "Dale Hargrove won. Hargrove led all night. Hargorve thanked voters. Hargrove, 55, smiled."
    mentions = person(read(text, Dale_Hargrove="PERSON", Hargrove="PERSON"), "Dale Hargrove").mentions
    assert [m.text for m in mentions if m.form == "variant"] == ["Hargorve"]


def test_two_people_with_one_surname_stay_two() -> None:
    text = (
        "Kenji Morimoto won. Rie Morimoto, a niece of the mayor, won too. Morimoto, 62, has led since 2017."
    )
    found = read(text, Kenji_Morimoto="PERSON", Rie_Morimoto="PERSON", Morimoto="PERSON")
    assert {e.name for e in found if isinstance(e, Person)} == {"Kenji Morimoto", "Rie Morimoto"}
    assert "Morimoto" in {m.text for m in person(found, "Kenji Morimoto").mentions}
    assert [s.value for s in person(found, "Rie Morimoto").relatives] == ["niece"]


def test_an_unnamed_title_joins_the_only_national_office_holder() -> None:
    text = (
        "The vote in Kenya was a test for Prime Minister Amos Kibet. Turnout was low. "
        "The main battleground for the Kenyan president was Nairobi."
    )
    roles = person(read(text, Amos_Kibet="PERSON", Kenya="PLACE", Nairobi="PLACE"), "Amos Kibet").roles
    assert [(r.value, r.by) for r in roles] == [("prime minister", "title"), ("president", "antecedent")]


def test_president_and_prime_minister_stay_two() -> None:
    text = (
        "President Karel Novak named Jana Mala to succeed Prime Minister Ivo Dolan. The president spoke in Prague. "
        "The prime minister had lost the election."
    )
    found = read(text, Karel_Novak="PERSON", Jana_Mala="PERSON", Ivo_Dolan="PERSON", Prague="PLACE")
    assert {r.value for r in person(found, "Karel Novak").roles} == {"president"}
    assert {r.value for r in person(found, "Ivo Dolan").roles} == {"prime minister"}


def test_acronyms_and_expansions() -> None:
    text = "The Civic Renewal Party (CRP) won 40 seats. The CRP's Lin Ode said the Civic Renewal Party would lead."
    found = read(text, Civic_Renewal_Party="PARTY", Lin_Ode="PERSON")
    party = next(e for e in found if isinstance(e, Party))
    assert (party.name, party.acronyms) == ("Civic Renewal Party", ("CRP",))
    assert [(x.acronym, x.full, x.introduced) for x in party.expansions] == [
        ("CRP", "Civic Renewal Party", True)
    ]
    assert person(found, "Lin Ode").party == party.id


def test_two_races_are_two_contests() -> None:
    text = "Nana Poku won the Ohio Senate race. In the 2016 presidential election she lost. A runoff follows."
    races = [e for e in read(text, Nana_Poku="PERSON", Ohio="PLACE") if isinstance(e, Contest)]
    assert ("senate", None) in {(r.office_or_body, r.date) for r in races}
    assert ("president", "2016") in {(r.office_or_body, r.date) for r in races}


def test_georgia_by_what_stands_around_it() -> None:
    state = read(
        "Georgia counted late. Officials in Atlanta and Fulton County said so. Georgia has 159 counties."
    )
    country = read("Georgian Dream won in Georgia, officials in Tbilisi said.")
    assert [e.country for e in state if isinstance(e, Place) and e.name == "Georgia"] == ["US"]
    assert [e.country for e in country if isinstance(e, Place) and e.name == "Georgia"] == ["GE"]


def test_spans_ids_and_order() -> None:
    text = "“We won,” Señora Ñandú Ibáñez said.\r\nIBANEZ CONCEDES\r\n\r\nIn Córdoba, Ibáñez had 40%."
    found = read(text)
    assert all(m.text == text[m.start : m.end] for e in found for m in e.mentions)
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    firsts = [min(m.start for m in e.mentions) for e in found]
    assert firsts == sorted(firsts)
    assert fold("Ibáñez") in {fold(m.text) for e in found for m in e.mentions}


def test_nothing_in_nothing() -> None:
    assert read("") == ()
    assert read("\n\n   \n") == ()


def test_a_text_may_end_with_a_place() -> None:
    found = read("Delmora County votes. The Greens won in Delmora", Delmora_County="GPE", Delmora="GPE")
    assert {one.name for one in found if isinstance(one, Place)} >= {"Delmora County"}


def test_a_text_may_break_off_behind_a_candidate() -> None:
    assert read("Ann Lee won with 52 percent. The seat went to candidate Ann Lee of", Ann_Lee="PERSON")
