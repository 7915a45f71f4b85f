"""Every format gives the same story, under any name and in any encoding."""

from __future__ import annotations

import gzip
import io
import json
import socket
import time
import tracemalloc
import zipfile

import pytest

from copydesk.articles import ReadOptions, from_bytes, from_stream, iso
from copydesk.records import Article, ErrorReport, SkippedReport
from tests.articles import samples


def only(data: bytes, name: str = "x", **options: object) -> Article:
    found = list(from_bytes(data, id=name, options=ReadOptions(**options)))  # type: ignore[arg-type]
    assert len(found) == 1 and isinstance(found[0], Article), found
    return found[0]


def error(data: bytes, name: str = "x", **options: object) -> str:
    found = list(from_bytes(data, id=name, options=ReadOptions(**options)))  # type: ignore[arg-type]
    assert len(found) == 1 and isinstance(found[0], ErrorReport), found
    return found[0].error.kind


@pytest.mark.parametrize("name", samples.every())
def test_every_format_tells_the_same_story(name: str) -> None:
    data = samples.every()[name]
    # Content decides: the wrong name changes nothing, nor does a packing.
    packings = [(name, data), ("story", data)]
    if not name.endswith(".gz"):
        packings += [(f"{name}.gz", gzip.compress(data)), ("story", gzip.compress(data))]
    for called, packed in packings:
        article = next(iter(from_bytes(packed, id=called)))
        assert isinstance(article, Article), article
        assert " ".join((article.title or "").replace("\xa0", " ").split()) == samples.TITLE
        text = " ".join(article.text.replace("\xa0", " ").split())
        for sentence in (samples.FIRST, samples.SECOND, samples.THIRD):
            assert sentence in text.replace(" , had", ", had").replace(
                "turnout was 61% of", "turnout was 61% of"
            )
        assert text.count(samples.TITLE) == 1
        assert "Copyright" not in text and "deleted" not in text and "stadium" in text
        assert article.dateline is not None and article.dateline.place == "TAMALE, Ghana"
        if name not in ("a.txt", "a.docx", "a.txt.gz", "utf16.txt", "cp1252.txt"):
            assert article.published is not None and article.published.startswith(samples.DAY)


def test_what_formats_tell_apart() -> None:
    for data in (samples.newsml(), samples.nitf(), samples.ninjs(1)):
        article = only(data)
        assert (article.version, article.slug) == ("3", "ghana-tamale")
    assert only(samples.newsml()).agency == only(samples.nitf()).agency == "GNA"
    assert (
        only(samples.html()).url
        == only(samples.ninjs(3)).url.removesuffix("")
        == "https://example.org/tamale"
    )
    assert only(samples.ninjs(1)).language == "en-GH"
    item = {
        "uri": "x",
        "versioncreated": "2024-12-09T08:00:00Z",
        "located": "Tamale",
        "body_text": "Polls closed.",
    }
    located = only(json.dumps(item).encode()).dateline
    assert located is not None and (located.place, located.start) == ("Tamale", None)


def test_tables_give_a_story_a_row() -> None:
    for data in (samples.jsonl(), samples.csv(), samples.parquet()):
        found = list(from_bytes(data, id="t"))
        assert [one.id for one in found if isinstance(one, Article)] == ["tamale", "other"]


def test_markdown_keeps_positions() -> None:
    raw = samples.markdown().decode()
    article = only(samples.markdown(), "a.md")
    assert len(article.text) == len(raw)
    at = article.text.index("Yaw Boateng")
    assert (
        raw[at : at + 11] == "Yaw Boateng" and "*" not in article.text and "example.org" not in article.text
    )


def test_western_letters_and_signs() -> None:
    for text in (
        "A 2½-point lead, ‘quoted’ word—dash, 50±3.",
        "R²D² and m³ in Curaçao: £3m, €5.",
        "Guðni Jóhannesson won.",
    ):
        assert only(text.encode("cp1252")).text == text


