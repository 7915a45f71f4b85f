"""Page furniture: what a web page puts around and into a story, and a reader who copies it pastes along.

Whole lines only, and only such as no story says: a false one would hide a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.articles.dateline import alone, opening
from copydesk.articles.lines import Line


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split("|"))


# Buttons, labels and notices: the whole line, in any case, without the marks around it.
_NOTICES = _phrases(
    "advertisement | advert | sponsored | paid content | story continues below advertisement | skip to content"
    "| story continues below | article continues below | article continues after advertisement | skip advert"
    "| article continues below advertisement | story continues after ad | scroll to continue | continue reading"
    "| skip to main content | skip navigation | share | tweet | pin | pin it | print | print this | email | save"
    "| saved | comment | comments | copy link | copy url | link copied | share this | share this article"
    "| share this story | share this page | share via email | share by email | share on facebook"
    "| share on twitter | share on x | share on whatsapp | share on linkedin | share on reddit | facebook | twitter"
    "| whatsapp | linkedin | reddit | telegram | instagram | got it | normal text size | larger text size"
    "| very large text size | add a comment | leave a comment | post a comment | view comments | show comments"
    "| load more | show more | see more | sort by | log in | sign in | sign up | sign up here | subscribe"
    "| subscribe now | register | register now | newsletter | license this article | opens new tab | back to top"
    "| save articles for later | listen to this article | gift this article | view all | close | menu | search"
    "| getty images | text size | 0 comments | no comments | be the first to comment | join the conversation"
)
# What stands over links to other stories: these lines and the headlines below them are none of this story.
_LINKS = _phrases(
    "related | related stories | related articles | related topics | related coverage | related content"
    "| related news | related links | read more | read next | read also | also read | see also | more on this story"
    "| more on this | most read | most viewed | most popular | most shared | trending | trending now | popular now"
    "| recommended | recommended for you | you may also like | you might also like | suggested topics | topics"
    "| tags | latest news | latest stories | top stories | editors' picks | editor's picks | must read"
    "| more stories | more news | in case you missed it | what to read next | around the web | from our partners"
)
_LINKS_IN = re.compile(
    r"(?:most (?:read|viewed|popular)|more|more stories|latest) (?:in|from|on|about) .{2,40}$"
)
# One line that links to another story or to a page of the house.
_LINE = re.compile(
    r"(?:(?:Read|READ|See|SEE|Watch|WATCH|Listen|LISTEN)(?: (?:[Mm]ore|MORE|[Aa]lso|ALSO|[Nn]ext|NEXT|[Nn]ow))?"
    r"|Also [Rr]ead|ALSO READ|MORE|Related|RELATED|Further [Rr]eading|FURTHER READING|Follow [Ll]ive|FOLLOW LIVE"
    r"|Live [Uu]pdates|LIVE UPDATES|Topics|Tags|Filed [Uu]nder|Explore [Mm]ore|Recommended|Our Standards)"
    r" ?[:|»>] ?.{1,250}$"
    r"|(?!.*\b(?:said|says|told|added)\b)(?:Sign up|Subscribe|Get |Download|Follow us|Join us|Join our|Click here|Log in|Register|Listen to|Add articles"
    r"|Want more).{0,90}\b(?:newsletters?|inbox|subscrib\w+|app|account|alerts|WhatsApp|Telegram|Twitter|Facebook"
    r"|Instagram|podcast|saved list|articles for later|channel)\b.{0,60}$"
    r"|(?:©|\([cC]\) (?:19|20)\d\d|Copyright (?:©|\d{4})).{0,150}$|.{0,60}\bAll rights reserved\b.{0,60}$"
    r"|(?:Image|Picture|Photo) source, .{1,60}$"
    r"|(?:(?:Updated|Published|Posted|Last updated|First published):? )?(?:an?|\d{1,2}) (?:second|minute|min|hour|hr|day"
    r"|week|month|year)s? ago$"
    r"|\d{1,3}[ -]min(?:ute)?s? read$|(?:Reading time|Read time|Time to read):? .{1,20}$"
    r"|[\d.,]{1,8}[kKmM]? ?(?:comments?|shares?|views?|likes?|retweets?|reactions?)$|\d{1,3}(?:\.\d)?[kKM]$"
    r"|(?:\[(?i:facebook|twitter|x|whatsapp|email|telegram|copy url|copy link|link|print)\] ?)+$"
    # "example.com", "www.7days.co.uk"; not "vote.of", a stop without its space. Of the endings of countries those
    # that are small words are left out.
    r"|(?:(?=\d*[^\W\d])[\w-]{2,30}\.){1,3}(?:com|org|net|gov|edu|info|news|tv|fm|eu"
    r"|(?:(?:co|com|org|net|gov|ac)\.)?(?:a[dfgilrtuz]|b[abdeghnrtwyz]|c[adhlmnoruvyz]|d[ekmoz]|e[ceghst]|f[ijr]"
    r"|g[ehmrty]|h[knrtu]|i[delnqrst]|j[mop]|k[eghrwyz]|l[abkrstuvy]|m[abdegklmnrtuvwxyz]|n[aegilopz]|om|p[aeghklrsty]"
    r"|qa|r[osuw]|s[abdegiknrvy]|t[dghjlnrtwz]|u[agkyz]|v[cenu]|ws|xk|ye|z[amw]))$"
)
# "Labor holds Ballarat | The Courier": the name of the house behind the headline.
_HOUSE = re.compile(
    r"(.{15,200}?)( [|–—-] [A-Z][\w.&'’-]{0,40}(?: (?:(?:of|and|the|&) ){0,3}[A-Z][\w.&'’-]{0,40}){0,4})$"
)
# "Home > News > Elections"
_TRAIL = re.compile(r"(?:[\w&' ]{2,25} ?[>›»] ?){1,5}[^>›»]{2,80}$")
# Words of a menu above the headline.
_MENU = re.compile(
    r"(?:home|news|politics|world|nation|national|local|business|sports?|opinion|live|elections?(?: \d{4})?|uk|us|asia"
    r"|africa|europe|americas|middle east|australia|culture|entertainment|lifestyle|weather|video|latest|breaking news"
    r"|(?:us|uk) (?:news|politics|election(?: \d{4})?)|world news|top news|analysis|e-paper|epaper)$"
)
_STOPPED = re.compile(r"[.!][\"'”’)]{0,2}$")
# Lines that make a page's head; and headlines under one heading.
_HEAD, _MOST_LINKS, _LONGEST_LINK = 12, 10, 130


def furniture(held: Sequence[Line]) -> set[int]:
    """Which of a text's lines are furniture; none if all were."""
    found = {index for index, line in enumerate(held) if _is_furniture(line)}
    found |= set(_links(held, found))
    found |= set(_head(held, found))
    return found if len(found) < len(held) else set()


