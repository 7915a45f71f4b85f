"""ninjs 1.x to 3.x, the JSON of the news agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.articles.fields import TEXT_COLUMNS
from copydesk.articles.markup import fragment_text
from copydesk.articles.outcome import Draft, ReadError

_MARKUP = ("html", "xhtml", "richtext", "nitf", "xml")


def is_ninjs(item: Mapping[str, Any]) -> bool:
    """Whether an object has a body as ninjs has it, rather than a plain field of text."""
    if isinstance(item.get("bodies"), list) or any(key.startswith("body_") for key in item):
        return True
    versioned = "uri" in item and bool(
        {"versioncreated", "versionCreated", "standard", "renditions"} & set(item)
    )
    return versioned and not any(key in item for key in TEXT_COLUMNS)


def draft(item: Mapping[str, Any]) -> Draft:
    """The Draft of one item. Raises ReadError where it has no text."""
    text = _body(item)
    if text is None:
        raise ReadError("format", f"a ninjs item of type {item.get('type', 'unknown')} without a text body")
    uri = _first(item, "url", "uri")
    return Draft(
        text=text,
        title=_headline(item),
        published=_first(item, "versioncreated", "versionCreated", "contentcreated", "contentCreated",
                         "firstcreated", "firstCreated", "embargoed"),
        dateline=_first(item, "dateline") or _located(item),
        language=_first(item, "language"),
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        slug=_first(item, "slugline", "slugLine") or _from_list(item, ("sluglines", "slugs")),
        version=_version(item),
        agency=_agency(item),
    )  # fmt: skip


def _first(item: Mapping[str, Any], *keys: str) -> str | None:
    found = next((item[key] for key in keys if item.get(key) not in (None, "")), None)
    return str(found).strip() or None if isinstance(found, (str, int)) else None


def _located(item: Mapping[str, Any]) -> dict[str, str] | None:
    """Where the story was written, which is a dateline without its date."""
    place = _first(item, "located")
    return {"place": place} if place else None


def _body(item: Mapping[str, Any]) -> str | None:
    """The body with its paragraphs: plain text that has lines, else marked-up text, else any plain text."""
    plain, marked = [], []
    for name, kind, value in _bodies(item):
        is_marked = any(word in kind.lower() or word in name.lower() for word in _MARKUP)
        if is_marked or value.lstrip().startswith("<"):
            marked.append(value)
        else:
            plain.append((name != "main", value))
    plain.sort(key=lambda entry: entry[0])
    if plain and "\n" in plain[0][1].strip():
        return plain[0][1]
    for value in marked:
        text = fragment_text(value)
        if text.strip():
            return text
    return plain[0][1] if plain else None


def _bodies(item: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Role, content type and value of every body: "body_*" keys, or the list `bodies` of 3.x."""
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, str):
            yield key[5:], "", value
    listed = item.get("bodies")
    for body in listed if isinstance(listed, list) else []:
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            yield (
                str(body.get("role", "")),
                str(body.get("contentType", body.get("contenttype", ""))),
                body["value"],
            )


def _headline(item: Mapping[str, Any]) -> str | None:
    found = _first(item, "headline", "headline_main", "title", "name")
    if found is None:
        found = _from_list(item, ("headlines",)) or next(
            (value for key, value in item.items() if key.startswith("headline_") and isinstance(value, str)),
            None,
        )
    return " ".join(fragment_text(found).split()) if found and "<" in found else found


def _from_list(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The value with role main, else the first, of a list of objects with values."""
    for key in keys:
        listed = item.get(key)
        entries = (
            [entry for entry in listed if isinstance(entry, Mapping)] if isinstance(listed, list) else []
        )
        entries.sort(key=lambda entry: entry.get("role") not in ("main", None))
        found = next((entry.get("value") for entry in entries if isinstance(entry.get("value"), str)), None)
        if found:
            return str(found)
    return None


def _version(item: Mapping[str, Any]) -> str | None:
    """The version, and "correction" or "withdrawn" where the item says that it is one."""
    version = _first(item, "version")
    status = (_first(item, "pubstatus", "pubStatus") or "").lower()
    if status in ("canceled", "cancelled", "withheld"):
        return ", ".join(filter(None, (version, "withdrawn")))
    signal = f"{_first(item, 'signal', 'profile') or ''} {_first(item, 'ednote', 'edNote') or ''}".lower()
    return ", ".join(filter(None, (version, "correction" if "correct" in signal else None))) or None


def _agency(item: Mapping[str, Any]) -> str | None:
    for key in ("infosources", "infoSources", "infosource"):
        listed = item.get(key)
        entries = (
            [entry for entry in listed if isinstance(entry, Mapping)] if isinstance(listed, list) else []
        )
        found = next((entry["name"] for entry in entries if isinstance(entry.get("name"), str)), None)
        if found:
            return str(found)
    return _first(item, "agency", "provider", "source", "copyrightholder", "copyrightHolder")
