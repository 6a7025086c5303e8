"""Which tellings are one happening, with the reader: every pair of tellings is scored, by what the rules of `cluster`
look at and by the reader's own word. Weights: `resources/siting/same_read.yml`, learned by `training/same.py`."""

from collections.abc import Sequence
from math import log1p

from marsad.assemble.happening import Happening, Telling
from marsad.extract.weighing import Features, learned, score
from marsad.model.document import Document
from marsad.model.reading import Reading, log_odds

LEAN = 0.6  # log odds in favour of one happening: a death counted twice is worse than two happenings told as one
APART = -50.0  # log odds of tellings with two of: another day, another place, called another


def pair_features(
    document: Document, reading: Reading, one: Telling, other: Telling, *, ruled: bool, signs: Features
) -> Features:
    """What speaks for two tellings being one happening; `one` comes first in the text.

    Args:
        ruled: the rules would join them.
        signs: what the rules see between them, by name.
    """
    a, b = one.trigger, other.trigger
    apart = b.sentence - a.sentence
    read = reading.same(a.span, b.span)
    kinds_a, kinds_b = dict(reading.kinds(a.span)), dict(reading.kinds(b.span))
    alike = sum(share * kinds_b.get(kind, 0.0) for kind, share in kinds_a.items())
    old = abs(reading.background(a.span) - reading.background(b.span))
    return {
        "base": 1.0,
        "ruled": float(ruled),
        "read": log_odds(read),
        "read and ruled": log_odds(read) * ruled,
        "kinds alike": alike,
        "same kind": float(a.types[0] == b.types[0]),
        "same family": float(one.family == other.family),
        "same words": float(bool(a.lemma) and a.lemma == b.lemma),
        "generic": float(a.generic or b.generic),
        "both generic": float(a.generic and b.generic),
        "title": float(one.title != other.title),
        "same sentence": float(apart == 0),
        "next": float(apart == 1),
        "apart": log1p(apart),
        "definite": float(other.definite),
        "definite next": float(other.definite and apart <= 1),
        "old differs": old,
        "status differs": float(one.status != other.status),
        **signs,
    }


def score_pair(features: Features) -> float:
    """Log odds that they are one."""
    return score(features, learned("same_read"))


def join(scores: Sequence[Sequence[float]], tellings: Sequence[Telling]) -> list[Happening]:
    """Happenings in the order in which they are first told.

    Words that say how come first, in text order: each joins the happening that it fits best by average, or begins
    another. Words that only say that people were hurt then join the one with the telling that they fit best.

    Args:
        scores: scores[j][i] of tellings i < j.
    """

    def fit(at: int, group: Sequence[int]) -> float:
        each = [scores[max(at, i)][min(at, i)] for i in group]
        if min(each) <= APART:
            return APART
        if not tellings[at].trigger.generic:
            return sum(each) / len(each)
        how = [fit for fit, i in zip(each, group, strict=True) if not tellings[i].trigger.generic]
        return max(how or each)  # that people died twice makes no one happening of it

    groups: list[list[int]] = []
    for at in sorted(range(len(tellings)), key=lambda i: (tellings[i].trigger.generic, i)):
        best = max(groups, key=lambda group: fit(at, group), default=None)
        if best is not None and fit(at, best) > -LEAN:
            best.append(at)
        else:
            groups.append([at])
    return [Happening([tellings[i] for i in sorted(group)]) for group in sorted(groups, key=min)]