def house(held: Sequence[Line]) -> tuple[int, int] | None:
    """The name of the house behind the headline, told by a bar or because it stands alone on a line below."""
    match = _HOUSE.match(held[0].text) if held else None
    if match is None:
        return None
    name = match[2].strip(" |–—-")
    if "|" not in match[2] and all(line.text != name for line in held[1:_HEAD]):
        return None
    return held[0].start + match.start(2), held[0].end


def _plain(text: str) -> str:
    return " ".join(text.strip(" \t-–—*•|[]():.…").replace("’", "'").casefold().split())


def _is_furniture(line: Line) -> bool:
    text = line.text
    if len(text) > 320:
        return False
    return (len(text) <= 50 and _plain(text) in _NOTICES) or _LINE.match(text) is not None


def _links(held: Sequence[Line], found: set[int]) -> Iterator[int]:
    """Headings of links to other stories, and the lines under them: short ones without a stop, one below another."""
    for index, line in enumerate(held):
        plain = _plain(line.text) if len(line.text) <= 60 else ""
        if not plain or not (plain in _LINKS or _LINKS_IN.match(plain)):
            continue
        yield index
        spaced = index + 1 < len(held) and held[index + 1].gap
        for below in range(index + 1, min(index + 1 + _MOST_LINKS, len(held))):
            link = held[below]
            if below in found:
                continue
            if link.gap and not spaced or len(link.text) > _LONGEST_LINK or _STOPPED.search(link.text):
                break
            if link.is_row or opening(link.text) or alone(link.text):
                break
            yield below


def _head(held: Sequence[Line], found: set[int]) -> Iterator[int]:
    """A menu and a trail above the headline, and the headline where it stands a second time."""
    rest = [index for index in range(min(_HEAD, len(held))) if index not in found]
    menu = 0
    while menu < len(rest) and (_MENU.match(_plain(held[rest[menu]].text)) or _is_trail(held[rest[menu]])):
        menu += 1
    if menu == len(rest) or _STOPPED.search(held[rest[menu]].text):
        return  # no headline follows: then it may be one of these
    yield from rest[:menu]
    headline = held[rest[menu]].text
    again = {headline} if len(headline) > 20 else set()
    behind = _HOUSE.match(headline)
    if behind:
        again |= {behind[1], behind[2].strip(" |–—-")}
    yield from (index for index in rest[menu + 1 :] if held[index].text in again)


def _is_trail(line: Line) -> bool:
    return len(line.text) <= 160 and _TRAIL.match(line.text) is not None
