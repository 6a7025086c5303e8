"""Stage `PublicationDay`: infer when a report was published that does not say so, and tie its times to that day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from marsad.extract.times import Times, told
from marsad.extract.weighing import learned
from marsad.ground.days.lexicon import languages, lexicon, words_in
from marsad.ground.published import Lifespan, infer_published
from marsad.model.document import Document
from marsad.model.mentions import Published
from marsad.model.report import Span
from marsad.resources import digest, load
from marsad.text.fold import fold

_LIVING = frozenset(("group", "mission", "force", "militia", "government"))  # kinds of actors that begin and end
_NAMED = frozenset(("force",))  # "the army", "Turkish troops" may be of any year: only its own name dates a force
_ARMY = "-armed-forces"
_LEAD = 3  # a group that acts in the first sentences is there when the report is written
_ENDING = frozenset(("mission", "force"))  # what is spoken of as present only while it is there


def _day(written: str | None, *, last: bool = False) -> date | None:
    """The first or last day of "2017", "2017-03", "2017-03-02"."""
    if not written:
        return None
    parts = [int(p) for p in written.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        year, month = (parts[0] + parts[1] // 12, parts[1] % 12 + 1) if last else (parts[0], parts[1])
        return date.fromordinal(date(year, month, 1).toordinal() - last)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)


def _early(since: str | None, kind: str) -> int:
    """Days before its recorded beginning on which a name may be met: records give the year, the month or the day, and
    volunteers are spoken of before their law is passed."""
    written = len((since or "").split("-"))
    return 366 if written == 1 else 21 if written == 3 and kind == "group" else 92


def _near(document: Document, span: Span, cues: str, *, before: int = 3, behind: int = 2) -> bool:
    """Whether one of the language's cue words stands close to a mention."""
    sentence = document.sentence_at(span.start)
    language = sentence.language if sentence and sentence.language in languages() else document.language
    if sentence is None or language not in languages():
        return False
    phrases: frozenset[tuple[str, ...]] = getattr(lexicon(language), cues)
    left = words_in(fold(document.text[sentence.span.start : span.start]))[-before:]
    right = words_in(fold(document.text[span.end : sentence.span.end]))[:behind]
    return any(tuple(side[i : i + n]) in phrases for side in (left, right) for i in range(len(side)) for n in (1, 2))


def _by_name(document: Document, span: Span, record: dict[str, Any]) -> bool:
    """Whether the words name this force and no state's army: not "the army", "Turkish troops"."""
    if record["id"].endswith(_ARMY):
        return False
    words = f" {fold(document.quote(span))} "
    return any(f" {fold(name['text'])} " in words for name in record["names"] if not name.get("weak"))


def lifespans_of(document: Document) -> list[Lifespan]:
    """The life spans of the organisations, and the terms of the office holders, that the report names."""
    found: dict[str, Lifespan] = {}
    active = {r["id"]: r for r in load("actors") if r.get("active")}
    for mention in document.actors:
        records = [r for i, _ in mention.candidates or ((mention.actor, 1.0),) if (r := active.get(i or ""))]
        if mention.kind not in _LIVING or len(records) != max(1, len(mention.candidates)):
            continue
        if mention.kind in _NAMED and not _by_name(document, mention.span, records[0]):
            continue
        record = min(records, key=lambda r: str(r["active"].get("since") or ""))  # one of several: the oldest
        since = _day(record["active"].get("since"))
        until = _day(record["active"].get("until"), last=True) if len(records) == 1 else None
        sentence = document.sentence_at(mention.span.start)
        lead = sentence is not None and sentence.index <= _LEAD
        if not (mention.kind in _ENDING or lead) or _near(document, mention.span, "former"):
            until = None
        early = _early(record["active"].get("since"), mention.kind)
        found.setdefault(record["id"], Lifespan(record["name"], since, until, mention.span, early=early))
    return [*found.values(), *_terms(document)]


def _terms(document: Document) -> Iterable[Lifespan]:
    """ "President X": X holds the office, unless called former or late."""
    persons = {r["id"]: r for r in load("persons")}
    seen = set()
    for mention in document.persons:
        record = persons.get(mention.person or "")
        if record is None or record["id"] in seen:
            continue
        terms = [
            r for r in record.get("roles", ()) if r["object"].startswith("government-") and r["predicate"] == "leads"
        ]
        if len(terms) != 1 or not _near(document, mention.span, "titles") or _near(document, mention.span, "former"):
            continue
        seen.add(record["id"])
        since, until = _day(terms[0].get("since")), _day(terms[0].get("until"), last=True)
        yield Lifespan(record["name"], since, until, mention.span, "in office")


def publish(document: Document, lifespans: Sequence[Lifespan], *, latest: date | None = None) -> Published:
    """What can be said of the day of publication, from the words and the names of the report."""
    return infer_published(told(document), lifespans, weights=learned("published"), latest=latest)


class PublicationDay:
    """Runs after the actors: names bound the years that weekdays and days leave open; times are resolved anew."""

    name, version = "publication-day", "1"
    needs = frozenset({"times", "published", "actors", "persons"})
    gives = frozenset({"publication-day"})

    def __init__(self, *, latest: date | None = None) -> None:
        self._latest = latest

    def settings(self) -> dict[str, Any]:
        return {k: digest(k) for k in ("time", "actors", "persons", "siting")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            if document.report.published is None:
                document.published = publish(document, lifespans_of(document), latest=self._latest)
                Times.resolve(document)
