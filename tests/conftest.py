"""How the property tests look for examples: the same ones every time, so that a verdict does not change by itself.

To search at random instead, and further: python -m pytest --hypothesis-profile=search (EXAMPLES=20000 for more a test).
What a search finds becomes an `@example` of its test.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No deadline: on a machine with other work any step may take long. Hangs are looked for in tests/fuzz.
settings.register_profile(
    "fixed",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",
    settings.get_profile("fixed"),
    derandomize=False,
    max_examples=int(os.environ.get("EXAMPLES", "2000")),
    print_blob=True,
)
settings.load_profile("fixed")
