"""`python -m copydesk`: the same as the command `copydesk`."""

from __future__ import annotations

from copydesk.edge.cli import main

if __name__ == "__main__":
    main()
