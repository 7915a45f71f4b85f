"""The tables of the store, and how each version of them became the next."""

from __future__ import annotations

# "cpyd": how a file is known to be a store of ours.
APPLICATION_ID = 0x63707964

_FIRST = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('read', 'error', 'skipped')),
    source TEXT, title TEXT, published TEXT, dateline TEXT, agency TEXT, language TEXT,
    url TEXT, slug TEXT, version TEXT, chars INTEGER, words INTEGER,
    numbers INTEGER, in_claims INTEGER, checked INTEGER,
    content TEXT, read_by TEXT, checked_by TEXT, model TEXT
);
CREATE TABLE readings (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    body BLOB NOT NULL
);
CREATE TABLE entities (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL,
    candidate INTEGER, party TEXT, acronyms TEXT, place_kind TEXT, country TEXT
);
CREATE INDEX entities_by_article ON entities (article);
CREATE INDEX entities_by_name ON entities (name);
CREATE TABLE claims (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    id TEXT NOT NULL, measure TEXT NOT NULL, subject TEXT, rival TEXT, value TEXT, "of" TEXT, unit TEXT,
    comparator TEXT, low TEXT, high TEXT, place TEXT, contest TEXT, round TEXT, "group" TEXT, "when" TEXT,
    status TEXT, source TEXT, speaker TEXT, evidence TEXT, start INTEGER, "end" INTEGER, confidence REAL
);
CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX claims_by_subject ON claims (subject, measure);
CREATE TABLE findings (
    key INTEGER PRIMARY KEY,
    article INTEGER REFERENCES articles (key) ON DELETE CASCADE,
    code TEXT NOT NULL, "check" TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,
    text TEXT, versus TEXT, start INTEGER, "end" INTEGER, found TEXT, expected TEXT,
    fingerprint TEXT NOT NULL, confidence REAL, body TEXT NOT NULL
);
CREATE INDEX findings_by_article ON findings (article);
CREATE INDEX findings_by_check ON findings ("check");
CREATE TABLE errors (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    kind TEXT NOT NULL, message TEXT NOT NULL
);
"""

_SECOND = """
CREATE TABLE decisions (
    article_id TEXT NOT NULL, fingerprint TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT,
    PRIMARY KEY (article_id, fingerprint)
) WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIEW figures AS
    SELECT a.id AS article, a.published, c.measure, c.subject, c.place, c.value,
           CAST(c.value AS REAL) AS number, c.unit, c.comparator, c.status, c.source, c.evidence
    FROM claims c JOIN articles a ON a.key = c.article;
CREATE VIEW faults AS
    SELECT a.id AS article, f.code, f."check", f.severity, f.message, f.text, f.versus, f.start, f."end",
           f.fingerprint, d.verdict
    FROM findings f LEFT JOIN articles a ON a.key = f.article
    LEFT JOIN decisions d ON d.article_id = a.id AND d.fingerprint = f.fingerprint;
"""

# What findings across stories need of each; it goes with the Reading's checks.
_THIRD = """
CREATE TABLE notes (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE TABLE quantities (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    id TEXT NOT NULL, kind TEXT NOT NULL, printed TEXT NOT NULL, value TEXT, "of" TEXT, unit TEXT,
    comparator TEXT, low TEXT, high TEXT, resolved TEXT, start INTEGER, "end" INTEGER
);
CREATE INDEX quantities_by_article ON quantities (article);
DELETE FROM state WHERE name = 'across';
UPDATE articles SET read_by = NULL WHERE state = 'read';
"""

# What a person decided stands by itself: the finding may be gone tomorrow. Decisions on findings between
# stories have the empty string for their article. `content` is the story as it was then.
_FOURTH = """
ALTER TABLE decisions ADD COLUMN decided TEXT;
ALTER TABLE decisions ADD COLUMN content TEXT;
ALTER TABLE decisions ADD COLUMN code TEXT;
ALTER TABLE decisions ADD COLUMN "check" TEXT;
ALTER TABLE decisions ADD COLUMN severity TEXT;
ALTER TABLE decisions ADD COLUMN message TEXT;
ALTER TABLE decisions ADD COLUMN text TEXT;
CREATE INDEX decisions_by_day ON decisions (substr(decided, 1, 10));
CREATE INDEX findings_by_rank ON findings (
    (CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), confidence DESC, key
);
DROP VIEW faults;
CREATE VIEW faults AS
    SELECT a.id AS article, f.code, f."check", f.severity, f.message, f.text, f.versus, f.start, f."end",
           f.fingerprint, d.verdict, d.note, d.decided
    FROM findings f LEFT JOIN articles a ON a.key = f.article
    LEFT JOIN decisions d ON d.article_id = coalesce(a.id, '') AND d.fingerprint = f.fingerprint;
"""

# Never edit one that was released: add another.
MIGRATIONS = (_FIRST, _SECOND, _THIRD, _FOURTH)
