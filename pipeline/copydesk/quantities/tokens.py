"""Text becomes blocks of light tokens: words, digit groups, marks, and the line ends that part figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

# Reads: 84,121  50.92  1.234.567,8  84 121 (no-break or thin space)  84'121; a letter group with its
# apostrophes: country's; any other character by itself. Never joins 2024-03-31 or 52-48.
_TOKEN = re.compile(
    r"[0-9]{1,3}(?:[\u00a0\u2009\u202f'’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|(?<![\w.])\.[0-9]+(?![\w.])"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\s]"
)
BREAK = "\n"
_MOST = 20_000  # tokens a block may hold; a longer paragraph is cut, so that memory stays small
_PADDING = [""] * 64  # more than any rule looks ahead or back
_WRAPPED = 45  # a line this long that ends in mid-sentence goes on in the next one


@dataclass(slots=True)
class Block:
    """Tokens of one paragraph as parallel lists; `low` is lower case with straight apostrophes."""

    text: str
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.start)

    def close(self) -> Block:
        """Pad the words, so that looking a little past either end finds nothing rather than fails."""
        self.word += _PADDING
        self.low += _PADDING
        return self

    def at(self, index: int) -> str:
        """The lower-case token at `index`, empty outside the block."""
        return self.low[index]

    def printed(self, index: int) -> str:
        """The token at `index` as printed, empty outside the block."""
        return self.word[index]

    def drop(self) -> None:
        """Take the last token away."""
        for tokens in (self.word, self.low, self.start, self.end):
            tokens.pop()

    def touches(self, index: int) -> bool:
        """Whether tokens `index` and `index + 1` stand together with nothing between."""
        return 0 <= index < len(self.start) - 1 and self.end[index] == self.start[index + 1]

    def capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital letter."""
        return self.printed(index)[:1].isupper()

    def digits(self, index: int) -> bool:
        """Whether the token at `index` is made of digits."""
        first = self.printed(index)[:2]
        return "0" <= first[:1] <= "9" or (first[:1] == "." and len(first) == 2)

    def seek(self, index: int, *words: str) -> bool:
        """Whether the tokens from `index` on are `words`."""
        return self.low[index : index + len(words)] == list(words)


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of `text`, tokenised; a blank line parts them."""
    block = Block(text)
    position, size = 0, len(text)
    while position < size:
        newline = text.find("\n", position)
        stop = size if newline < 0 else newline
        line = text[position:stop]
        if not line.strip():
            if block.word:
                if block.word[-1] == BREAK:
                    block.drop()
                yield block.close()
                block = Block(text)
        else:
            for filled in _line(block, text, position, stop):
                block = filled
                if len(block) >= _MOST:
                    yield block.close()
            if len(block) >= _MOST:
                block = Block(text)
            elif block.word and newline >= 0 and not _goes_on(line, text, stop):
                _add(block, BREAK, stop, stop)
        position = stop + 1
    if block.word and block.word[-1] == BREAK:
        block.drop()
    if block.word:
        yield block.close()


def _line(block: Block, text: str, start: int, stop: int) -> Iterator[Block]:
    """Add the tokens of one line; yields each block as it is filled, and the last one."""
    matches = _TOKEN.finditer(text, start, stop)
    curly = text.find("’", start, stop) >= 0
    while True:
        found = list(islice(matches, _MOST - len(block)))
        words = [match[0] for match in found]
        block.word += words
        block.low += [word.lower().replace("’", "'") for word in words] if curly else map(str.lower, words)
        block.start += [match.start() for match in found]
        block.end += [match.end() for match in found]
        yield block
        if len(block) < _MOST:
            return
        block = Block(text)


def _add(block: Block, token: str, start: int, end: int) -> None:
    block.word.append(token)
    block.low.append(token)
    block.start.append(start)
    block.end.append(end)


def _goes_on(line: str, text: str, stop: int) -> bool:
    """Whether a line end is only a wrapped line: "led by 84,121 / votes", not "Labour 262 / Greens 4"."""
    following = text[stop + 1 : stop + 80].lstrip(" \t")[:1]
    last = line.rstrip()[-1:]
    if following.islower():
        return last not in ".:;"
    return len(line) >= _WRAPPED and (last.isalnum() or last == ",") and following.isalnum()
