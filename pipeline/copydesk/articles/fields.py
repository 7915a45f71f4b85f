"""A story as named fields (a JSON line, a row of a table) to a Draft, under whatever usual names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from copydesk.articles.outcome import Draft, ReadError, ReadOptions

TEXT_COLUMNS = (
    "text", "body", "content", "article", "story", "body_text", "bodytext", "fulltext", "full_text",
    "articlebody",
)  # fmt: skip
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": TEXT_COLUMNS,
    "id": ("id", "article_id", "guid", "uid", "uri", "doc_id", "docid"),
    "title": ("title", "headline", "hed", "heading"),
    "published": (
        "published", "publish_date", "published_at", "date_published", "datepublished", "pubdate", "pub_date",
        "publication_date", "date", "created", "created_at", "timestamp", "versioncreated",
    ),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical_url"),
    "slug": ("slug", "slugline"),
    "version": ("version", "revision", "take"),
    "agency": ("agency", "provider", "publisher"),
}  # fmt: skip
# What a user may name a column for.
COLUMNS = tuple(_NAMES)
OTHER_COLUMNS = frozenset(name for key, names in _NAMES.items() if key != "text" for name in names)


def require_text(columns: Iterable[str], options: ReadOptions) -> None:
    """Raise ReadError where no column of a table can hold the text: then no row does."""
    draft(dict.fromkeys(columns, ""), options)


def draft(fields: Mapping[str, Any], options: ReadOptions) -> Draft:
    """The Draft of a row. Raises ReadError where no field holds the text."""
    known: dict[str, Any] = {}
    for key in fields:
        known.setdefault(str(key).strip().lower(), key)
    values = {name: _pick(fields, known, name, options) for name in _NAMES}
    text = values.pop("text")
    if text is None:
        column = options.text_column or options.columns.get("text")
        held = ", ".join(map(str, list(fields)[:12])) or "nothing"
        raise ReadError("format", f"no field {column or 'text'!r} in it; there is {held}"[:300])
    if not isinstance(text, str):
        raise ReadError("format", f"the field with the text holds no text but {type(text).__name__}")
    published, dateline = values.pop("published"), values.pop("dateline")
    told = {name: _string(value) for name, value in values.items()}
    return Draft(text=text, published=_day(published), dateline=_line(dateline), **told)


def _pick(fields: Mapping[str, Any], known: Mapping[str, Any], name: str, options: ReadOptions) -> Any:
    """The value under the name that the user gave, else under the first of the usual names that has one."""
    given = options.text_column if name == "text" and options.text_column else options.columns.get(name)
    names = (given.strip().lower(),) if given else _NAMES[name]
    found = None
    for key in names:
        if key in known and fields[known[key]] is not None:
            found = fields[known[key]]
            if found != "":
                return found
    return found


def _string(value: Any) -> str | None:
    """A short string; objects, as some feeds have for the agency, by their name."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("literal") or value.get("value")
    if value is None or isinstance(value, (list, Mapping, bytes)):
        return None
    return str(value).strip()[:2_000] or None


def _day(value: Any) -> object:
    return value if isinstance(value, (str, int, float, date)) else None


def _line(value: Any) -> object:
    return value if isinstance(value, (str, Mapping)) else None
