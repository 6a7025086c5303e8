"""Which happening a figure belongs to: the nearest words for one that can do such harm, its own clause before others,
then what the sentences before tell, then the report's news. Totals over a period belong to none."""

from collections.abc import Sequence

from marsad.assemble.assign_read import OFTEN, choose_happening, figure_choices, states_outcome
from marsad.extract.weighing import Features
from marsad.model.document import Document
from marsad.model.mentions import HarmMention, Trigger

# Costs are in words of distance; found by trial on the training part of the corpus, held coarse on purpose.
_UNFIT = 10  # a happening that does no such harm: an agreement, a looting
_CLAUSE = 6  # a semicolon, colon or full stop between
_BACK = 12  # told in the sentence before
_BACK_MORE = 6  # for each sentence further back
_OTHER_PASSAGE = 14
_AHEAD = 34  # told only later
_RECALLED = 8  # background, told in another sentence
_NEWS = -4  # the first happening that is news, told in another sentence
_TITLE = 40
_FAR = 90
_JUST_BEFORE = 2  # sentences from a happening to the word that nobody was harmed
_TAKEN_UP = 6  # sentences from a figure back to the one that it repeats

_BLOODLESS = frozenset(
    {"agreement", "pledge_merger", "other_strategic", "arrest", "looting_destruction", "protest", "territory_seized",
     "territory_regained"}
)  # fmt: skip
_HURT = frozenset({"killed", "injured"})
_GENTLE = _BLOODLESS | {"abduction"}  # who died beside them died of another happening, where the body tells of one
_FIT = {
    "abducted": frozenset({"abduction"}),
    "missing": frozenset(
        {"abduction", "attack", "ambush", "armed_clash", "ied_mine", "suicide_bomb", "riot", "shelling"}
    ),
    "arrested": frozenset({"arrest", "armed_clash", "protest", "riot", "ambush", "attack"}),
    "released": frozenset({"abduction", "other_strategic", "agreement", "arrest"}),
}


def assign_harms(
    document: Document, groups: Sequence[Sequence[Trigger]], background: Sequence[bool]
) -> list[list[int]]:
    """For each event, given as its triggers in text order, the indices of `document.harms` that belong to it."""
    owned: list[list[int]] = [[] for _ in groups]
    owner: dict[int, int] = {}
    news = main_news(groups, background)
    for index, harm in enumerate(document.harms):
        if harm.aggregate:
            continue
        event = owner.get(harm.part_of) if harm.part_of is not None else None
        if event is None:
            event = _taken_up(document.harms, index, owner, groups)
        if event is None:
            event = _another_count(document, index, owner, groups)
        if event is None:
            event = _belonging(document, harm, groups, background, news)
        if event is None and harm.high == 0:
            event = _unharmed(document, harm, groups, owner, _nearest(document, harm, groups, background, news))
        if event is not None and harm.high == 0:
            event = _told_here(harm, groups, event)
        if event is not None:
            owner[index] = event
    for index in [i for i in owner if document.harms[i].headline]:
        if document.harms[index].outcome in _HURT and groups[owner[index]][0].types[0] in _GENTLE:
            owner[index] = _told_again(document.harms, index, owner)
    for index, event in owner.items():
        owned[event].append(index)
    return owned


def _unharmed(
    document: Document,
    harm: HarmMention,
    groups: Sequence[Sequence[Trigger]],
    owner: dict[int, int],
    ruled: int | None,
) -> int | None:
    """That nobody was harmed is said of a happening told just before that has no victims: the one the rules choose."""
    if ruled is None or not any(0 <= harm.sentence - t.sentence <= _JUST_BEFORE for t in groups[ruled]):
        return None
    counted = [document.harms[i] for i, event in owner.items() if event == ruled]
    return None if any(h.outcome in _HURT and h.high != 0 for h in counted) else ruled


def _told_here(harm: HarmMention, groups: Sequence[Sequence[Trigger]], event: int) -> int:
    """ "A jet bombed a camp; no casualties were reported": nought belongs to what its own sentence tells before it."""
    here = [
        (trigger.span.end, number)
        for number, group in enumerate(groups)
        for trigger in group
        if trigger.sentence == harm.sentence and not trigger.generic and trigger.span.end <= harm.span.start
    ]
    return event if not here or any(number == event for _, number in here) else max(here)[1]


def _told_again(harms: Sequence[HarmMention], index: int, owner: dict[int, int]) -> int:
    """The event to which the body gives a headline's figure ("30 abducted, five killed in raids"), else its own."""
    head = harms[index]
    body = [i for i in owner if not harms[i].headline and harms[i].outcome == head.outcome]
    if head.low is None or any(owner[i] == owner[index] for i in body):
        return owner[index]
    same = [owner[i] for i in body if harms[i].low == head.low]
    return same[0] if same else owner[index]


