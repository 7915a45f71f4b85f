"""Cases of checks: YAML lists of stories, each with what was read in it and which checks must speak.

    - story: what the case shows, in a few words          (unique in its file)
      country: GH                                          (ISO 3166)
      flags: true                                          (whether the check of the file must speak)
      text: |
        Afia Mensah won with 52.3 percent ...
      people, parties, places, claims, ...                 (as in a gold file; see copydesk.edge.gold.reading)
      also: [other-check]                                  (checks that may speak besides)

Words of `at` are looked up in the text, so a case that drifts from its text fails loudly.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from copydesk.edge.gold.reading import from_data
from copydesk.records import Reading
from tests.checks.short import expand

HERE = Path(__file__).parent


def reading(case: dict[str, Any]) -> Reading:
    """The Reading that a case describes."""
    case = expand(case)
    text = str(case["text"])
    return from_data(
        text.rstrip("\n"), case, id=str(case.get("id", "story.txt")), published=case.get("published")
    )


def cases(folder: str, name: str) -> list[dict[str, Any]]:
    """The cases of tests/checks/<folder>/<name>.yml."""
    data = yaml.safe_load((HERE / folder / f"{name}.yml").read_text(encoding="utf-8"))
    return [dict(case) for case in data]


def case_files(folder: str) -> list[str]:
    """The names of the checks that have cases in tests/checks/<folder>."""
    return sorted(path.stem for path in (HERE / folder).glob("*.yml"))
