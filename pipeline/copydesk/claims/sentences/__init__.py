"""A sentence as the claims reader sees it: its items, clauses, and what only modifies."""
