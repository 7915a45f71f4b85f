"""Nouns that election figures count: seats, areas, ballots and voters."""

from __future__ import annotations

SEAT_UNITS = frozenset(
    """
    seats delegates electoral_votes mps councillors lawmakers deputies senators members legislators
    representatives mandates constituencies_seats councilors aldermen governors governorships mayors
    mayoralties posts meps tds msps ams mlas seat electors town_halls city_halls superdelegates
    congressmen parliamentarians assembly_members council_seats
    """.split()
)

AREA_UNITS = frozenset(
    """
    provinces districts states counties councils constituencies ridings wards municipalities cities
    regions prefectures departments governorates cantons towns boroughs divisions parishes territories
    communes villages electorates islands local_governments local_government_areas electoral_districts
    areas metropolitan_municipalities cities_and_provinces polling_stations precincts capitals emirates
    oblasts voivodeships
    """.split()
)

BALLOT_UNITS = frozenset(
    """
    ballot_boxes precincts polling_stations polling_places ballots tally_sheets tallies booths stations
    boxes polling_booths returns units polling_units polling_divisions wards constituencies results
    districts counties municipalities centres centers reporting_units vote_centers states acts minutes
    rounds protocols votes ballot_papers tables voting_tables sections polls
    """.split()
)

VOTER_UNITS = frozenset(
    """
    voters people electors citizens adults members residents koreans americans canadians australians
    japanese turks indians nigerians ghanaians kenyans brazilians mexicans filipinos indonesians germans
    britons party_members registered_voters eligible_voters hong_kongers constituents persons
    """.split()
)

# "the 100-seat Senate", "a 60-member council".
CHAMBERS = frozenset(
    """
    parliament assembly chamber house senate council legislature congress body knesset bundestag lower
    national legislative city diet dáil storting riksdag
    """.split()
)