def test_crlf_and_marks() -> None:
    article = only(b"\xef\xbb\xbfFirst line here.\r\nSecond line here.\r\n")
    assert article.text == "First line here.\r\nSecond line here.\r\n"
    for encoding in ("utf-16-le", "utf-16-be", "utf-16", "utf-32"):
        assert only("Votes were counted in São Tomé.\r\n".encode(encoding)).text.startswith(
            "Votes were counted in São"
        )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\u200b\ufeff\u2028\x85 \u2003\n".encode(), "empty"),
        ("\u200f\u202e \xad\n".encode(), "empty"),
        (json.dumps({"text": "\ufeff\u2028"}).encode(), "empty"),
        (json.dumps({"title": "a\x00b", "text": "Polls closed."}).encode(), "binary"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"Polls closed.\x00 Counting began.", "binary"),
        (b"\x89PNG\r\n\x1a\n....", "binary"),
        (b"%PDF-1.7 ...", "binary"),
        (b"Erdo\xc4 an won \xe2\x80 the vote", "encoding"),
        (b"S\xc3\xa3o Paulo and Bras\xedlia voted", "encoding"),
        (b"caf\xc3( and more", "encoding"),
        ("Lech Wałęsa won in Gdańsk.".encode("cp1250"), "encoding"),
        (b"\x81\x8d\x8f", "encoding"),
        (b"\xff\xfea", "encoding"),
        (b"<rss><channel/></rss>", "format"),
        (b"<nitf><body>", "format"),
        (b"<nitf><body><body.content></body.content></body></nitf>", "empty"),
        (b'{"id": "x", "title": "no text"}', "format"),
        (b"[" * 100_000, "format"),
        (b"PK\x03\x04 not a zip", "format"),
        (b"PAR1 not parquet", "format"),
        (b"\x1f\x8b\x08 not gzip", "format"),
        (gzip.compress(gzip.compress(b"twice")), "format"),
        (b"id,text\n", "empty"),
        (b"a" * 2_000_001, "too-large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data: bytes, kind: str) -> None:
    assert error(data) == kind


@pytest.mark.parametrize(
    "start",
    [
        "<script> is what the mayor called the form.", "<Mensah> won on Sunday.", "<b>old and new parties", "<<< URGENT >>>",
        "<3 for Tamale", "[1]", "[Updated]", '["Mensah" won], it said.', "{Mensah} won.", '{"Mensah" won.', "[]",
        "BZhang won on Sunday.", "GIF8 is a list.", "%PDF is a list.", "Rar! cried the crowd.",
    ],
)  # fmt: skip
def test_a_text_that_begins_like_something_else_is_read(start: str) -> None:
    story = f"{start}\nMensah won 52.3 percent of the vote in Tamale, the board said.\n"
    for name in ("a.txt", "-", "a.md"):
        assert only(story.encode(), name).text == story
    assert only(f"<script>var a;</script><p>{story[len(start) :]}</p>".encode(), "a.txt").text.startswith(
        "Mensah"
    )


def test_a_million_characters_on_one_line_are_read() -> None:
    assert only(b"Votes were counted. " * 50_000).chars == 1_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"---\r\n" + b"Votes were counted.\r\n" * 150, b"---\na: " + b" " * 300_000 + b"x\n---\nPolls closed.",
        b"# Count\n" + b" " * 300_000 + b"x", b"<!--" * 100_000 + b"x", b"[" * 300_000 + b"x", b"**a " * 99_000,
    ],
    ids=["rules", "front matter", "spaces", "comments", "brackets", "stars"],
)  # fmt: skip
def test_hostile_markdown_is_read_in_linear_time(data: bytes) -> None:
    start = time.process_time()
    list(from_bytes(data, id="a.md"))
    assert time.process_time() - start < 20, "more than linear: it takes a second or two"


@pytest.mark.parametrize(
    "inside",
    [
        b"<p>" + b"<b>a</b> " * 30_000 + b"</p>", b"<p>Votes were counted.</p>" * 10_000, b"<p>a<br>" * 30_000,
        b"<div></div>" * 60_000, b"<table>" + b"<tr><td>1</td></tr>" * 10_000 + b"</table>",
    ],
    ids=["marks", "paragraphs", "breaks", "nothing", "rows"],
)  # fmt: skip
def test_a_page_as_nobody_makes_it_is_read_in_linear_time(inside: bytes) -> None:
    start = time.process_time()
    found = only(b"<html><body><article><p>Votes were counted.</p>" + inside + b"</article></body></html>")
    assert time.process_time() - start < 20, "more than linear: it takes a second"
    assert found.text.startswith("Votes were counted.")


def test_entities_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{laughs}]><nitf><body>&l9;</body></nitf>'
    assert error(bomb.encode()) == "format"
    assert error(bomb.encode("utf-16")) == "format"
    outside = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><p>&x;</p></body></nitf>'
    assert error(outside.encode()) == "format"
    assert error(b"<nitf>" * 5_000 + b"</nitf>" * 5_000) == "format"


