"""A small trained model that weighs what the rules read: what each figure measures, whose it is, where, when, by whose word."""
