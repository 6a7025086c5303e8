"""Which happening a figure belongs to, by rules and reader together: every happening competes, and so does none.
Weights: `resources/siting/figures_read.yml`, learned by `training/choices.py`."""

from collections.abc import Sequence
from math import log1p

from marsad.extract.weighing import Features, learned, score
from marsad.model.document import Document
from marsad.model.mentions import HarmMention, Trigger
from marsad.model.reading import log_odds

_NEVER = 12  # sentences; farther is as far
OFTEN = 4  # tellings beyond which more tell no more


def choose_happening(choices: Sequence[Features]) -> int | None:
    """Index of the likeliest of `choices`, as `figure_choices` gives them; None where none is likelier."""
    scores = [score(features, learned("figures_read")) for features in choices]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    return best - 1 if best else None


def figure_choices(
    document: Document,
    harm: HarmMention,
    groups: Sequence[Sequence[Trigger]],
    background: Sequence[bool],
    *,
    ruled: int | None,
    news: int | None,
    fits: Sequence[bool],
) -> list[Features]:
    """What speaks for "none" (first) and for each happening, given as its triggers.

    Args:
        ruled: the happening that the rules choose.
        news: the report's main news.
        fits: whether each can do such harm.
    """
    read = [_read(document, harm, triggers) for triggers in groups]
    top = max(read, default=0.0)
    found = [{"none": 1.0, "none rule": float(ruled is None), "none read": log_odds(top)}]
    for index, (triggers, old, probability) in enumerate(zip(groups, background, read, strict=True)):
        apart = min((harm.sentence - t.sentence for t in triggers), key=lambda n: (abs(n), n < 0), default=_NEVER)
        here = [t for t in triggers if t.sentence == harm.sentence]
        titles = [document.sentences[t.sentence].title for t in triggers]
        found.append(
            {
                "rule": float(index == ruled),
                "rule here": float(index == ruled and bool(here)),
                "read": log_odds(probability),
                "read best": float(probability == top and top > 0),
                "read sure": float(probability >= 0.5),
                "states": float(any(states_outcome(harm, t) for t in here)),
                "fits": float(fits[index]),
                "here": float(bool(here)),
                "words": min((log1p(abs(t.span.start - harm.span.start) / 6) for t in here), default=0.0),
                "before": log1p(min(max(apart, 0), _NEVER)),
                "just before": float(apart == 1),
                "after": log1p(min(max(-apart, 0), _NEVER)),
                "title": float(harm.headline and any(titles)),
                "title only": float(bool(titles) and all(titles)),
                "old": float(old),
                "old away": float(old and not here),
                "news": float(index == news),
                "news away": float(index == news and not here),
                "told": float(min(len(triggers), OFTEN)),
                "first": float(index == 0),
            }
        )
    return found


def states_outcome(harm: HarmMention, trigger: Trigger) -> bool:
    """The words that state the outcome are themselves those that tell of the happening, in one sentence."""
    same = harm.trigger is not None and harm.trigger.overlaps(trigger.span)
    return same and trigger.sentence == harm.sentence


def _read(document: Document, harm: HarmMention, triggers: Sequence[Trigger]) -> float:
    """How surely the reader takes the figure for one of these words'."""
    if document.reading is None:
        return 0.0
    roles = [document.reading.roles(t.span, [harm.span])[0] for t in triggers]
    return max((max(r["killed"], r["injured"], r["harmed"]) for r in roles), default=0.0)
