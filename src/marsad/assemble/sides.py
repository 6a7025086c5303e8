"""Who acted and who was acted upon in a happening, and who is said to be responsible."""

from collections.abc import Sequence
from datetime import date

from marsad.assemble.happening import Happening, Telling
from marsad.extract.responsibility import fits_sides
from marsad.extract.siding import sides_for
from marsad.ground.actors_acled import acled_name, actor_name
from marsad.ground.actors_list import listed
from marsad.ground.actors_resolve import is_everywhere
from marsad.ground.nations import slug_of
from marsad.model.coded import Party
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, HarmMention, Responsibility

# Patterns of the actor list whose country is that of the happening (corpus/README, "Actors").
_LOCAL = ("unidentified-", "civilians-", "protesters-", "rioters-")
_TALK = frozenset({"agreement", "pledge"})
_STATUS = {"claimed": "claimed", "attributed": "attributed", "suspected": "suspected"}


def parties(
    document: Document, happening: Happening, country: str | None, claims: list[Responsibility], on: date | None
) -> tuple[tuple[Party, ...], tuple[Party, ...], list[Responsibility]]:
    """(side_a, side_b, claims that hold), one party for each actor; an actor stands on one side only.

    Whom the happening befell claims nothing by telling of it ("the army said that five soldiers were killed").
    """
    side_a: dict[str, Party] = {}
    side_b: dict[str, Party] = {}
    for telling in _by_weight(happening):
        acting, acted_upon = sides_for(document, telling.trigger)
        if telling is not happening.head:  # whom it names elsewhere, the head has been asked about already
            told = document.sentences[telling.trigger.sentence].span
            acting = [m for m in acting if told.covers(m.span)]
        if not side_a:
            _put(side_a, acting, country, on)
        if not side_b:
            _put(side_b, acted_upon, country, on)
        if side_a and side_b:
            break
    held = _owned([c for c in claims if fits_sides(c, tuple(side_a), tuple(side_b))])
    blamed = {c.actor for c in held if c.stance in _STATUS}
    if blamed & set(side_a):
        for actor in [a for a in side_a if a not in blamed]:
            del side_a[actor]  # whom the report holds responsible did it, not every group it names beside them
    for claim in held:
        if claim.stance in _STATUS:
            _blame(side_a, claim, country, on)
    side_a, side_b = _without_mothers(side_a), _without_mothers(side_b)
    for actor in side_a:
        side_b.pop(actor, None)
    side_b = _without_allies(document, happening, side_a, side_b)
    if side_a and happening.head.family in _TALK:
        side_b = {a: p for a, p in side_b.items() if not a.startswith("unidentified-")}  # nobody deals with nobody
    return tuple(side_a.values()), tuple(side_b.values()), held


def fighters_instead(
    side_b: tuple[Party, ...], harms: Sequence[HarmMention], country: str | None, on: date | None
) -> tuple[Party, ...]:
    """Those acted upon; where they would be civilians alone and all the dead and wounded are fighters, whose fighters
    these are: troops who kill a bandit leader and free hostages struck no civilians."""
    hurt = [h for h in harms if h.outcome in ("killed", "injured") and h.high != 0]
    if not hurt or not side_b or any(h.who != "militant" for h in hurt):
        return side_b
    if any(not p.actor.startswith("civilians-") for p in side_b):
        return side_b
    slug = slug_of(country) if country else None
    actor = next((h.actor for h in hurt if h.actor), f"unidentified-{slug}" if slug else None)
    if actor is None or actor.startswith("civilians-"):
        return side_b
    actor = at_home(actor, country)
    return (Party(actor, actor_name(actor), acled_name(actor, on, country), "stated", hurt[0].span),)


def _without_mothers(side: dict[str, Party]) -> dict[str, Party]:
    """A side without the network whose branch stands on it: "JNIM, affiliated with al-Qaeda, attacked"."""
    above = {
        tie.id for actor in side if (entry := listed(actor)) is not None for tie in (*entry.parents, *entry.allegiances)
    }
    return {actor: party for actor, party in side.items() if not (actor in above and is_everywhere(actor))}


def _without_allies(
    document: Document, happening: Happening, side_a: dict[str, Party], side_b: dict[str, Party]
) -> dict[str, Party]:
    """The opponents without those who the same sentence says stand with who acted, where others are left: "the militia,
    which fights alongside the army, repelled a raid"."""
    told = [document.sentences[i].span for i in happening.sentences]
    allies = {
        actor
        for relation in document.relations
        if relation.predicate == "allied_with"
        and relation.status == "asserted"
        and any(sentence.covers(relation.span) for sentence in told)
        for actor, other in ((relation.subject, relation.object), (relation.object, relation.subject))
        if other in side_a
    }
    rest = {actor: party for actor, party in side_b.items() if actor not in allies}
    return rest or side_b


def _owned(claims: list[Responsibility]) -> list[Responsibility]:
    """Without the denials of those who tell of the happening as their own deed, or claim it in the same breath: an army
    that says it struck fighters and denies that civilians died denies whom it killed, not that it struck."""
    own = [c for c in claims if c.stance == "claimed"]
    return [
        c
        for c in claims
        if c.stance != "denied"
        or not any(o.actor == c.actor and (o.basis == "account" or o.sentence == c.sentence) for o in own)
    ]


def _by_weight(happening: Happening) -> list[Telling]:
    """The head first, then the body in order, the headline last: it is too short to say who did what."""
    rest = [t for t in happening.tellings if t is not happening.head]
    return [happening.head, *sorted(rest, key=lambda t: (t.title, t.trigger.span.start))]


def _put(side: dict[str, Party], mentions: list[ActorMention], country: str | None, on: date | None) -> None:
    for mention in mentions:
        if mention.actor is None:
            continue
        actor = at_home(mention.actor, country)
        side.setdefault(actor, Party(actor, actor_name(actor), acled_name(actor, on, country), "stated", mention.span))


def _blame(side: dict[str, Party], claim: Responsibility, country: str | None, on: date | None) -> None:
    """Whom the report holds responsible stands in side_a; nobody unnamed then stands beside it."""
    known = side.get(claim.actor)
    span = known.span if known else claim.span
    if known is None or known.status == "stated":
        side[claim.actor] = Party(
            claim.actor, actor_name(claim.actor), acled_name(claim.actor, on, country), _STATUS[claim.stance], span
        )
    for actor in [a for a in side if a.startswith("unidentified-")]:
        del side[actor]


def at_home(actor: str, country: str | None) -> str:
    """Civilians, protesters and unnamed attackers take the country where the happening took place."""
    slug = slug_of(country) if country else None
    for prefix in _LOCAL:
        if slug and actor.startswith(prefix):
            return prefix + slug
    return actor
