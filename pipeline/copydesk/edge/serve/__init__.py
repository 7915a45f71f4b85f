"""The review desk: pages for fact-checkers and a JSON API, on localhost. Needs copydesk[serve]."""
