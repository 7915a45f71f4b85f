"""Words of what is not asserted: hoped, denied, asked, conditional."""

from __future__ import annotations

# Modality: what is not asserted.
UNREAL = frozenset(
    """
    would could might may should if unless hope hopes hoped hoping hopeful aims aim aimed want wants
    wanted wish whether likely unlikely possible possibly perhaps expect expects expected hypothetical
    chance bid try tries trying tried vow vows vowed pledge pledged pledges target targets plan plans
    planned predict predicts predicted seek seeks seeking sought asked demand demands deny denies denied
    refused refuses able promise promised poised favourite favorite set campaign can cannot to
    """.split()
)

# Right before an outcome: it did not come.
NEGATION = frozenset("not n't n’t never no without nor neither failed fails fail none nobody".split())

# Beside the verb of a figure's clause.
MODAL = frozenset(
    """
    would could might should hopes hoped hoping aims aimed wants wanted target predicted expects expected
    vowed promised
    """.split()
)

# Before "to win": not yet won.
WANTED = frozenset(
    """
    need needs needed hoping hopes trying tried bid seeking wants yet expected likely able required must
    ought
    """.split()
)
