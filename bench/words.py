"""Places and purposes for the generated plans, as different from each other as people make them.

A thousand plans with one and the same purpose weigh next to nothing once they are packed, and any
search finds all of them or none.
"""

from __future__ import annotations

from dataclasses import dataclass

_HEADS = (
    "Al", "Ask", "Berg", "Björk", "Bo", "Brun", "Dal", "Djup", "Eke", "Fager", "Fors", "Gran",
    "Grön", "Hall", "Häll", "Hög", "Järn", "Kalv", "Klock", "Kråk", "Kvarn", "Käll", "Lind",
    "Ljung", "Lund", "Lövs", "Norr", "Ramn", "Rå", "Röd", "Sand", "Sjö", "Skog", "Sol", "Sten",
    "Ströms", "Sund", "Söder", "Tall", "Öst",
)  # fmt: skip
_TAILS = (
    "arp", "by", "bo", "dal", "fors", "hamn", "hed", "holm", "hult", "kulla", "köping", "landa",
    "lid", "löv", "mark", "näs", "rum", "stad", "sund", "torp", "tuna", "vik", "vad", "åker", "ås",
)  # fmt: skip
_KINDS = (
    "bibliotek", "museum", "folkhögskola", "konsthall", "arkiv", "teater", "kulturskola",
    "fritidsgård", "hembygdsgård", "bokbuss",
)  # fmt: skip
_PLACES = len(_HEADS) * len(_TAILS)

_WHY = (
    "Visitors of {name} ask their questions here before they come, and we answer within a day.",
    "Parents want to know on Thursday what their children can do in {name} on Saturday.",
    "Those who have moved away still ask about the pictures that {name} keeps.",
    "People under thirty do not read our newsletter, and they are half of those who live nearby.",
    "Teachers plan a visit to {name} months ahead and want to prepare the class.",
    "Whoever is new in Sweden looks for a place to practise the language and meet neighbours.",
    "Researchers abroad follow what we digitise and correct us where a caption is wrong.",
    "Bus times, opening hours and cancelled evenings change at short notice at {name}.",
    "The volunteers have no address at work and would otherwise never hear of each other.",
    "Deaf visitors asked us for films in sign language, and {name} had nowhere to show them.",
    "Authors and musicians announce their evenings here and expect us to do the same.",
    "We lend tools, instruments and seeds, and hardly anybody knew of it until we showed them.",
    "Local clubs share our events with members whom {name} does not reach on its own.",
    "Applicants wonder how it is to live and study here, and a brochure cannot tell them.",
    "The restoration takes three years, and people want to look over the conservator's shoulder.",
    "Farmers, hunters and anglers know more about these maps than anybody at {name} does.",
)  # fmt: skip
_HOW = (
    "No other medium reaches them where they already are.",
    "A letter takes a week, and the telephone is busy at lunch.",
    "Short films explain more than a poster in the entrance.",
    "Pictures from the stacks start conversations that our own pages never did.",
    "Here they answer one another, and we only join in when something is wrong.",
    "We tried a blog for two years; nobody came back to it on their own.",
    "It is where the municipality's other houses already work side by side.",
    "Comments can be read aloud, and the captions are ours.",
    "Groups can be closed when a course is over, with everything exported first.",
    "A question asked in public is answered for all who wonder the same thing.",
    "The head of unit has set aside the hours, and two of us share the weekends.",
    "What we learn goes into the next exhibition, with the names of those who helped.",
)
_THEN = (
    "After a year we compare the number of bookings with the year before.",
    "If fewer than forty people have written to us by summer, we stop.",
    "Loans of the books that we mention tell whether it works.",
    "The archivist takes screenshots after each larger discussion.",
    "Half of those who come should have heard of us here.",
    "We count answers within a day, not followers.",
    "In autumn we ask at the desk how people found their way to {name}.",
    "The plan is revised when the coordinator leaves in January.",
    "",
    "",
)


@dataclass(frozen=True)
class Place:
    """Somebody who has accounts: as people call it, and as it is written in an address."""

    name: str
    slug: str


def make_place(number: int) -> Place:
    """The place of a number; no two are the same below ten thousand."""
    # 389 has no factor in common with the number of places: all come by, neighbours far apart.
    place = number * 389 % _PLACES
    head, tail = _HEADS[place % len(_HEADS)], _TAILS[place // len(_HEADS)]
    kind = _KINDS[(number + number // _PLACES) % len(_KINDS)]
    slug = f"{head}{tail}-{kind}".lower().translate(str.maketrans("åäö", "aao"))
    return Place(f"{head}{tail}s {kind}", slug)


def make_purpose(number: int, name: str) -> str:
    """What a plan is for, in two or three sentences."""
    sentences = (
        _WHY[number * 7 % len(_WHY)],
        _HOW[number // len(_WHY) * 5 % len(_HOW)],
        _THEN[number // 3 * 7 % len(_THEN)],
    )
    return " ".join(filter(None, sentences)).format(name=name)
