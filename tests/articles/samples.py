"""A small document of every format, telling one story; made here so that tests need no files."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

TITLE = "Mensah wins second term in Tamale"
FIRST = (
    "TAMALE, Ghana (GNA) — Mayor Akua Mensah won Sunday’s election with 53.2% of the vote, the board said."
)
SECOND = (
    "Her rival, Yaw Boateng, had 46.8%. He conceded before midnight, and turnout was 61% of those registered."
)
THIRD = (
    "“We thank every voter,” she told a crowd at the stadium. The count had begun at 5 p.m. in 214 stations."
)
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
DAY = "2024-12-09"

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>\n" for text in (FIRST, SECOND, THIRD))


def plain() -> bytes:
    return f"{TITLE}\n\n{BODY}\n".encode()


def markdown() -> bytes:
    second = SECOND.replace("Yaw Boateng", "**Yaw Boateng**").replace("61%", "[61%](https://example.org/a)")
    return f"---\ntitle: {TITLE}\ndate: {DAY}\n---\n# {TITLE}\n\n{FIRST}\n\n{second}\n\n> {THIRD}\n".encode()


def html() -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} | The Savanna Post</title>
<meta property="article:published_time" content="{DAY}T08:00:00Z">
<link rel="canonical" href="https://example.org/tamale">
<script>var x = "<p>no</p>";</script></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>{TITLE}</h1>{paragraphs()}</article>
<footer><p>Copyright The Savanna Post. All rights reserved.</p></footer></body></html>""".encode()


def ninjs(version: int = 1) -> bytes:
    common = {"uri": "https://example.org/tamale", "type": "text", "language": "en-GH", "version": "3"}
    if version == 1:
        item = {
            **common, "versioncreated": f"{DAY}T08:00:00Z", "headline": TITLE, "body_xhtml": paragraphs(),
            "slugline": "ghana-tamale",
        }  # fmt: skip
    elif version == 2:
        item = {**common, "versioncreated": f"{DAY}T08:00:00Z", "headline_main": TITLE, "body_main": BODY}
    else:
        item = {
            **common, "versionCreated": f"{DAY}T08:00:00Z",
            "headlines": [{"role": "main", "value": TITLE}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": paragraphs()}],
        }  # fmt: skip
    return json.dumps(item, ensure_ascii=False, indent=1).encode()


def nitf() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">
<nitf><head><title>{TITLE}</title><docdata><date.issue norm="20241209T080000+0000"/>
<du-key key="ghana-tamale" version="3"/></docdata></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><distributor><org>GNA</org></distributor></body.head>
<body.content>{paragraphs()}<media><media-caption>A stadium</media-caption></media></body.content></body>
</nitf>""".encode()


def newsml() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:gna:tamale" version="3" xml:lang="en">
<itemMeta><provider literal="GNA"/><versionCreated>{DAY}T08:00:00Z</versionCreated></itemMeta>
<contentMeta><slugline>ghana-tamale</slugline><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body>{paragraphs()}</body></html></inlineXML></contentSet></newsItem>""".encode()


def jsonl() -> bytes:
    line = {"id": "tamale", "title": TITLE, "text": BODY, "published": DAY}
    other = {"id": "other", "text": SECOND, "published": DAY}
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in (line, other)).encode()


def csv() -> bytes:
    body = BODY.replace('"', '""')
    return f'id,headline,date,body\r\ntamale,{TITLE},{DAY},"{body}"\r\nother,,{DAY},"{SECOND}"\r\n'.encode()


def parquet() -> bytes:
    import polars

    buffer = io.BytesIO()
    rows = {
        "id": ["tamale", "other"],
        "title": [TITLE, None],
        "text": [BODY, SECOND],
        "published": [DAY, DAY],
    }
    polars.DataFrame(rows).write_parquet(buffer)
    return buffer.getvalue()


def docx() -> bytes:
    def line(text: str, style: str = "") -> str:
        styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{styled}<w:r><w:t>{text[:9]}</w:t></w:r><w:r><w:t>{text[9:]}</w:t></w:r></w:p>"

    gone = "<w:p><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>"
    content = line(TITLE, "Title") + gone + line(FIRST) + line(SECOND) + line(THIRD)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{content}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", document)
    return buffer.getvalue()


def every() -> dict[str, bytes]:
    """All samples by the name of a file that could hold them."""
    return {
        "a.txt": plain(), "a.md": markdown(), "a.html": html(), "a1.json": ninjs(1), "a2.json": ninjs(2),
        "a3.json": ninjs(3), "nitf.xml": nitf(), "newsml.xml": newsml(), "a.jsonl": jsonl(), "a.csv": csv(),
        "a.parquet": parquet(), "a.docx": docx(), "a.txt.gz": gzip.compress(plain(), mtime=0),
        "utf16.txt": plain().decode().encode("utf-16"), "cp1252.txt": plain().decode().encode("cp1252"),
    }  # fmt: skip
