"""From weighed candidates to sides: thresholds, actors named in one breath, two sides of a fight, unnamed attackers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.ground.actors_acled import actor_name, split_id
from marsad.ground.actors_list import listed
from marsad.ground.actors_resolve import force_of
from marsad.ground.nations import slug_of
from marsad.model.mentions import ActorMention
from marsad.model.report import Span

ELSEWHERE = "nhere0"  # the feature of an actor that the trigger's sentence does not name
LEAST_A, LEAST_B = 0.2, 0.2  # probability from which the best candidate is a party
LEAST_MORE, SHARE = 0.45, 0.6  # what further parties must have, by themselves and of the best one's
LEAST_NAMED = 0.3  # from which a group that the report names stands for attackers whom the sentence does not name
LEAST_MEANT = 0.05  # the same where the words say that the attackers were told of before ("the assailants")
LEAST_FAR = 0.3  # of an actor whom only other sentences name: to be blamed takes more than to stand beside
LEAST_JOINED = 0.12  # of an actor named in one breath with a party
LEAST_OTHER = 0.35  # of the other side of a fight or an agreement, both parts taken together
_CROWDS = {"protest": "protesters", "riot": "rioters"}
_TWO_SIDED = ("armed_clash", "agreement")
_BY_ARMS = frozenset(
    {"air_drone_strike", "shelling", "armed_clash", "attack", "ambush", "territory_seized", "territory_regained"}
)
_ARMED_ALONE = _BY_ARMS | {"ied_mine", "suicide_bomb", "grenade", "abduction", "arrest"} - {"attack"}
_UNNAMED = ("unidentified-", "bandits-", "armed-groups-")
_ARMED_TYPES = ("Rebel group", "Political militia", "Identity militia")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be a party: its id as it would stand on a side, its mention closest to the trigger, what
    speaks for it (`features`), the probabilities that it acts and is acted upon, where it is named first, and whether
    the text calls these people unknown."""

    actor: str
    mention: ActorMention
    features: tuple[str, ...]
    acts: float = 0.0
    suffers: float = 0.0
    named_at: int = 0
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """What deciding asks of the event. `links`: pairs of actors named in one breath, ids as in the mentions; `on`: the
    day of the report."""

    type: str
    trigger: Span
    country: str | None
    links: frozenset[frozenset[str]] = frozenset()
    on: date | None = None


Sides = tuple[list[ActorMention], list[ActorMention]]


def decide_sides(weighed: Sequence[Candidate], happening: Happening) -> Sides:
    """The parties among weighed candidates: (acts, is acted upon), the likeliest first."""
    weighed = [_as_can_be(c, happening) for c in weighed]
    acting = sorted(
        (c for c in weighed if c.acts >= c.suffers and _near_enough(c)), key=lambda c: (-c.acts, c.mention.span)
    )
    suffering = sorted((c for c in weighed if c.suffers > c.acts), key=lambda c: (-c.suffers, c.mention.span))
    side_a = _take([(c.acts, c) for c in acting], LEAST_A)
    side_b = _take([(c.suffers, c) for c in suffering], LEAST_B)
    side_a += _in_one_breath(side_a, side_b, [(c.acts, c) for c in weighed], happening)
    side_b += _in_one_breath(side_b, side_a, [(c.suffers, c) for c in weighed], happening)
    side_a = _name_the_unnamed(side_a, acting, weighed)
    if happening.type in _TWO_SIDED:
        side_a, side_b = _two_sides(side_a, side_b, weighed, happening)
    parties_a = [_as_forces(_as_armed(replace(c.mention, actor=c.actor), happening), happening) for c in side_a]
    parties_b = [replace(c.mention, actor=c.actor) for c in side_b]
    if happening.type == "armed_clash":
        parties_b = [_as_forces(_as_armed(m, happening), happening) for m in parties_b]
    return _as_crowd(_as_rioters(parties_a, happening), happening), parties_b


def _as_can_be(candidate: Candidate, happening: Happening) -> Candidate:
    """Without the part that nobody of this sort has in such an event: a crowd bombs nobody, no march is held against
    those without arms."""
    kind, type_ = candidate.mention.kind, happening.type
    acts = not (kind == "crowd" and type_ in _ARMED_ALONE)
    suffers = not (kind == "civilian" and type_ == "protest")
    return replace(candidate, acts=candidate.acts * acts, suffers=candidate.suffers * suffers)


def _near_enough(candidate: Candidate) -> bool:
    return candidate.acts >= LEAST_FAR or ELSEWHERE not in candidate.features


def _take(scored: Sequence[tuple[float, Candidate]], least: float) -> list[Candidate]:
    taken: list[Candidate] = []
    for score, candidate in scored:
        if score >= (least if not taken else max(LEAST_MORE, SHARE * scored[0][0])):
            taken.append(candidate)
    return taken


