"""Patterns made late: each of the checks' can be made, and answers as one made at once."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

from copydesk import checks
from copydesk.records.late import _Late, late


def test_every_pattern_of_the_checks_can_be_made() -> None:
    for module in pkgutil.walk_packages(checks.__path__, "copydesk.checks."):
        importlib.import_module(module.name)
    made = [one for one in gc.get_objects() if type(one) is _Late]
    assert len(made) > 250
    for one in made:
        assert re.compile(one._source, one._flags).pattern == one._source


def test_it_answers_as_one_made_at_once() -> None:
    one, other = late(r"\bby (\d+) votes", re.IGNORECASE), re.compile(r"\bby (\d+) votes", re.IGNORECASE)
    text = "Won By 31 votes, lost by 40 votes."
    assert [match[1] for match in one.finditer(text)] == [match[1] for match in other.finditer(text)]
    for _again in range(2):
        found = one.search(text, 8)
        assert found is not None
        assert found[1] == "40"
    assert one.fullmatch("by 5 votes") is not None
    assert one.pattern == other.pattern
