"""Who stands in ACLED's columns of actors, and what that makes of the event."""

from collections.abc import Iterable
from typing import Any

from marsad.export.parts.events import UNARMED, classes, coded_name, country_of
from marsad.resources.inters import acled_name, class_of, inter_of, slugs

Json = dict[str, Any]
Side = list[tuple[str, str]]  # (actor id, ACLED's name)

_ARMED_TYPES = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_TARGETED = ("Explosions/Remote violence", "Riots", "Protests")


def actors_of(event: Json) -> Json:
    """The cells actor1 to interaction."""
    country = country_of(event)
    one, two = _sides(event, country)
    codes = [inter_of(side[0][0], country) if side else None for side in (one, two)]
    return {
        "actor1": one[0][1] if one else None,
        "assoc_actor_1": "; ".join(name for _, name in one[1:]) or None,
        "inter1": codes[0] and codes[0]["text"],
        "actor2": two[0][1] if two else None,
        "assoc_actor_2": "; ".join(name for _, name in two[1:]) or None,
        "inter2": codes[1] and codes[1]["text"],
        "interaction": _interaction(codes[: 2 if two else 1]),
    }


def _sides(event: Json, country: str | None) -> tuple[Side, Side]:
    """(actor id, ACLED's name) of both sides. In battles civilians are no party; where violence has no author the
    armed men of the country are unidentified, and where civilians are its target they are the second actor."""
    kind, slug = event["acled"]["event_type"], _slug(country)
    one, two = _side(event["side_a"], kind, country), _side(event["side_b"], kind, country)
    if kind == "Battles" and not two:
        two = _side(_harmed(event, one), kind, country)
    if not one and kind in _ARMED_TYPES:
        one = _made(f"unidentified-{slug}")
    if not two and kind == "Violence against civilians":
        two = _made(f"civilians-{slug}")
    if not one and kind in ("Protests", "Riots"):
        one = _made(f"{kind.lower().replace('protests', 'protesters').replace('riots', 'rioters')}-{slug}")
    return (two, []) if not one else (one, two)


def _slug(country: str | None) -> str:
    return next((slug for slug, code in slugs().items() if code == country), "")


def _made(actor: str) -> Side:
    name = acled_name(actor)
    return [(actor, name)] if name else []


def _side(parties: Iterable[Json], kind: str, country: str | None) -> Side:
    """Each name once; armed parties before civilians."""
    found = {coded_name(party): party["actor"] for party in reversed(list(parties))}
    side = [(actor, name) for name, actor in reversed(found.items())]
    armed = [item for item in side if class_of(item[0], country) not in UNARMED]
    if kind == "Battles":
        return armed
    return armed + [item for item in side if item not in armed] if armed and kind in _TARGETED else side


def _harmed(event: Json, one: Side) -> list[Json]:
    """Whose people were hurt, where no second side is named."""
    actors = [
        line["actor"]
        for line in event["harm"]
        if line["outcome"] in ("killed", "injured") and line["actor"] and line["high"] != 0
    ]
    day = event["when"]["start"]
    return [
        {"actor": actor, "acled_name": acled_name(actor, day)}
        for actor in dict.fromkeys(actors)
        if actor not in {known for known, _ in one}
    ]


def _interaction(codes: list[Json | None]) -> str | None:
    """Of the sides that there are; None where one of them is of no class that marsad knows."""
    known = sorted((code for code in codes if code), key=lambda code: int(code["code"]))
    if len(known) < len(codes):
        return None
    return "-".join(code["text"] for code in known) if len(known) > 1 else f"{known[0]['text']} only"


def civilian_targeting(event: Json) -> str | None:
    """All violence against civilians; explosions, riots and force against protesters that hit only the unarmed."""
    kind, sub = event["acled"]["event_type"], event["acled"]["sub_event_type"]
    target = classes(event["side_b"], country_of(event))
    only = bool(target) and target <= UNARMED
    if sub == "Excessive force against protesters" or kind == "Violence against civilians":
        return "Civilians targeted"
    return "Civilians targeted" if kind in _TARGETED and kind != "Protests" and only else None