def _in_one_breath(
    side: Sequence[Candidate],
    other: Sequence[Candidate],
    scored: Sequence[tuple[float, Candidate]],
    happening: Happening,
) -> list[Candidate]:
    """Actors that the sentence names together with a party of the side."""
    beside = {a for c in side for pair in happening.links if c.mention.actor in pair for a in pair}
    taken = {c.actor for c in (*side, *other)}
    return [c for score, c in scored if c.mention.actor in beside and c.actor not in taken and score >= LEAST_JOINED]


def _name_the_unnamed(
    side: list[Candidate], acting: Sequence[Candidate], weighed: Sequence[Candidate]
) -> list[Candidate]:
    """Unnamed attackers give way to an armed group that the report names as theirs; the words stay theirs. Whom the
    text calls unknown stay unknown."""
    unnamed = [c for c in side if c.actor.startswith(_UNNAMED)]
    named = [c for c in side if c not in unnamed]
    if any(c.unknown and ELSEWHERE not in c.features for c in unnamed):
        return [c for c in side if ELSEWHERE not in c.features or not is_armed_group(c)]
    if not unnamed or named:
        return named or side
    group = next((c for c in acting if c.acts >= LEAST_NAMED and is_armed_group(c)), None)
    if group is None and unnamed[0].mention.definite:
        before = [c for c in weighed if c.named_at < unnamed[0].mention.span.start and is_armed_group(c)]
        group = max((c for c in before if c.acts >= LEAST_MEANT), key=lambda c: c.acts, default=None)
    if group is None:
        return side
    stated = replace(group.mention, span=unnamed[0].mention.span, people=unnamed[0].mention.people)
    return [replace(group, mention=stated)]


def is_armed_group(candidate: Candidate) -> bool:
    entry = listed(candidate.actor)
    return candidate.mention.kind in ("group", "anaphor") and entry is not None and entry.acled_type in _ARMED_TYPES


def _two_sides(
    side_a: list[Candidate], side_b: list[Candidate], weighed: Sequence[Candidate], happening: Happening
) -> tuple[list[Candidate], list[Candidate]]:
    """A fight and an agreement have two sides: where one is empty the other's second, or the next likely, fills it."""
    full, empty = (side_a, side_b) if side_a else (side_b, side_a)
    if not full or empty:
        return side_a, side_b
    if len(full) > 1 and frozenset(c.mention.actor or "" for c in full[:2]) not in happening.links:
        first, *rest = sorted(full, key=lambda c: c.mention.span)
        return [first], rest
    rest = [c for c in weighed if c not in full and c.mention.kind not in ("civilian", "crowd")]
    best = max(rest, key=lambda c: c.acts + c.suffers, default=None)
    if best is None or best.acts + best.suffers < LEAST_OTHER:
        return side_a, side_b
    return (full, [best]) if full is side_a else ([best], full)


def _as_armed(mention: ActorMention, happening: Happening) -> ActorMention:
    """A community that fights is its armed men."""
    slug = slug_of(happening.country) if happening.country else None
    if mention.community is None or mention.kind != "civilian" or slug is None:
        return mention
    return replace(mention, actor=f"{mention.community}-militia-{slug}", kind="militia")


def _as_forces(mention: ActorMention, happening: Happening) -> ActorMention:
    """A government that strikes, fights or takes a town does so by its army ("Bamako bombed", "France killed him")."""
    pattern = split_id(mention.actor or "")
    if happening.type not in _BY_ARMS or mention.people or pattern is None or pattern[0] != "government-<country>":
        return mention
    actor = force_of("<country>-armed-forces", pattern[1], happening.on)
    return mention if actor is None else replace(mention, actor=actor, name=actor_name(actor), kind="force")


def _as_rioters(side: list[ActorMention], happening: Happening) -> list[ActorMention]:
    """People without arms who burn and break are rioters, whatever they are called before."""
    slug = slug_of(happening.country) if happening.country else None
    if happening.type != "looting_destruction" or slug is None:
        return side
    plain = [m.kind in ("civilian", "crowd") and m.community is None for m in side]
    return [replace(m, actor=f"rioters-{slug}", kind="crowd") if p else m for m, p in zip(side, plain, strict=True)]


def _as_crowd(side: list[ActorMention], happening: Happening) -> list[ActorMention]:
    """In a protest or riot people without arms are the crowd; where nobody is named the trigger speaks of one."""
    crowd = _CROWDS.get(happening.type)
    slug = slug_of(happening.country) if happening.country else None
    if crowd is None or slug is None:
        return side
    actor = f"{crowd}-{slug}"
    if not side:
        return [ActorMention(happening.trigger, actor, "crowd", (), "demonstrator", True)]
    return [replace(m, actor=actor, kind="crowd") if m.kind == "civilian" else m for m in side]
