"""Which actor a name means: by country, day and what else the report names. Equals stay equals."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from marsad.ground.actors_acled import acled_name, actor_name, actor_type
from marsad.ground.actors_list import Listed, all_listed, listed, within
from marsad.ground.actors_names import NameEntry
from marsad.ground.nations import slug_of
from marsad.resources import load

MARGIN = 0.08  # the best candidate must lead by this much to be the answer
_OWN, _ALSO = 0.5, 0.45  # a name in an actor's own record against one that merely may mean it
_COUNTRY, _ABROAD = 0.3, 0.2
_NAMED, _RELATED = 0.25, 0.12
_AREA, _IN_OFFICE = 0.15, 0.15
_OUT_OF_DATE = 0.3
_WEAK = 0.2
_EVERYWHERE = frozenset({"AF", "IQ"})  # home of the two networks whose bare name is used in all countries


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """An actor that words may mean, with how well it fits in 0..1."""

    actor: str
    name: str
    acled_name: str | None
    type: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a mention. `countries`: ISO code → weight in 0..1; `named`: ids that the report names."""

    on: date | None = None
    countries: Mapping[str, float] = field(default_factory=dict)
    named: Set[str] = frozenset()
    areas: Set[str] = frozenset()  # names of the first-level units around it


def candidate(actor: str, score: float, on: date | None = None, country: str | None = None) -> ActorCandidate:
    return ActorCandidate(
        actor, actor_name(actor), acled_name(actor, on, country), actor_type(actor, country), round(score, 4)
    )


def _fit(actor: Listed, base: float, name_dates: tuple[str | None, str | None], setting: Setting) -> float:
    score = base
    if actor.countries and setting.countries:
        home = setting.countries.get(actor.countries[0], 0.0) * _COUNTRY
        abroad = max((setting.countries.get(c, 0.0) for c in actor.countries[1:]), default=0.0) * _ABROAD
        everywhere = 0.05 if actor.countries[0] in _EVERYWHERE else 0.0
        score += max(home, abroad, everywhere)
    if setting.areas & frozenset(actor.areas):
        score += _AREA
    if setting.on is not None and any(within(setting.on, r.since, r.until) for r in actor.roles):
        score += _IN_OFFICE
    if actor.id in setting.named:
        score += _NAMED
    elif actor.related() & setting.named:
        score += _RELATED
    if setting.on is not None and not (actor.active_on(setting.on) and within(setting.on, *name_dates)):
        score -= _OUT_OF_DATE
    return score


def score_entries(entries: Sequence[NameEntry], setting: Setting) -> list[tuple[str, float]]:
    """Candidates of a name of the list, best first, scores in 0..1."""
    everyone = all_listed()
    scores: dict[str, float] = {}
    for entry in entries:
        dates = entry.name.since, entry.name.until
        fit = _fit(everyone[entry.id], _OWN - (_WEAK if entry.name.weak else 0.0), dates, setting)
        scores[entry.id] = max(scores.get(entry.id, 0.0), fit)
        for rank, other in enumerate(entry.name.also):
            if other in everyone:
                fit = _fit(everyone[other], _ALSO - 0.01 * rank, (None, None), setting)
                scores[other] = max(scores.get(other, 0.0), fit - (_WEAK if entry.name.weak else 0.0))
    return sorted(((id, max(0.0, min(1.0, s))) for id, s in scores.items()), key=lambda p: (-p[1], p[0]))


def decide(scored: Sequence[tuple[str, float]]) -> str | None:
    """The answer: the best where it leads by a margin; None among equals."""
    if not scored:
        return None
    if len(scored) == 1 or scored[0][1] - scored[1][1] >= MARGIN:
        return scored[0][0]
    return None


def force_of(target: str, iso: str, on: date | None, entry: str | None = None) -> str | None:
    """The actor that a pattern target means in a country: "<country>-armed-forces" in ML, "mission" in CI.

    `entry` is the id of the words in the forces files, where a country means something of its own by them. None where
    the country has none (no peace mission there on that day).
    """
    slug = slug_of(iso)
    record = next((r for r in load("regimes") if r["id"].upper() == iso), None)
    suffix = target.removeprefix("<country>-")
    for special in (record or {}).get("forces", ()):
        if special["suffix"] in (suffix, entry) and (
            on is None or within(on, special.get("since"), special.get("until"))
        ):
            return str(special["actor"])
    if target == "mission" or slug is None:
        return None
    return target.replace("<country>", slug)


@lru_cache(maxsize=1)
def missions() -> frozenset[str]:
    """The peace missions that the regimes name, and the United Nations; their contingents fight under one flag."""
    named = (f["actor"] for record in load("regimes") for f in record.get("forces", ()) if f["suffix"] == "mission")
    return frozenset({"un", *named})


def abroad_of(nation: str, country: str | None, on: date | None) -> str | None:
    """Whom a bare nationality means in another country: Russians in Mali; None where nothing special is known."""
    record = next((r for r in load("regimes") if r["id"].upper() == nation), None)
    for special in (record or {}).get("abroad", ()):
        if country in special["where"] and (on is None or within(on, special.get("since"), special.get("until"))):
            return str(special["actor"])
    return None


def is_everywhere(actor: str) -> bool:
    """Whether it is one of the networks whose bare name is used of branches in all countries."""
    entry = listed(actor)
    return entry is not None and not entry.person and entry.countries[:1] != () and entry.countries[0] in _EVERYWHERE