def test_no_document_type_is_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/nitf.dtd"
        inside = "<nitf><body><body.content><p>Polls closed.</p></body.content></body></nitf>"
        assert only(f'<!DOCTYPE nitf SYSTEM "{address}">{inside}'.encode()).text == "Polls closed."
        assert only(f'<!DOCTYPE nitf PUBLIC "x" "{address}" []>{inside}'.encode()).text == "Polls closed."
        assert error(f'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "{address}"> %x;]>{inside}'.encode()) == "format"
        page = f'<html><head><link rel="stylesheet" href="{address}"></head><p>Polls closed.</p></html>'
        assert only(page.encode()).text == "Polls closed."
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("note", "version"),
    [
        ("CORRECTS share in paragraph 2", "3, correction"), ("cancelled", "3, withdrawn"), ("", "3"),
    ],
)  # fmt: skip
def test_a_correction_says_that_it_is_one(note: str, version: str) -> None:
    """In every wire format, as each tells it."""
    withdrawn = note == "cancelled"
    item = json.loads(samples.ninjs(1))
    told = {"pubstatus": "canceled"} if withdrawn else {"ednote": note}
    assert only(json.dumps({**item, **told}).encode()).version == version
    camel = {"pubStatus": "canceled"} if withdrawn else {"edNote": note}
    assert only(json.dumps({**json.loads(samples.ninjs(3)), **camel}).encode()).version == version
    told_in = '<pubStatus qcode="stat:canceled"/>' if withdrawn else f"<edNote>{note}</edNote>"
    news = samples.newsml().decode().replace("</itemMeta>", f"{told_in}</itemMeta>")
    assert only(news.encode()).version == version
    if not withdrawn:
        correction = '<correction info="share in paragraph 2"/>' if note else ""
        assert (
            only(samples.nitf().decode().replace("</docdata>", f"{correction}</docdata>").encode()).version
            == version
        )


def test_bombs_are_bounded() -> None:
    assert error(gzip.compress(b"a" * 90_000_000)) == "too-large"
    assert error(gzip.compress(b"\x00" * 90_000_000)) == "binary"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<w>" + b" " * 40_000_000)
    assert error(buffer.getvalue()) == "too-large"


def test_a_bad_line_costs_one_record() -> None:
    good = json.dumps({"id": "good", "text": "Votes were counted on Sunday."})
    huge = '{"text": "' + "a" * 20_000_000 + '"}'
    lines = [
        good,
        "{broken",
        '{"text": null}',
        '"words"',
        huge,
        "",
        '{"id": "nul", "text": "a\\u0000b"}',
        good,
    ]
    found = list(from_bytes("\n".join(lines).encode(), id="f.jsonl"))
    kinds = [one.error.kind if isinstance(one, ErrorReport) else "ok" for one in found]
    assert kinds == ["ok", "format", "format", "format", "too-large", "binary", "ok"]
    assert [one.article.id for one in found if isinstance(one, ErrorReport)][:2] == ["f.jsonl:2", "f.jsonl:3"]


def test_a_line_of_a_table_beyond_all_measure_costs_one_record() -> None:
    row = b'%s,"Votes were counted on Sunday."\n'
    rows = b"id,text\n" + row % b"a" + b'b,"' + b"Votes, were counted. " * 1_500_000 + b'"\n' + row % b"c"
    found = list(from_bytes(rows, id="f.csv"))
    kinds = [one.error.kind if isinstance(one, ErrorReport) else one.id for one in found]
    assert kinds == ["a", "too-large", "c"]
    unclosed = b"id,text\n" + row % b"a" + b'b,"' + b"Votes, were counted.\n" * 1_500_000
    found = list(from_bytes(unclosed, id="f.csv"))
    assert [one.error.kind if isinstance(one, ErrorReport) else one.id for one in found] == ["a", "too-large"]


def test_a_row_that_does_not_fit_its_header_is_said() -> None:
    rows = (
        b'id,text\n1,Mensah won, and conceded nothing.\n2,Votes were counted.,,\n3\n4,"Mensah won, again."\n'
    )
    found = list(from_bytes(rows, id="f.csv"))
    told = [one.error.message if isinstance(one, ErrorReport) else one.id for one in found]
    assert told[0] == "3 cells under 2 columns: quotation marks missing?"
    assert told[1::2] == ["2", "4"] and "no field 'text'" in told[2]


