"""Harm lines: every stated figure of victims, whose figure it is, and whether it still holds."""

from collections.abc import Iterator, Sequence
from typing import Any

from marsad.extract.harm.context import mark_aggregates, mark_superseded
from marsad.extract.harm.denied import deny_losses
from marsad.extract.harm.judged import judge
from marsad.extract.harm.link import link
from marsad.extract.harm.owners import owner_of, told_before
from marsad.extract.harm.scan import scan_sentence
from marsad.extract.harm.shapes import Figure, Scan
from marsad.model.document import Document
from marsad.model.mentions import HarmMention
from marsad.model.report import Span
from marsad.resources import digest
from marsad.text.language import READ
from marsad.text.split import readable_sentences

_REVISED = 4  # sentences back in which a revised toll may stand


class HarmLines:
    """Numbers and outcomes of a report tied into harm mentions (docs/numbers.md)."""

    name, version = "harm", "1"
    needs = frozenset({"tokens", "sentences", "numbers", "actors", "triggers", "attributions"})
    gives = frozenset({"harms"})

    def settings(self) -> dict[str, Any]:
        return {kind: digest(kind) for kind in ("harm", "siting")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.harms = find_harms(document)


def find_harms(document: Document) -> list[HarmMention]:
    """Harm mentions in text order; actors and attributions may be empty."""
    lines: list[tuple[Scan, Figure]] = []
    aggregates: set[int] = set()
    for scan, last in linked(document):
        if document.reading is not None:
            judge(scan, document.reading, last)
        deny_losses(scan)
        mark_superseded(scan)
        aggregates |= {id(f) for f in mark_aggregates(scan)}
        lines += [(scan, figure) for figure in scan.figures if figure.outcome is not None]
    for scan, figure in lines:
        if figure.partitive and figure.outcome == "injured" and not told_before(document, scan, figure):
            figure.part = True  # "Two of them are in serious condition": of those told of in the sentences before
    _find_wholes([figure for _, figure in lines])
    _supersede_earlier(lines)
    _keep_last_word([figure for _, figure in lines])
    places = {id(figure): index for index, (_, figure) in enumerate(lines)}
    return [_mention(document, scan, figure, places, id(figure) in aggregates) for scan, figure in lines]


def linked(document: Document) -> Iterator[tuple[Scan, Figure | None]]:
    """Each sentence with its figures tied to outcomes by the rules, and the last figure before it that had one."""
    last: Figure | None = None
    for sentence in readable_sentences(document):
        language = sentence.language if sentence.language in READ else document.language
        if language not in READ:
            continue
        scan = scan_sentence(document, sentence, language)
        link(scan, last)
        yield scan, last
        told = [f for f in scan.figures if f.outcome is not None and f.kind in ("number", "dual") and not f.part]
        last = told[-1] if told and not sentence.title else last


def _find_wholes(figures: list[Figure]) -> None:
    """A part told apart from its whole ("among the dead are ...") belongs to the last figure that can hold it."""
    for index, figure in enumerate(figures):
        if not figure.part or figure.whole is not None:
            continue
        for other in reversed(figures[:index]):
            if other.outcome == figure.outcome and not other.part and (other.low or 0) > (figure.low or 0):
                figure.whole = other
                break


def _supersede_earlier(lines: list[tuple[Scan, Figure]]) -> None:
    """A toll that "has risen to" a figure replaces the lower ones told in the sentences before."""
    for index, (scan, new) in enumerate(lines):
        if not new.revises or new.low is None:
            continue
        for earlier, old in lines[:index]:
            near = earlier.sentence.index >= scan.sentence.index - _REVISED or earlier.sentence.title
            same = old.outcome == new.outcome and not old.part and old.kind in ("number", "dual")
            people = (
                (old.who or "unknown") in ("unknown", new.who) and old.best is not None and not _in_list(earlier, old)
            )
            if (
                near
                and same
                and people
                and earlier is not scan
                and old.low is not None
                and old.low < new.low < 10 * old.low
            ):
                old.superseded = True


def _keep_last_word(figures: list[Figure]) -> None:
    """A figure is superseded only by another; where none stands, it holds. Parts go with their whole."""
    for figure in figures:
        if figure.superseded and not any(
            f.outcome == figure.outcome
            and not f.superseded
            and not f.part
            and f.low != figure.low
            and _may_be(f, figure)
            for f in figures
        ):
            figure.superseded = False
    for figure in figures:
        if figure.part and figure.whole is not None and figure.whole.superseded:
            figure.superseded = True


def _in_list(scan: Scan, figure: Figure) -> bool:
    return any(f is not figure and f.outcome and f.series == figure.series >= 0 for f in scan.figures)


def _may_be(a: Figure, b: Figure) -> bool:
    return a.who == b.who or "unknown" in (a.who or "unknown", b.who or "unknown")


def _also(scan: Scan, figure: Figure) -> bool:
    """ "aussi", "also" between the figure and its outcome: people besides those told of before."""
    cue = figure.series if figure.series >= 0 else figure.last
    return scan.has("also", min(figure.first, cue), max(figure.last, cue) + 1)


def _mention(document: Document, scan: Scan, figure: Figure, places: dict[int, int], aggregate: bool) -> HarmMention:
    per = _attribution(document, figure.span)
    whose, who = owner_of(document, scan, figure, per)
    return HarmMention(
        span=figure.span,
        outcome=figure.outcome or "killed",
        who=who,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        actor=whose,
        per=per,
        superseded=figure.superseded,
        part_of=places.get(id(figure.whole)) if figure.part and figure.whole is not None else None,
        aggregate=aggregate,
        sentence=scan.sentence.index,
        trigger=figure.trigger,
        more=figure.others or figure.kind == "other" or _also(scan, figure),
        single=figure.kind == "one",
        series=figure.series,
        headline=scan.sentence.title,
        general=(figure.who or "unknown") == "unknown",
        toll=figure.toll,
    )


def _attribution(document: Document, span: Span) -> int | None:
    """The attribution that the figure stands under: the tightest content that covers it, else one in its sentence."""
    covering = [
        (len(a.content), index)
        for index, a in enumerate(document.attributions)
        if a.content is not None and a.content.covers(span)
    ]
    if covering:
        return min(covering)[1]
    overlapping = [
        (len(a.content), index)
        for index, a in enumerate(document.attributions)
        if a.content is not None and a.content.overlaps(span)
    ]
    return min(overlapping)[1] if overlapping else None
