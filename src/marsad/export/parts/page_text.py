"""A report's text in the briefing, with the words marked that something was coded from."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from marsad.export.parts.bidi import runs_rtl
from marsad.export.parts.briefing import language, words_anchor
from marsad.export.parts.markup import esc, tag

Json = dict[str, Any]
Mark = tuple[str, Json]  # role, evidence
Words = tuple[int, int, str]  # start, end, quote

# What a mark says of its words; of several on one stretch the last in this list gives the colour.
ROLES = ("source", "who", "where", "when", "harm", "what")


def marks_of(record: Json) -> list[Mark]:
    """All words that something was coded from."""
    return [(role, words) for role, words in _marks(record) if words and words["end"] > words["start"]]


def _marks(record: Json) -> Iterator[tuple[str, Json | None]]:
    for event in record["events"]:
        yield "what", event["trigger"]
        yield from (("when", words) for words in event["when"]["evidence"])
        yield from (("where", words) for words in (event["where"] or {"evidence": []})["evidence"])
        yield from (("who", party["evidence"]) for party in (*event["side_a"], *event["side_b"]))
        yield from (("harm", line["evidence"]) for line in event["harm"])
        yield from (("who", claim["evidence"]) for claim in event["responsibility"])
        indices = {*event["attributions"], *(line["per"] for line in event["harm"])}
        for index in sorted(index for index in indices if index is not None):
            yield "source", record["attributions"][index]["source"]


class Marker:
    """Marks the words of one record in one text after another; no anchor is set twice."""

    def __init__(self, number: int, marks: Iterable[Mark]) -> None:
        self.number = number
        self.marks = list(marks)
        self.set: set[Words] = set()

    def paragraphs(self, text: str, title: str | None, spoken: str | None) -> tuple[str, str]:
        """(headline, paragraphs) of a text that begins with its title, if it has one; `spoken` is its language.

        Only words that stand there to the letter are marked: an incident's words come from several reports.
        """
        here = [(role, w) for role, w in self.marks if text[w["start"] : w["end"]] == w["quote"]]
        told, head, first = [], "", 0
        for line in text.split("\n"):
            inside, rtl = self._line(line, first, here), runs_rtl(line)
            if title and not first:
                head = inside
            elif line.strip():
                other = spoken if spoken != "ar" else None
                told.append(tag("p", inside, dir="rtl" if rtl else "ltr", lang=language(rtl) or other))
            first += len(line) + 1
        return head, "".join(told)

    def rest(self) -> str:
        """The words that no text held, each once, in order: what a record without its text shows."""
        roles: dict[Words, str] = {}
        for role, words in sorted(self.marks, key=lambda mark: ROLES.index(mark[0])):
            key = (words["start"], words["end"], words["quote"])
            if key not in self.set:
                roles[key] = role
        return "".join(
            tag("p", self._anchored(words, tag("mark", esc(words[2]), class_=role)), dir="auto")
            for words, role in sorted(roles.items())
        )

    def _line(self, line: str, first: int, marks: list[Mark]) -> str:
        """One paragraph, cut where marks begin and end; every mark's anchor stands where its words begin."""
        here = [(role, w) for role, w in marks if w["start"] < first + len(line) and w["end"] > first]
        cuts = sorted({first, first + len(line), *(c for _, w in here for c in (w["start"], w["end"]))})
        parts = []
        for start, end in pairwise(cut for cut in cuts if first <= cut <= first + len(line)):
            shown = esc(line[start - first : end - first])
            over = [(role, w) for role, w in here if w["start"] <= start and end <= w["end"]]
            if over:
                shown = tag("mark", shown, class_=max((role for role, _ in over), key=ROLES.index))
                for words in sorted({(w["start"], w["end"], w["quote"]) for _, w in over if w["start"] == start}):
                    shown = self._anchored(words, shown)
            parts.append(shown)
        return "".join(parts)

    def _anchored(self, words: Words, shown: str) -> str:
        if words in self.set:
            return shown
        self.set.add(words)
        return tag(
            "span", shown, id=words_anchor(self.number, dict(zip(("start", "end", "quote"), words, strict=True)))
        )