def test_the_separator_that_excel_names_first() -> None:
    found = list(from_bytes(b"sep=;\r\nid;text\r\n1;Mensah won, again; as told.\r\n", id="f.csv"))
    assert [getattr(one, "error", None) is None for one in found] == [False]
    found = list(from_bytes(b'sep=;\r\nid;text\r\n1;"Mensah won, again; as told."\r\n', id="f.csv"))
    assert [getattr(one, "text", None) for one in found] == ["Mensah won, again; as told."]


@pytest.mark.parametrize("count", [2, 2_000], ids=["short", "longer than what is looked at"])
@pytest.mark.parametrize("indent", [None, 1], ids=["one line", "many lines"])
def test_stories_in_a_list_under_a_usual_name(count: int, indent: int | None) -> None:
    stories = [{"id": f"s{number}", "content": "Votes were counted."} for number in range(count)]
    data = json.dumps({"status": "ok", "articles": stories}, indent=indent).encode()
    found = list(from_bytes(data, id="feed.json"))
    assert [one.id for one in found if isinstance(one, Article)] == [f"s{number}" for number in range(count)]
    # What has a text is a story, whatever it lists beside.
    line = json.dumps({"id": "a", "text": "Votes were counted.", "items": [{"text": "A picture"}]})
    assert only(line.encode()).id == "a"


class Endless(io.RawIOBase):
    """A beginning, so many letters, an end: a file larger than what one would hold."""

    def __init__(self, beginning: bytes, letters: int, end: bytes) -> None:
        self.beginning, self.letters, self.end = beginning, letters, end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self.beginning:
            piece, self.beginning = self.beginning[: len(buffer)], self.beginning[len(buffer) :]
        elif self.letters:
            piece = b"a" * min(self.letters, len(buffer))
            self.letters -= len(piece)
        else:
            piece, self.end = self.end[: len(buffer)], self.end[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize(
    ("name", "beginning", "end", "expected"),
    [
        ("f.jsonl", b'{"id": "a", "text": "Polls closed."}\n{"text": "', b'"}\n{"id": "c", "text": "Polls closed."}',
         ["a", "too-large", "c"]),
        ("f.csv", b'id,text\na,Polls closed.\nb,"', b'"\nc,Polls closed.\n', ["a", "too-large", "c"]),
        ("f.txt", b"Votes ", b"", ["too-large"]),
        ("f.xml", b"<nitf><body>", b"</body></nitf>", ["too-large"]),
    ],
)  # fmt: skip
def test_a_line_of_200_megabytes_is_never_held(
    name: str, beginning: bytes, end: bytes, expected: list[str]
) -> None:
    stream = io.BufferedReader(Endless(beginning, 200_000_000, end))
    tracemalloc.start()
    try:
        found = list(from_stream(stream, id=name))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [one.error.kind if isinstance(one, ErrorReport) else one.id for one in found] == expected
    assert most < 100_000_000


def test_a_table_without_a_text_is_one_error() -> None:
    polars = pytest.importorskip("polars")
    columns = {"id": ["1", "2", "3"], "words": ["Votes were counted.", "Polls closed.", "Counting began."]}
    packed = io.BytesIO()
    polars.DataFrame(columns).write_parquet(packed)
    rows = b"id,words\n1,Votes were counted.\n2,Polls closed.\n3,Counting began.\n"
    for data in (rows, packed.getvalue()):
        assert error(data, "f.csv") == "format"
        found = list(from_bytes(data, id="f.csv", options=ReadOptions(text_column="words")))
        assert [one.id for one in found if isinstance(one, Article)] == ["1", "2", "3"]


def test_a_named_column_makes_no_table_of_a_text() -> None:
    story = b"Votes were counted, and the body of the mayor's work praised."
    assert only(story, "a.txt", text_column="body").text == story.decode()
    rows = b"key,body\n7,Votes were counted.\n"
    for name in ("a.txt", "-", "a.csv"):
        assert only(rows, name, text_column="body").text == "Votes were counted."
    # Where nothing tells a text, a table was meant.
    assert error(story, "-", text_column="body") == "format"


def test_what_lies_deep_in_a_page_is_read_or_said() -> None:
    sentence = "Votes were counted in Tamale on Sunday. "
    for depth in (300, 1_500):
        page = f"<html><body><p>{sentence * 10}</p>{'<div>' * depth}<p>The mayor won.</p>"
        assert only(page.encode()).text.endswith("The mayor won.")
    assert error(f"<html><body>{'<div>' * 30_000}<p>The mayor won.</p>".encode()) == "format"


def test_mixed_encodings_between_lines() -> None:
    lines = [
        b'{"id": "a", "text": "Imamo\xc4\x9flu won in \xc4\xb0stanbul."}',
        b'{"id": "b", "text": "Lula won in S\xe3o Paulo."}',
        b'{"id": "c", "text": "\xc4\x9f and \xe3o"}',
    ]
    found = list(from_bytes(b"\n".join(lines), id="f"))
    assert [getattr(one, "text", None) for one in found[:2]] == [
        "Imamoğlu won in İstanbul.",
        "Lula won in São Paulo.",
    ]
    assert isinstance(found[2], ErrorReport) and found[2].error.kind == "encoding"
    rows = b"id,text\na,Lula won in S\xe3o Paulo.\nb,\xc4\xb0zmir voted.\n"
    texts = [getattr(one, "text", None) for one in from_bytes(rows, id="f")]
    assert texts == ["Lula won in São Paulo.", "İzmir voted."]


def test_named_columns() -> None:
    rows = b"key;kopf;inhalt\n7;Count begins;Votes were counted.\n"
    article = only(rows, text_column="inhalt", columns={"title": "kopf", "id": "key"})
    assert (article.id, article.text) == ("7", "Count begins\n\nVotes were counted.")
    assert error(rows, text_column="missing") == "format"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Die Wahl in Hamburg hat die SPD mit 33,5 Prozent der Stimmen gewonnen, und die CDU ist zweite Kraft.", "de"),
        ("El candidato de la oposición ganó las elecciones del domingo con el 53 por ciento de los votos en Lima.", "es"),
        ("Le président sortant est arrivé en tête du premier tour avec 28 % des voix, selon les résultats.", "fr"),
        ("İstanbul'da seçim sonuçları açıklandı ve oyların yüzde 51'i muhalefet adayına gitti, bir kez daha.", "tr"),
        ("На выборах мэра победил действующий глава города, набрав 70 процентов голосов избирателей.", "ru"),
        ("与党は参議院選挙で過半数を失い、首相は辞任を表明した。開票は続いている。", "ja"),
    ],
)  # fmt: skip
def test_stories_in_other_languages_are_skipped(text: str, tag: str) -> None:
    (found,) = from_bytes(text.encode(), id="x")
    assert isinstance(found, SkippedReport) and found.article.language == tag
    assert only(text.encode(), any_language=True).language == tag


