"""Stage `Times`: every time expression of a report with the days it means, and when the report was published."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from marsad.ground.days.find import Expression, find_expressions, resolve_all
from marsad.ground.days.lexicon import languages
from marsad.model.document import Document
from marsad.model.mentions import Issue, Published, TimeMention
from marsad.resources import digest
from marsad.text.fold import fold_view
from marsad.text.split import readable_sentences

EXPRESSIONS = "time_expressions"  # key of `Document.notes`: what was found, before it was tied to a day


def expressions_of(document: Document) -> list[Expression]:
    """The time expressions of all sentences that marsad reads, in text order."""
    known, found = languages(), []
    for sentence in readable_sentences(document):
        language = sentence.language if sentence.language in known else document.language
        if language not in known:
            continue
        start = sentence.span.start
        for e in find_expressions(fold_view(document.quote(sentence.span)), language):
            found.append(replace(e, span=type(e.span)(e.span.start + start, e.span.end + start)))
    return found


def resolve_times(document: Document, anchor: date | None) -> list[TimeMention]:
    """The report's expressions tied to its publication day."""
    return resolve_all(document.notes.get(EXPRESSIONS, ()), anchor, coarse=True)


class Times:
    """Finds time expressions and resolves them against the day of publication, given or found in the text."""

    name, version = "times", "1"
    needs = frozenset({"tokens", "sentences", "language"})
    gives = frozenset({"times", "published"})

    def settings(self) -> dict[str, Any]:
        return {"time": digest("time"), "calendar": digest("calendar")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.notes[EXPRESSIONS] = expressions_of(document)
            self.date(document)

    def date(self, document: Document) -> None:
        given = document.report.published
        if given is not None:
            document.published = Published(given, given, "given", "given with the report")
        document.times = resolve_times(document, given)
        document.issues += [Issue(self.name, m.issue, m.span) for m in document.times if m.issue]
