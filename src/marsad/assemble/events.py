"""From the layers of one report to its events."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from marsad import __version__
from marsad.assemble.assign import assign_harms
from marsad.assemble.cluster import cluster
from marsad.assemble.codes import acled_codes, plover_codes
from marsad.assemble.confidence import with_confidence
from marsad.assemble.gate import keep_if_on_conflict
from marsad.assemble.happening import Happening
from marsad.assemble.kinds import type_of
from marsad.assemble.note import note_for
from marsad.assemble.setting import joined_places, recalled, when_of, where_at, where_of
from marsad.assemble.sides import at_home, fighters_instead, parties
from marsad.assemble.tell import tellings_of
from marsad.assemble.totals import deaths_total, injured_total
from marsad.extract.attribution import attributions_resumed
from marsad.model.coded import Claim, Event, Harm, When, Where
from marsad.model.document import Document
from marsad.model.mentions import HarmMention, Responsibility
from marsad.resources import digest


class Assemble:
    """Clusters triggers into happenings and gives each its type, days, place, sides, harm, status and confidence."""

    name, version = "assemble", "1"
    needs = frozenset({"triggers", "times", "places", "actors", "harms", "attributions", "responsibility"})
    gives = frozenset({"events"})

    def settings(self) -> dict[str, Any]:
        return {kind: digest(kind) for kind in ("triggers", "narration", "types")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.events = events_of(document)


def events_of(document: Document) -> list[Event]:
    """The events of a report in the order in which it first tells of them."""
    happenings = cluster(document, *tellings_of(document))
    settings = [(when_of(h), where_of(document, h, happenings)) for h in happenings]
    background = recalled(document, happenings, [when for when, _ in settings])
    harms = assign_harms(document, [[t.trigger for t in h.tellings] for h in happenings], background)
    claims = _claims(document, happenings, background)
    events = []
    for happening, (when, where), old, harm, claimed in zip(
        happenings, settings, background, harms, claims, strict=True
    ):
        events.append(_event(document, happening, when, where, old, harm, claimed))
        for place in joined_places(document, happening):
            if where is not None and place.resolved and place.resolved.place_id != where.place_id:
                events.append(_event(document, happening, when, where_at(place), old, [], claimed))
    return keep_if_on_conflict(document, [event for event in events if event is not None])


def _claims(document: Document, happenings: list[Happening], background: list[bool]) -> list[list[Responsibility]]:
    """Each claim goes to the happening told in its sentence, else to the news told last before it."""
    found: list[list[Responsibility]] = [[] for _ in happenings]
    for claim in document.responsibility:
        at = document.sentence_at(claim.span.start)
        index = claim.sentence if claim.sentence >= 0 else at.index if at else 0
        here = [i for i, h in enumerate(happenings) if index in h.sentences]
        news = [i for i, old in enumerate(background) if not old and happenings[i].sentences[0] <= index]
        later = [i for i, old in enumerate(background) if not old]
        laid = [i for i, held in enumerate(found) if any(c.actor == claim.actor and c.blames for c in held)]
        near = [i for i in laid if any(0 <= index - s <= 1 for s in happenings[i].sentences)]
        if claim.stance == "denied" and not here and near:
            found[near[-1]].append(claim)  # "soldiers burned houses, residents say. The army denies it."
        elif here:
            found[here[0]].append(claim)
        elif news:
            found[max(news, key=lambda i: (len(happenings[i].tellings), -i))].append(claim)
        elif later and claim.basis == "words":
            found[later[0]].append(claim)
    return found


def _event(
    document: Document,
    happening: Happening,
    when: When,
    where: Where | None,
    background: bool,
    members: list[int],
    claims: list[Responsibility],
) -> Event | None:
    harms = [document.harms[i] for i in members]
    kind = type_of(happening, document.reading)
    if kind == "abduction" and _only_released(harms):
        kind = "other_strategic"  # those whom troops freed were not taken by them
    head = happening.head.trigger
    country = (where.country if where else None) or document.home
    side_a, side_b, claims = parties(document, happening, country, claims, when.days.start)
    side_b = fighters_instead(side_b, harms, country, when.days.start)
    ids = [p.actor for p in side_a], [p.actor for p in side_b]
    said = document.attributions
    deaths = deaths_total(document.harms, members, side_a=ids[0], side_b=ids[1], attributions=said)
    injured = injured_total(document.harms, members, side_a=ids[0], attributions=said)
    lines = tuple(_harm(h, country) for h in harms)
    weapons = _weapons(document, happening)
    acled = acled_codes(kind, *ids, country, harm=lines, weapons=weapons)
    plover = plover_codes(kind, *ids, country, harm=lines, weapons=weapons)
    event = Event(
        id=sha256(
            f"{document.report.text}\x1f{head.span}\x1f{kind}\x1f{where and where.place_id}\x1f{__version__}".encode()
        ).hexdigest()[:16],
        type=kind,
        status=_status(document, happening, set(ids[0])),
        background=background,
        trigger=head.span,
        when=when,
        where=where,
        side_a=side_a,
        side_b=side_b,
        harm=lines,
        deaths=deaths,
        injured=injured,
        responsibility=tuple(Claim(c.actor, c.stance, c.span) for c in claims),
        attributions=_attributions(document, happening, harms),
        acled_event_type=acled[0],
        acled_sub_event_type=acled[1],
        plover_type=plover[0],
        plover_mode=plover[1],
    )
    return with_confidence(document, happening, replace(event, note=note_for(event)))


def _only_released(harms: list[HarmMention]) -> bool:
    outcomes = {harm.outcome for harm in harms}
    return "released" in outcomes and "abducted" not in outcomes


def _weapons(document: Document, happening: Happening) -> list[str]:
    spans = [document.sentences[i].span for i in happening.sentences]
    return [w.weapon for w in document.weapons if any(span.covers(w.span) for span in spans)]


def _harm(harm: HarmMention, country: str | None) -> Harm:
    actor = at_home(harm.actor, country) if harm.actor and not harm.actor.startswith("civilians-") else harm.actor
    return Harm(harm.outcome, harm.who, actor, harm.low, harm.best, harm.high, harm.per, harm.span, harm.superseded)


def _attributions(document: Document, happening: Happening, harms: list[HarmMention]) -> tuple[int, ...]:
    """Who answers for the happening: whose words cover a telling, who gives a figure, and, where "this ..." takes up
    what the sentence before reports, whose report that was."""
    spans = [t.trigger.span for t in happening.tellings]
    covering = {
        i
        for i, a in enumerate(document.attributions)
        if a.content is not None and any(a.content.covers(span) for span in spans)
    }
    if not covering:
        covering = set(attributions_resumed(document, happening.tellings[0].trigger.span))
    return tuple(sorted(covering | {h.per for h in harms if h.per is not None}))


def _status(document: Document, happening: Happening, acting: set[str]) -> str:
    """claimed: every telling stands under the word of those who did it; denied: under a denial, cue or speaker."""
    statuses = [t.status for t in happening.tellings]
    covered = [_standing(document, t.trigger.span.start, acting) for t in happening.tellings if not t.title]
    if happening.head.status == "denied" or statuses.count("denied") > len(statuses) / 2:
        return "denied"
    if all(s == "hypothetical" for s in statuses):
        return "hypothetical"
    return covered[0] if covered and len(set(covered)) == 1 else "reported"


def _standing(document: Document, offset: int, acting: set[str]) -> str:
    """What the speakers whose words cover this place make of them."""
    covering = [a for a in document.attributions if a.content and a.content.start <= offset < a.content.end]
    if not covering:
        return "reported"
    if all(a.stance == "denies" for a in covering):
        return "denied"
    own = all(a.stance == "claims" and (a.actor in acting or a.source_class == "armed_group") for a in covering)
    return "claimed" if own else "reported"