@pytest.mark.parametrize(
    "text",
    [
        "SPD 33.5%, CDU 16.0%, Die Linke 9.1%, AfD 5.3%",
        "Junts per Catalunya, Esquerra Republicana de Catalunya and En Comú Podem will form a coalition.",
        "Turnout: 61%",
        "Prabowo Subianto, Gibran Rakabuming Raka, Anies Baswedan, Muhaimin Iskandar, Ganjar Pranowo, Mahfud MD",
        "“Yo gané”, Mr. López said in Spanish, and the crowd in the old town of Puebla sang until the morning.",
    ],
)  # fmt: skip
def test_english_and_bare_names_are_read(text: str) -> None:
    assert only(text.encode()).language == "en"


def test_declared_language_is_believed_when_foreign() -> None:
    line = json.dumps({"id": "x", "text": "Wahl in Bonn", "language": "de"})
    (found,) = from_bytes(line.encode(), id="f.jsonl")
    assert isinstance(found, SkippedReport)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2019-12-16", "2019-12-16"),
        ("2013-07-09T10:37:00Z", "2013-07-09T10:37:00Z"),
        ("20070109T123500-0500", "2007-01-09T12:35:00-05:00"),
        ("Monday, December 16, 2019", "2019-12-16"),
        ("16th December 2019", "2019-12-16"),
        ("Nov. 17, 2025", "2025-11-17"),
        ("16/12/2019", "2019-12-16"),
        ("12/16/2019", "2019-12-16"),
        ("03/04/2019", None),
        ("2019-02-30", None),
        ("Feb 26", None),
        ("yesterday", None),
        ("Tue, 16 Dec 2019 10:37:00 +0000", "2019-12-16"),
        (1576492620, "2019-12-16T10:37:00+00:00"),
        ("3", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)  # fmt: skip
def test_dates(given: object, expected: str | None) -> None:
    assert iso(given) == expected
