"""Sums of money: $5 million, Rs 2 crore, 48-billion-yen, 300 euros."""

from __future__ import annotations

from copydesk.quantities.draft import Draft
from copydesk.quantities.tokens import Block

_SYMBOLS = {
    "$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "₹": "rupees", "₦": "naira", "₱": "pesos",
    "₩": "won", "₺": "lira", "₴": "hryvnia", "₪": "shekels", "₽": "rubles", "₵": "cedis", "฿": "baht",
    "₫": "dong",
}  # fmt: skip
_CODES = {
    "rs": "rupees", "usd": "dollars", "eur": "euros", "gbp": "pounds", "inr": "rupees", "ksh": "shillings",
    "rm": "ringgit", "php": "pesos", "ngn": "naira", "zar": "rand", "jpy": "yen", "aud": "dollars",
    "cad": "dollars", "chf": "francs", "sek": "kronor", "nok": "kroner", "dkk": "kroner", "pkr": "rupees",
}  # fmt: skip
_NAMES = {
    "dollar": "dollars", "dollars": "dollars", "euro": "euros", "euros": "euros", "pounds": "pounds",
    "sterling": "pounds", "yen": "yen", "rupee": "rupees", "rupees": "rupees", "naira": "naira",
    "peso": "pesos",
    "pesos": "pesos", "lira": "lira", "liras": "lira", "rand": "rand", "shilling": "shillings",
    "shillings": "shillings", "cedi": "cedis", "cedis": "cedis", "ruble": "rubles", "rubles": "rubles",
    "rouble": "rubles", "roubles": "rubles", "franc": "francs", "francs": "francs", "krona": "kronor",
    "kronor": "kronor", "kroner": "kroner", "reais": "reais", "yuan": "yuan", "ringgit": "ringgit",
    "baht": "baht",
    "shekels": "shekels", "cents": "cents", "pence": "pence", "bucks": "dollars", "hryvnia": "hryvnia",
    "rupiah": "rupiah", "dinars": "dinars", "dirhams": "dirhams", "zloty": "zloty", "forint": "forint",
    "quid": "pounds", "kwacha": "kwacha", "baisa": "baisa",
}  # fmt: skip
_COUNTRY = frozenset({"us", "a", "c", "hk", "nz", "s", "r", "nt", "au", "ca", "sg", "z", "j", "tt"})


def money_before(block: Block, draft: Draft) -> bool:
    """A sign or code of a currency before the number."""
    first = draft.first
    before = block.at(first - 1)
    if before in _SYMBOLS:
        draft.kind, draft.unit, draft.first = "money", _SYMBOLS[before], first - 1
        if block.at(first - 2) in _COUNTRY and block.touches(first - 2):
            draft.first -= 1
        return _tail(block, draft)
    at = first - 1 - (before == ".")
    if block.at(at) in _CODES and (block.capital(at) or block.at(at) == "rs"):
        draft.kind, draft.unit, draft.first = "money", _CODES[block.at(at)], at
        return _tail(block, draft)
    return False


def money_after(block: Block, draft: Draft) -> bool:
    """The name of a currency behind the number, or a sign: 3 million euros, 48-billion-yen, 20 €."""
    at = draft.next + (block.at(draft.next) == "-")
    word = block.at(at)
    if word in ("u", "us", "american", "canadian", "australian") and block.at(at + 1) in _NAMES:
        at += 1
        word = block.at(at)
    scaled = draft.number is not None and draft.number.rounded
    unit = _NAMES.get(word) or (_SYMBOLS.get(word) if word != "$" else None)
    if unit is None and scaled and word in ("won", "real", "pound") and block.at(at + 1) not in ("the", "a"):
        unit = {"won": "won", "real": "reais", "pound": "pounds"}[word]
    if unit is None:
        return False
    draft.kind, draft.unit, draft.next = "money", unit, at + 1
    return True


def _tail(block: Block, draft: Draft) -> bool:
    """Take a currency's own name behind its sign with it: $5 million dollars, $48-million."""
    if block.at(draft.next) in _NAMES:
        draft.next += 1
    return True
