"""Counts of a report: numbers in the words of each sentence, less those that belong to a time."""

from collections.abc import Sequence
from typing import Any

from marsad.ground.numbers import number_finder
from marsad.model.document import Document
from marsad.model.mentions import NumberMention
from marsad.resources import digest
from marsad.text.language import READ
from marsad.text.split import readable_sentences


class Numbers:
    """Every count of the report, in text order; a number inside a time ("le 14 mai") is none."""

    name, version = "numbers", "1"
    needs = frozenset({"tokens", "sentences"})
    gives = frozenset({"numbers"})

    def settings(self) -> dict[str, Any]:
        return {"numbers": digest("numbers")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.numbers = find_document_numbers(document)


def find_document_numbers(document: Document) -> list[NumberMention]:
    """The counts of a report that has been split; `document.times` may be empty."""
    found: list[NumberMention] = []
    for sentence in readable_sentences(document):
        language = sentence.language if sentence.language in READ else document.language
        if language in READ:
            finder = number_finder(language)
            found += finder.find(document.tokens, document.text, sentence.first, sentence.last)
    times = [time.span for time in document.times]
    return [number for number in found if not any(number.span.overlaps(span) for span in times)]
