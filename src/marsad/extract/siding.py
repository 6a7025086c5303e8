"""Who acts and who is acted upon in a happening: `sides_for` a trigger, from the words around it.

Every mention is weighed by its features (`siding_features`); the weights were learned from the composed corpus's
training part (`training/siding.py`). What no mention speaks for is left empty.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import exp
from typing import Any

from marsad.extract.actors_focus import Focus
from marsad.extract.fears import fears
from marsad.extract.siding_deals import armed_only, deal_sides, here_only
from marsad.extract.siding_decide import ELSEWHERE, Candidate, Happening, decide_sides, is_armed_group
from marsad.extract.siding_features import FAMILIES, View, features
from marsad.extract.siding_links import coordinated
from marsad.extract.siding_words import escorts, is_unknown
from marsad.ground.actors_acled import split_id
from marsad.ground.nations import slug_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Trigger
from marsad.resources import load

_STEPS = (0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9)  # of the reader's probabilities, told apart
_STRIKES = frozenset({"attack", "ambush", "ied_mine", "suicide_bomb", "shelling", "air_drone_strike"})
_CROWDS = {"protest": "protesters", "riot": "rioters"}
_WHERE_IT_HAPPENED = ("civilians", "unidentified", "protesters", "rioters", "bandits", "opposition", "prisoners")


@lru_cache(maxsize=2)
def _weights(read: bool = False) -> Mapping[str, tuple[float, float]]:
    kind = "siding_weights_read" if read else "siding_weights"
    return {record["id"]: (record["a"], record["b"]) for record in load(kind)}


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


def side_actor(actor: str, country: str | None, type_: str = "") -> str:
    """The id as it stands on a side: people without arms and unnamed groups take the country of the event, and a
    crowd is what the event makes of it (demonstrators in a riot are rioters)."""
    slug = slug_of(country) if country else None
    pattern = split_id(actor)
    if slug is None or pattern is None:
        return actor
    prefix = pattern[0].removesuffix("-<country>")
    prefix = _CROWDS[type_] if type_ in _CROWDS and prefix in _CROWDS.values() else prefix
    if prefix in _WHERE_IT_HAPPENED:
        return f"{prefix}-{slug}"
    return actor


def view_of(document: Document) -> View:
    """The lookups of a report, kept with it between triggers."""
    held: Any = document.notes.get("siding_view")
    if isinstance(held, View) and held.actors is document.actors:
        return held
    view = View(document)
    document.notes["siding_view"] = view
    document.notes["siding_focus"] = Focus(document)
    return view


def candidates(document: Document, trigger: Trigger, country: str | None) -> list[Candidate]:
    """Every actor that the report mentions, with what speaks for its part in this happening."""
    view = view_of(document)
    sentence = document.sentences[trigger.sentence]
    type_ = trigger.types[0] if trigger.types else ""
    groups: dict[str, list[ActorMention]] = {}
    for mention in (*document.actors, *view.leaders):
        if (
            mention.actor is not None
            and view.sentence_of[mention.span.start] is not None
            and not _feared(document, mention, trigger)
        ):
            groups.setdefault(side_actor(mention.actor, country, type_), []).append(mention)
    found = []
    for actor, mentions in groups.items():
        here = [m for m in mentions if _same(view, m, sentence.index)]
        names = {name for m in mentions for name in features(view, trigger, sentence, m, country)}
        first = (here or mentions)[0]
        names |= {f"nhere{min(len(here), 2)}", f"{'here' if here else 'not'}|{first.kind}"}
        names |= _as_read(document, trigger, mentions, bool(here), first.kind)
        nearest = min(here or mentions, key=lambda m: abs(m.span.start - trigger.span.start))
        found.append((actor, first.kind, bool(here), nearest, names))
    return [
        Candidate(
            actor,
            nearest,
            tuple(sorted(names | _rivals(actor, kind, here, found))),
            named_at=groups[actor][0].span.start,
            unknown=is_unknown(document, nearest),
        )
        for actor, kind, here, nearest, names in found
    ]


_SUFFERS = ("side_b", "killed", "injured", "harmed")  # the words for who was hurt are often those for how many were


def _as_read(document: Document, trigger: Trigger, mentions: Sequence[ActorMention], here: bool, kind: str) -> set[str]:
    """What the reader gives the actor for acting and for being acted upon, by its likeliest mention."""
    if document.reading is None:
        return set()
    roles = document.reading.roles(trigger.span, [m.span for m in mentions])
    a = bisect(_STEPS, max(r["side_a"] for r in roles))
    b = bisect(_STEPS, max(sum(r[part] for part in _SUFFERS) for r in roles))
    stands = "here" if here else "not"
    names = {f"read:a>{step}" for step in range(1, a + 1)} | {f"read:b>{step}" for step in range(1, b + 1)}
    return names | {f"read:a{a}|{stands}", f"read:b{b}|{stands}", f"read:{a}:{b}", f"read:{a}:{b}|{kind}"}


def _feared(document: Document, mention: ActorMention, trigger: Trigger) -> bool:
    """Somebody warns of the actor, and not of this summit or deal ("... warned that fighters may come")."""
    if FAMILIES.get(trigger.types[0] if trigger.types else "") != "politics":
        return False
    return any(
        a.stance == "expects" and a.content and a.content.covers(mention.span) and not a.content.overlaps(trigger.span)
        for a in document.attributions
    )


def _same(view: View, mention: ActorMention, sentence: int) -> bool:
    its = view.sentence_of[mention.span.start]
    return its is not None and its.index == sentence


def _rivals(
    actor: str, kind: str, here: bool, found: Sequence[tuple[str, str, bool, ActorMention, set[str]]]
) -> set[str]:
    """How many others of its kind could be meant, in the report and in the sentence."""
    others = [f for f in found if f[0] != actor and f[1] == kind]
    near = sum(f[2] for f in others)
    anyone = any(f[2] for f in found if f[0] != actor)
    stands = "here" if here else "not"
    return {f"comp:{kind}:{min(2, len(others))}:{min(2, near)}:{stands}", f"anyhere{anyone}|{kind}|{stands}"}


def _as_told(document: Document, trigger: Trigger, candidate: Candidate) -> Candidate:
    """The candidate without the part that the words beside it rule out."""
    unclaimed = view_of(document).unclaimed and _unblamed_group(document, candidate)
    if unclaimed or fears(document, candidate.mention, trigger.span):
        return replace(candidate, acts=0.0)
    if trigger.types and trigger.types[0] in _STRIKES and escorts(document, candidate.mention):
        return replace(candidate, acts=0.0, suffers=candidate.acts + candidate.suffers)  # hit with whom they guard
    return candidate


def _unblamed_group(document: Document, candidate: Candidate) -> bool:
    blamed = any(r.actor == candidate.actor for r in document.responsibility)
    return ELSEWHERE in candidate.features and is_armed_group(candidate) and not blamed


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
    deal = deal_sides(document, trigger)
    if deal is not None and deal[0]:
        type_ = trigger.types[0]
        acting, turned_to = ([replace(m, actor=side_actor(m.actor or "", country, type_)) for m in s] for s in deal)
        return acting, turned_to
    setting = Happening(
        trigger.types[0] if trigger.types else "",
        trigger.span,
        country,
        coordinated(document, trigger.sentence),
        document.published.start,
    )
    weighed = [
        replace(c, acts=w[0], suffers=w[1])
        for c in candidates(document, trigger, country)
        for w in (weigh(c.features, _weights(document.reading is not None)),)
    ]
    sides = decide_sides([_as_told(document, trigger, c) for c in weighed], setting)
    if setting.type not in ("agreement", "pledge_merger"):
        return sides
    sides = here_only(sides, document.sentences[trigger.sentence])
    if setting.type == "agreement":
        return sides
    acting, turned_to = armed_only(sides[0]), armed_only(sides[1])
    if deal is not None and trigger.voice != "noun" and (acting or turned_to):
        return [m for m in acting if m.actor != deal[1][0].actor], deal[1]
    return acting, turned_to
