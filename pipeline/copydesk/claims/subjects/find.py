"""The owner of a figure: each construction is asked in turn, then clause and tree."""

from __future__ import annotations

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.beside import beside, possessive
from copydesk.claims.subjects.named import for_name, given, handover, of_name
from copydesk.claims.subjects.owner import Owner, clause_subject, tree_subject


def owner_of(frame: Frame, item: Item) -> Owner:
    """The subject of the figure `item`, by the first construction that speaks."""
    for rule in (for_name, of_name, given, possessive, handover, beside):
        found = rule(frame, item)
        if found is not None:
            return found
    by_clause = clause_subject(frame, item)
    by_tree = tree_subject(frame, item)
    if by_clause.items and by_tree.items:
        if by_clause.items[0].entity is by_tree.items[0].entity or by_tree.items[0] in by_clause.items:
            by_clause.sure = 0.95
        else:
            by_clause.sure = 0.7
        return by_clause
    if by_clause.items:
        return by_clause
    return by_tree
