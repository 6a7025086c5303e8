"""Who acts and who is acted upon in a happening: `sides_for` a trigger, from the words around it.

Every mention is weighed by its features (`siding_features`); the weights were learned from the composed corpus's
training part (`benchmark/train_siding.py`). What no mention speaks for is left empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from typing import Any

from marsad.extract.actors_focus import Focus
from marsad.extract.siding_features import View, features
from marsad.ground.actors_acled import split_id
from marsad.ground.nations import slug_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Trigger
from marsad.resources import load

LEAST_A, LEAST_B = 0.4, 0.4  # probability from which a mention counts as a party
_SECOND = 0.6  # a further party must come this near to the first
_MOST = 4  # parties on a side
_WHERE_IT_HAPPENED = ("civilians", "unidentified", "protesters", "rioters", "bandits", "opposition", "prisoners")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with the probabilities that it acts and that it is acted upon."""

    mention: ActorMention
    acts: float
    suffers: float


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, tuple[float, float]]:
    return {record["id"]: (record["a"], record["b"]) for record in load("siding_weights")}


def weigh(names: Sequence[str], weights: Mapping[str, tuple[float, float]] | None = None) -> tuple[float, float]:
    """Probabilities (acts, suffers) of a mention with these features; the rest is "no party"."""
    table = _weights() if weights is None else weights
    a = b = 0.0
    for name in names:
        w = table.get(name)
        if w is not None:
            a, b = a + w[0], b + w[1]
    top = max(a, b, 0.0)
    ea, eb, en = exp(a - top), exp(b - top), exp(-top)
    total = ea + eb + en
    return ea / total, eb / total


def side_actor(actor: str, country: str | None) -> str:
    """The id as it stands on a side: people without arms and unnamed groups take the country of the event."""
    slug = slug_of(country) if country else None
    pattern = split_id(actor)
    if slug is None or pattern is None:
        return actor
    prefix = pattern[0].removesuffix("-<country>")
    if prefix in _WHERE_IT_HAPPENED:
        return f"{prefix}-{slug}"
    return actor


def view_of(document: Document) -> View:
    """The lookups of a report, kept with it between triggers."""
    held: Any = document.notes.get("siding_view")
    if not isinstance(held, View) or held.actors is not document.actors:
        held = View(document)
        document.notes["siding_view"] = held
        document.notes["siding_focus"] = Focus(document)
    return held


def weigh_all(document: Document, trigger: Trigger, country: str | None) -> list[Weighed]:
    """Every resolved mention of the report, weighed as a party to this happening."""
    view = view_of(document)
    sentence = document.sentences[trigger.sentence]
    weighed = []
    for mention in document.actors:
        if mention.actor is not None:
            names = features(view, trigger, sentence, mention, country)
            weighed.append(Weighed(mention, *weigh(names)))
    return weighed


def sides_for(
    document: Document, trigger: Trigger, country: str | None = None
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Who acts and who is acted upon; [] where the text does not say.

    `country` (ISO 3166-1 alpha-2) is where the event happened, if known: people without arms and unnamed groups take
    it into their id. Mentions come back with the id that belongs on the side.
    """
    if country is None and document.sentences:
        view_of(document)
        focus: Focus = document.notes["siding_focus"]
        country = focus.country_at(trigger.span.start, document.sentences[trigger.sentence])
    weighed = weigh_all(document, trigger, country)
    acts = _pick([(w.acts, w.mention) for w in weighed if w.acts >= w.suffers], LEAST_A, country)
    suffers = _pick([(w.suffers, w.mention) for w in weighed if w.suffers > w.acts], LEAST_B, country)
    side_a, side_b = list(acts.values()), [m for a, m in suffers.items() if a not in acts]
    return side_a, side_b


def _pick(scored: Sequence[tuple[float, ActorMention]], least: float, country: str | None) -> dict[str, ActorMention]:
    """The best mention of each actor that is likely enough, best actor first."""
    found: dict[str, ActorMention] = {}
    best = 0.0
    for score, mention in sorted(scored, key=lambda p: (-p[0], p[1].span)):
        assert mention.actor is not None
        if score < least or score < best * _SECOND or len(found) >= _MOST:
            break
        actor = side_actor(mention.actor, country)
        best = max(best, score)
        if actor not in found:
            found[actor] = replace(mention, actor=actor)
    return found
