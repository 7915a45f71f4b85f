"""What holds for every text: spans fit, order, linear time, no crash, no clock."""

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from copydesk.quantities import labels, read, scan
from copydesk.records import Quantity, Settings

WORDS = st.sampled_from(
    "one two twenty hundred thousand million and a the of half third percent % points - – / , . ( ) 1 52 48 "
    "1,234 50.92 "
    "2019 March May Sunday last next ago years nearly more than about between to in on seats votes $ + "
    "31/03/2024 "
    "p.m. 9 out dozen -year-old lakh 1/2 ½ \n \n\n th 2nd 12,34,567 84\u00a0121 every twice first "
    "aged".split(" ")
)


def fits(text: str, found: tuple[Quantity, ...]) -> bool:
    """Whether spans are in order, disjoint, inside the text, and the values decimals."""
    position = 0
    for quantity in found:
        span = quantity.value_span
        assert position <= quantity.start < quantity.end <= len(text)
        assert quantity.printed == text[quantity.start : quantity.end]
        assert span is not None and quantity.start <= span.start < span.end <= quantity.end
        assert span.text == text[span.start : span.end]
        assert quantity.value is None or Decimal(quantity.value).is_finite()
        if quantity.low is not None and quantity.high is not None:
            assert Decimal(quantity.low) <= Decimal(quantity.high)
        position = quantity.end
    return [quantity.id for quantity in found] == [f"q{number}" for number in range(1, len(found) + 1)]


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_spans_fit_in_sentences_of_number_words(text: str) -> None:
    assert fits(text, read(text, "2024-04-01"))


@given(st.text(max_size=80))
def test_spans_fit_in_any_text(text: str) -> None:
    assert fits(text, read(text, "2024-04-01"))
    assert all(0 <= start < end <= len(text) for start, end in scan(text))


@given(st.lists(WORDS, max_size=20).map("".join))
def test_spans_fit_where_nothing_is_spaced(text: str) -> None:
    assert fits(text, read(text, "2024-04-01"))


def test_the_same_text_gives_the_same_reading() -> None:
    text = "On Sunday he won 52-48, 36 of 81 provinces, late last month."
    assert read(text) == read(text)
    assert [quantity.date.resolved for quantity in read(text) if quantity.date] == [None, None]


def test_settings_widen_about() -> None:
    narrow = read("about 40%", settings=Settings(about_units=Decimal(0)))[0]
    wide = read("about 40%")[0]
    assert (narrow.low, narrow.high) == ("39.5", "40.5")
    assert (wide.low, wide.high) == ("38.5", "41.5")


def test_rounding_down_reaches_up_only() -> None:
    found = read("40%", settings=Settings(rounding="down"))[0]
    assert (found.low, found.high, found.high_open) == ("40", "41", True)


def test_positions_count_in_the_text_as_received() -> None:
    text = "Café 50,92\r\n\r\nHe won\r\n36 of 81 seats.\r\n"
    assert [quantity.printed for quantity in read(text)][-1] == "36 of 81 seats"


def test_a_wrapped_line_is_one_line() -> None:
    text = "The candidate of the governing party was elected with 84,121\nvotes in the district of the north."
    assert read(text)[0].unit == "votes"


def test_a_list_of_lines_stays_a_list() -> None:
    found = read("Labour 262\nConservatives 317\nSNP 35\n")
    assert [(quantity.value, quantity.unit) for quantity in found] == [
        ("262", None),
        ("317", None),
        ("35", None),
    ]


def test_country_decides_which_is_the_month() -> None:
    def resolved(country: str | None) -> str | None:
        date = read("The vote of 03/04/2024.", country=country)[0].date
        return date.resolved if date else None

    assert (resolved("US"), resolved("GB"), resolved(None)) == ("2024-03-04", "2024-04-03", "2024")


def test_labels_say_why() -> None:
    text = "Hundreds met G20 leaders on Highway 61 after 9/11."
    assert [(text[start:end], why) for start, end, why in labels(text)] == [
        ("Hundreds", "vague"),
        ("20", "name"),
        ("61", "name"),
        ("9/11", "name"),
    ]


def test_the_scan_sees_digits_and_words() -> None:
    text = "Twenty-three of 1.2 million, no one, two-thirds, 52-48 and one hundred and five."
    assert [text[start:end] for start, end in scan(text)] == [
        "Twenty-three", "1.2 million", "two-thirds", "52", "48", "one hundred and five",
    ]  # fmt: skip


def test_the_scan_shares_no_code_with_the_reader() -> None:
    source = Path(scan.__code__.co_filename).read_text(encoding="utf-8")
    assert "copydesk" not in source
