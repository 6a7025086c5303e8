"""Ties that a report states between actors, persons and places: who leads, joins, splits, pledges, allies, fights."""

from collections.abc import Sequence
from typing import Any

from marsad.extract.relations_judged import judged
from marsad.extract.relations_place import SYMMETRIC, Reader
from marsad.extract.relations_read import read_sentence
from marsad.extract.relations_words import READ
from marsad.ground.actors_list import list_digest
from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.resources import digest
from marsad.text.split import readable_sentences


class Relations:
    """Stage: reads cues between resolved mentions, and what the reader makes of every two of them; what only the actor
    list says is never given as the report's."""

    name, version = "relations", "4"
    needs = frozenset({"tokens", "sentences", "places", "actors", "persons", "attributions"})
    gives = frozenset({"relations"})

    def settings(self) -> dict[str, Any]:
        return {"relations": digest("relations"), "actors": list_digest(), "siting": digest("siting")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.relations = find_relations(document)
            if document.reading is not None:
                document.relations = judged(document, document.relations)


def find_relations(document: Document) -> list[Relation]:
    """The ties that a document's cues tell, each once, at its first statement."""
    found: dict[tuple[str, str, str], Relation] = {}
    reader = Reader(document)
    for sentence in readable_sentences(document):
        language = sentence.language if sentence.language in READ else document.language
        if language not in READ:
            continue
        for relation in read_sentence(reader, sentence, language):
            key = (relation.subject, relation.predicate, relation.object)
            mirrored = (relation.object, relation.predicate, relation.subject)
            if relation.predicate in SYMMETRIC and mirrored in found:
                continue
            if key not in found or (found[key].status != "asserted" and relation.status == "asserted"):
                found[key] = relation
    return sorted(found.values(), key=lambda r: (r.span, r.subject, r.predicate, r.object))
