"""The checks: each takes a Reading and says what in it cannot both be true."""