def _taken_up(
    harms: Sequence[HarmMention], index: int, owner: dict[int, int], groups: Sequence[Sequence[Trigger]]
) -> int | None:
    """The event of an earlier figure that this one tells again: the same number of the same people ("the governor
    confirmed the six dead"), in a sentence that tells of no happening of its own."""
    harm = harms[index]
    if harm.outcome not in _HURT or harm.headline or harm.low is None:
        return None
    if any(t.sentence == harm.sentence and not t.generic for group in groups for t in group):
        return None
    for i in range(index - 1, -1, -1):
        other = harms[i]
        alike = i in owner and other.outcome == harm.outcome and not other.headline and other.sentence != harm.sentence
        if not alike or other.part_of is not None or harm.sentence - other.sentence > _TAKEN_UP:
            continue
        if other.who not in (harm.who, "unknown") and harm.who != "unknown":
            continue
        if harm.low == other.low and harm.low > 1:
            return owner[i]
    return None


def _another_count(
    document: Document, index: int, owner: dict[int, int], groups: Sequence[Sequence[Trigger]]
) -> int | None:
    """The event of the figure told just before, where somebody gives another for it: "the mayor speaks of eleven dead;
    civil society of seventeen"; told in a sentence that tells of no happening of its own."""
    harm = document.harms[index]
    said = any(a.content is not None and a.content.covers(harm.span) for a in document.attributions)
    if not said or harm.outcome not in _HURT or not harm.low or harm.headline:
        return None
    if any(t.sentence == harm.sentence and not t.generic for group in groups for t in group):
        return None
    told = [i for i in range(index) if document.harms[i].outcome == harm.outcome and not document.harms[i].headline]
    last = told[-1] if told else None
    if last is None or last not in owner or harm.sentence - document.harms[last].sentence > 1:
        return None
    return owner[last] if "unknown" in (document.harms[last].who, harm.who) else None


def _belonging(
    document: Document,
    harm: HarmMention,
    groups: Sequence[Sequence[Trigger]],
    background: Sequence[bool],
    news: int | None,
) -> int | None:
    """The event of a figure that no other figure leads to."""
    own = [i for i, triggers in enumerate(groups) if any(states_outcome(harm, trigger) for trigger in triggers)]
    if len(own) == 1:
        return own[0]  # "neutralised some twenty fighters": the dead are of the happening that this word tells of
    if document.reading is None:
        return _nearest(document, harm, groups, background, news)
    return choose_happening(choices_of(document, harm, groups, background, news))


def choices_of(
    document: Document,
    harm: HarmMention,
    groups: Sequence[Sequence[Trigger]],
    background: Sequence[bool],
    news: int | None,
) -> list[Features]:
    """What speaks for each event, "none" first, with the reader."""
    ruled = _nearest(document, harm, groups, background, news)
    fits = [any(_fits(harm.outcome, t.types[0]) for t in triggers) for triggers in groups]
    return figure_choices(document, harm, groups, background, ruled=ruled, news=news, fits=fits)


def _nearest(
    document: Document,
    harm: HarmMention,
    groups: Sequence[Sequence[Trigger]],
    background: Sequence[bool],
    news: int | None,
) -> int | None:
    """The event that costs least, the first of equals; None where all are too far."""
    best: float = _FAR
    event = None
    for index, (triggers, old) in enumerate(zip(groups, background, strict=True)):
        if not triggers:
            continue
        cost: float = min(_cost(document, harm, trigger, old) for trigger in triggers)
        cost += _news(harm, triggers) if index == news else 0
        if cost < best:
            best, event = cost, index
    return event


def main_news(groups: Sequence[Sequence[Trigger]], background: Sequence[bool]) -> int | None:
    """The happening that is the report's news: of those that can harm the one told most often, else the first."""
    fresh = [e for e, old in enumerate(background) if not old and groups[e]]
    return max(
        fresh, key=lambda e: (groups[e][0].types[0] not in _BLOODLESS, min(len(groups[e]), OFTEN), -e), default=None
    )


def _news(harm: HarmMention, triggers: Sequence[Trigger]) -> int:
    return 0 if any(t.sentence == harm.sentence for t in triggers) else _NEWS


def _cost(document: Document, harm: HarmMention, trigger: Trigger, old: bool) -> int:
    """How badly a figure fits a trigger."""
    cost = 0 if _fits(harm.outcome, trigger.types[0]) else _UNFIT
    if trigger.sentence == harm.sentence:
        return cost + _within(document, harm, trigger)
    here, there = document.sentences[harm.sentence], document.sentences[trigger.sentence]
    cost += _RECALLED if old else 0
    if there.title:
        return cost + _BACK + _TITLE
    if trigger.sentence > harm.sentence:
        return cost + (_BACK if here.title else _AHEAD) + _BACK_MORE * min(trigger.sentence - harm.sentence, 5)
    cost += _BACK + _BACK_MORE * min(harm.sentence - trigger.sentence - 1, 5)
    return cost + (_OTHER_PASSAGE if here.passage != there.passage else 0)


def _within(document: Document, harm: HarmMention, trigger: Trigger) -> int:
    """Words between figure (or its outcome) and trigger in one sentence."""
    if harm.trigger is not None and harm.trigger.overlaps(trigger.span):
        return 0
    first, last = sorted((harm.span, trigger.span))
    if first.overlaps(last):
        return 0
    between = document.text[first.end : last.start]
    return len(between.split()) + _CLAUSE * sum(between.count(mark) for mark in ";:؛.")


def _fits(outcome: str, kind: str) -> bool:
    if outcome in ("killed", "injured"):
        return kind not in _BLOODLESS
    fit = _FIT.get(outcome)
    return fit is None or kind in fit
