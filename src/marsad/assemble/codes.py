"""Event type, sides and harm → the codes of ACLED and PLOVER, by the cases in resources/types."""

from collections.abc import Iterable, Sequence
from typing import Any

from marsad.model.coded import Harm
from marsad.resources import load_one
from marsad.resources.inters import class_of


def acled_codes(
    type: str,
    side_a: Sequence[str],
    side_b: Sequence[str],
    country: str | None = None,
    *,
    harm: Iterable[Harm] = (),
    weapons: Iterable[str] = (),
) -> tuple[str, str]:
    """(event_type, sub_event_type) in ACLED's words.

    Args:
        type: event type of the contract.
        side_a: actor ids of who acts.
        side_b: actor ids of who is acted upon.
        country: ISO 3166-1 alpha-2 of where it happened; state forces from elsewhere are external forces.
        harm: the event's harm lines; without them a protest that was fired at looks peaceful.
        weapons: plain words as in `WeaponMention.weapon`.
    """
    code = _first(load_one("types", type)["acled"], _facts(side_a, side_b, harm, country, weapons))
    return code["event_type"], code["sub_event_type"]


def plover_codes(
    type: str,
    side_a: Sequence[str] = (),
    side_b: Sequence[str] = (),
    country: str | None = None,
    *,
    harm: Iterable[Harm] = (),
    weapons: Iterable[str] = (),
) -> tuple[str | None, str | None]:
    """(type, mode) of PLOVER; (None, None) where it has no code for such an event. Arguments as in `acled_codes`."""
    codes = load_one("types", type).get("plover", [])
    if not codes:
        return None, None
    code = _first(codes, _facts(side_a, side_b, harm, country, weapons))
    return code["type"], code.get("mode")


def _facts(
    side_a: Sequence[str], side_b: Sequence[str], harm: Iterable[Harm], country: str | None, weapons: Iterable[str]
) -> dict[str, Any]:
    """What the cases ask about, as sets."""
    suffered = [line for line in harm if (line.low or line.best or line.high or 0) > 0]
    return {
        "a": {class_of(actor, country) for actor in side_a},
        "b": {class_of(actor, country) for actor in side_b},
        "harmed": {line.outcome for line in suffered},
        "victims": {line.who for line in suffered},
        "weapons": set(weapons),
    }


def _first(codes: Sequence[dict[str, Any]], facts: dict[str, Any]) -> dict[str, Any]:
    """The first code whose case holds; the last has no case (checked when the files are compiled)."""
    return next(code for code in codes if "case" not in code or _holds(code["case"], facts))


def _holds(case: dict[str, Any], facts: dict[str, Any]) -> bool:
    return all(_condition(key, wanted, facts) for key, wanted in case.items())


def _condition(key: str, wanted: Any, facts: dict[str, Any]) -> bool:
    side, _, how = key.partition("_")
    found = facts[side]
    if how == "none":
        return bool(found) is not wanted
    if how == "only":
        return bool(found) and found <= set(wanted)
    return bool(found & set(wanted))
