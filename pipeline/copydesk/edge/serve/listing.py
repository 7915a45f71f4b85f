"""What the store holds, as lists: findings, most serious first, and stories; by state, name, place and check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from copydesk.edge.decisions import BETWEEN, Decision
from copydesk.edge.store import Store
from copydesk.names.fold import fold
from copydesk.records import Finding

STATES = ("open", "accepted", "dismissed", "fixed", "all")
SEVERITIES = ("error", "warning", "info")
PAGE = 50
# The expression of the index: the store need not sort.
_RANK = "(CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END)"
ORDER = f"{_RANK}, f.confidence DESC, f.key"
_FINDINGS = f"""
    FROM findings f LEFT JOIN articles a ON a.key = f.article
    LEFT JOIN decisions d ON d.article_id = coalesce(a.id, '{BETWEEN}') AND d.fingerprint = f.fingerprint
"""
# Marked fixed, and still there after the story was changed: that is open.
_HOLDS = "(d.verdict <> 'fixed' OR d.content IS a.content)"
_OPEN = f"(d.verdict IS NULL OR NOT {_HOLDS})"
_STATES = {"open": _OPEN, "all": "1"} | {
    state: f"(d.verdict = '{state}' AND {_HOLDS})" for state in ("accepted", "dismissed", "fixed")
}
# A check's name, its code, or its family.
_CHECK = """(f."check" = :check OR lower(f.code) = :check OR rtrim(lower(f.code), '0123456789') = :check)"""
_NAMED = (
    "EXISTS (SELECT 1 FROM entities e WHERE e.article = a.key AND e.kind {} 'place' AND has(e.name, :{}))"
)


@dataclass(frozen=True)
class Search:
    """What a list is narrowed to. Words are found whatever their case and diacritics."""

    state: str = "open"
    severity: str = ""
    name: str = ""
    place: str = ""
    check: str = ""
    offset: int = 0

    @property
    def narrowed(self) -> bool:
        """Whether anything but the state is asked for."""
        return bool(self.severity or self.name or self.place or self.check)

    def values(self) -> dict[str, Any]:
        """The values of a query's parameters."""
        return {
            "severity": self.severity, "name": fold(self.name), "place": fold(self.place),
            "check": self.check.strip().lower(), "offset": self.offset,
        }  # fmt: skip

    def findings(self) -> str:
        """The condition on findings."""
        parts = [_STATES.get(self.state, _OPEN)]
        parts += ["f.severity = :severity"] if self.severity else []
        parts += self._checks()
        if self.name:
            parts.append(f"({_NAMED.format('<>', 'name')} OR has(f.text, :name) OR has(f.versus, :name))")
        if self.place:
            parts.append(f"({_NAMED.format('=', 'place')} OR has(a.dateline, :place) OR has(f.text, :place))")
        return " AND ".join(parts)

    def stories(self) -> str:
        """The condition on stories."""
        parts = ["1"]
        if self.name:
            parts.append(f"({_NAMED.format('<>', 'name')} OR has(a.title, :name) OR has(a.id, :name))")
        if self.place:
            parts.append(f"({_NAMED.format('=', 'place')} OR has(a.dateline, :place))")
        found = self._checks() + (["f.severity = :severity"] if self.severity else [])
        if found:
            parts.append(
                f"EXISTS (SELECT 1 FROM findings f WHERE f.article = a.key AND {' AND '.join(found)})"
            )
        return " AND ".join(parts)

    def _checks(self) -> list[str]:
        return [_CHECK] if self.check else []


@dataclass(frozen=True)
class Listed:
    """A finding in a list: its story, and what was decided. `key` is the story's in the store."""

    key: int | None
    article: str
    title: str
    finding: Finding
    decision: Decision | None
    holds: bool

    @property
    def settled(self) -> bool:
        """Whether nothing is to be done about it."""
        return self.decision is not None and self.holds and self.decision.verdict != "accepted"


@dataclass(frozen=True)
class Story:
    """A story in a list, with how many of its findings are open, by severity, and how many are decided."""

    id: str
    title: str
    state: str
    errors: int
    warnings: int
    infos: int
    decided: int
    numbers: int
    in_claims: int
    trouble: str | None


def findings(store: Store, search: Search, most: int = PAGE) -> list[Listed]:
    """Findings of a search, most serious first."""
    prepare(store)
    rows = store.db.execute(
        "SELECT a.key, a.id, a.title, f.body, d.verdict, d.note, d.decided, d.content, d.verdict IS NOT NULL AND "
        f"{_HOLDS} {_FINDINGS} WHERE {search.findings()}"
        f" ORDER BY {ORDER} LIMIT {int(most)} OFFSET :offset",
        search.values(),
    )
    return [_listed(*row) for row in rows]


def _listed(
    key: int | None, article: str | None, title: str | None, body: str, verdict: Any, note: Any, decided: Any, content: Any,
    holds: int,
) -> Listed:  # fmt: skip
    finding = Finding.model_validate_json(body)
    place = BETWEEN if article is None else article
    decision = None
    if verdict is not None:
        decision = Decision(place, finding.fingerprint, verdict, note, decided, content)
    return Listed(key, place, title or article or "Between stories", finding, decision, bool(holds))


def counts(store: Store, search: Search) -> Counter[str]:
    """How many findings of a search there are, by severity."""
    prepare(store)
    rows = store.db.execute(
        f"SELECT f.severity, count(*) {_FINDINGS} WHERE {search.findings()} GROUP BY 1", search.values()
    )
    return Counter({str(severity): int(count) for severity, count in rows})


def stories(store: Store, search: Search, most: int = PAGE) -> list[Story]:
    """Stories of a search, most serious first; those that could not be read after those with errors."""
    prepare(store)
    rows = store.db.execute(
        f"""SELECT a.id, coalesce(a.title, a.id), a.state,
            coalesce(c.errors, 0), coalesce(c.warnings, 0), coalesce(c.infos, 0), coalesce(c.decided, 0),
            coalesce(a.numbers, 0), coalesce(a.in_claims, 0),
            iif(a.state = 'skipped', 'not in English', (SELECT message FROM errors x WHERE x.article = a.key))
        FROM articles a LEFT JOIN (
            SELECT f.article AS key, sum({_OPEN} AND f.severity = 'error') AS errors,
                sum({_OPEN} AND f.severity = 'warning') AS warnings,
                sum({_OPEN} AND f.severity = 'info') AS infos, sum(NOT {_OPEN}) AS decided
            {_FINDINGS} GROUP BY 1) c ON c.key = a.key
        WHERE {search.stories()}
        ORDER BY coalesce(c.errors, 0) DESC, a.state = 'error' DESC, coalesce(c.warnings, 0) DESC,
            coalesce(c.infos, 0) DESC, a.id
        LIMIT {int(most)} OFFSET :offset""",
        search.values(),
    )
    return [Story(*row) for row in rows]


def total(store: Store, search: Search) -> int:
    """How many stories of a search there are."""
    prepare(store)
    query = f"SELECT count(*) FROM articles a WHERE {search.stories()}"
    return int(store.db.execute(query, search.values()).fetchone()[0])


def prepare(store: Store) -> None:
    """Give the database a way to find a name whatever its case and diacritics."""
    store.db.create_function("has", 2, _has, deterministic=True)


def _has(text: str | None, folded: str) -> bool:
    return text is not None and folded in fold(text)


def checks_found(store: Store) -> list[str]:
    """Names of the checks that found something, by their codes."""
    rows = store.db.execute('SELECT DISTINCT code, "check" FROM findings ORDER BY code')
    return [str(name) for _code, name in rows]
