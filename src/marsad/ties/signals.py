"""Dated signals of cooperation and hostility between two actors, out of coded records (contract.md) and their text.

A signal comes from a tie that a report states, from an event in which both take part, or from words in a sentence that
names both. Each keeps its words and where they stand; nothing is summed up here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.model.report import Token
from marsad.text.fold import fold_view
from marsad.text.match import Match
from marsad.text.words import words_of
from marsad.ties.camps import is_organised, split_camps
from marsad.ties.words import LANGUAGES, Kind, cues, doubts, pairs, scale

Json = dict[str, Any]
_SENTENCE = re.compile(r"[^.!?؟\n]+(?:[.!?؟](?=\S)[^.!?؟\n]+)*[.!?؟]?")
_DOUBT_REACH = 4  # words before a cue that may deny or doubt it
_LONGEST_DAYS = 370  # of a range of days that still dates a signal
_FIGHT = -4  # strength from which the two fight
_CONTEXT = 250  # characters before a sentence without a day in which the one before it may name one
_NEAR_DAYS = 10  # of one report, signals of a kind this close are one


@dataclass(frozen=True, slots=True)
class Signal:
    """One dated sign of how `a` and `b` stand to each other.

    day: ISO, the first day where it is a range; None when no day can be told. basis: "stated" in the report or
    "published". source: whoever acts or speaks first of the two, None when it is mutual or open. status: reported |
    claimed | hedged | denied | former. via: "event" | "relation" | "words".
    """

    day: str | None
    basis: str
    kind: str
    strength: int
    a: str
    b: str
    source: str | None
    status: str
    words: str
    report: str
    title: str | None
    outlet: str | None
    per: str | None
    via: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Pair:
    """Two actors with their camps, in one record."""

    a: str
    b: str
    one: frozenset[str]
    other: frozenset[str]
    record: Json
    alone: bool = False

    def side(self, ref: str | None) -> str | None:
        """Which of the two an id belongs to."""
        return self.a if ref in self.one else self.b if ref in self.other else None


def signals_between(a: str, b: str, records: Iterable[Json], *, alone: bool = False) -> list[Signal]:
    """The signals between two actors (ids of the list) in the records, oldest first; undated ones come last.

    alone: the two without their parts, and no words of sentences that name a third actor (for networks).
    """
    one, other = (frozenset({a}), frozenset({b})) if alone else split_camps(a, b)
    found = [signal for record in records for signal in _of_record(_Pair(a, b, one, other, record, alone))]
    return sorted(found, key=lambda s: (s.day is None, s.day or "", s.report, s.start))


def _of_record(pair: _Pair) -> list[Signal]:
    refs = {m["ref"] for m in pair.record["mentions"]} | _in_relations(pair.record)
    if not (refs & pair.one and refs & pair.other):
        return []
    told = [*_by_relations(pair), *_by_words(pair)]
    return _distinct([*told, *(e for e in _by_events(pair) if not _misread(e, told))])


def _misread(event: Signal, told: list[Signal]) -> bool:
    """An event that has the two on one side where words say that they fight, or that has them fight where words say
    only that they stand together."""
    beside = [s.strength for s in told if _overlap(event, s)]
    if event.strength > 0:
        return any(strength <= _FIGHT for strength in beside)
    return bool(beside) and min(beside) > 0


def _overlap(one: Signal, other: Signal) -> bool:
    return one.start < other.end and other.start < one.end


def _in_relations(record: Json) -> set[str]:
    return {r[end] for r in record["relations"] for end in ("subject", "object")}


def _published(record: Json) -> str | None:
    published = record["report"]["published"]
    return published["start"] if published else None


def _signal(pair: _Pair, kind: Kind, evidence: Json, **more: Any) -> Signal:
    report = pair.record["report"]
    values: Json = {"source": None, "status": "reported", "per": None, "via": "words"} | more
    day = values.pop("day", None)
    return Signal(
        day=day or _published(pair.record),
        basis="stated" if day else "published",
        kind=kind.id,
        strength=kind.strength,
        a=pair.a,
        b=pair.b,
        words=" ".join(evidence["quote"].split()),
        report=report["id"],
        title=report["title"],
        outlet=report["outlet"],
        start=evidence["start"],
        end=evidence["end"],
        **values,
    )


def _by_events(pair: _Pair) -> Iterator[Signal]:
    for event in pair.record["events"]:
        sides = [{pair.side(p["actor"]) for p in event[side]} - {None} for side in ("side_a", "side_b")]
        # Both on one side and nobody against them is how a clash looks whose sides the report does not tell apart.
        together = sides[0] == {pair.a, pair.b} and bool(event["side_b"])
        opposed = len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]
        for kind in scale().values():
            if event["type"] in kind.events and ((kind.strength > 0 and together) or (kind.strength < 0 and opposed)):
                source = None if event["type"] == "armed_clash" or together else min(s for s in sides[0] if s)
                yield _signal(
                    pair,
                    kind,
                    _sentence_of(pair.record, event["trigger"]),
                    day=event["when"]["start"],
                    source=source,
                    status={"hypothetical": "hedged"}.get(event["status"], event["status"]),
                    per=_voice(pair.record, event["attributions"][:1]),
                    via="event",
                )
                break


def _by_relations(pair: _Pair) -> Iterator[Signal]:
    for relation in pair.record["relations"]:
        ends = pair.side(relation["subject"]), pair.side(relation["object"])
        if set(ends) != {pair.a, pair.b}:
            continue
        kind = next((k for k in scale().values() if relation["predicate"] in k.relations), None)
        if kind is None:
            continue
        per = [] if relation["per"] is None else [relation["per"]]
        yield _signal(
            pair,
            kind,
            relation["evidence"],
            day=relation["since"] or _day_in(pair.record, relation["evidence"]["start"], relation["evidence"]["end"]),
            source=ends[0] if relation["predicate"] in ("split_from", "pledged_to", "merged_into") else None,
            status={"asserted": "reported"}.get(relation["status"], relation["status"]),
            per=_voice(pair.record, per),
            via="relation",
        )


def _by_words(pair: _Pair) -> Iterator[Signal]:
    language = pair.record["report"]["language"]
    if language not in LANGUAGES:
        return
    known: list[str] = []
    for evidence in _windows(pair.record):
        start, end = evidence["start"], evidence["end"]
        sides = _sides_in(pair, start, end)
        tokens = words_of(fold_view(evidence["quote"]))
        named = {side for _, side in sides}
        both = len(named) == 2
        if not both and len({*known[-4:], *named}) == 2 and (named or _both_named(tokens, language)):
            both = _both_named(tokens, language)
        known += [side for _, side in sides]
        if both and not (pair.alone and _third(pair, start, end)):
            yield from _cued(pair, evidence, tokens, sides, language)


def _third(pair: _Pair, start: int, end: int) -> bool:
    """Whether another listed actor is named between two offsets."""
    refs = (m["ref"] for m in pair.record["mentions"] if start <= m["evidence"]["start"] < end)
    return any(ref not in (pair.a, pair.b) and is_organised(ref) for ref in refs)


def _both_named(tokens: list[Token], language: str) -> bool:
    return bool(pairs(language).find(tokens))


def _windows(record: Json) -> Iterator[Json]:
    """Sentences of the report where its text is at hand, else the stretches that the record quotes."""
    text = record.get("_text")
    if text:
        for match in _SENTENCE.finditer(text):
            if match.group().strip():
                yield {"quote": match.group(), "start": match.start(), "end": match.end()}
        return
    quoted = [a["content"] for a in record["attributions"] if a["content"]] + [
        r["evidence"] for r in record["relations"]
    ]
    yield from sorted(quoted, key=lambda e: (e["start"], -e["end"]))


def _sentence_of(record: Json, evidence: Json) -> Json:
    """The sentence that holds some words, where the text is at hand."""
    for window in _windows(record) if record.get("_text") else ():
        if window["start"] <= evidence["start"] < window["end"]:
            return window
    return evidence


def _sides_in(pair: _Pair, start: int, end: int) -> list[tuple[int, str]]:
    """Where the two are named between two offsets."""
    found = []
    for mention in pair.record["mentions"]:
        at = mention["evidence"]["start"]
        side = pair.side(mention["ref"]) if mention["kind"] in ("actor", "person") else None
        if side is not None and start <= at < end:
            found.append((at, side))
    return sorted(found)


def _cued(
    pair: _Pair, evidence: Json, tokens: list[Token], sides: list[tuple[int, str]], language: str
) -> Iterator[Signal]:
    """Of a sentence that names both, the strongest signal of each sign."""
    names = [m["evidence"] for m in pair.record["mentions"] if m["kind"] in ("actor", "person", "place")]
    matches = [m for m in cues(language).find(tokens) if not _inside(m, evidence["start"], names)]
    for sign in (1, -1):
        told = [(scale()[kind], m) for m in matches for kind in m.payloads if scale()[kind].strength * sign > 0]
        if not told:
            continue
        kind, match = max(told, key=lambda item: (abs(item[0].strength), -item[1].first))
        blame = next(((k, m) for k, m in told if k.id == "hostile_words" and m.first < match.first), None)
        kind, match = blame or (kind, match)  # who accuses another of war has spoken, not yet fought
        at = evidence["start"] + match.span.start
        yield _signal(
            pair,
            kind,
            evidence,
            day=_day_in(pair.record, evidence["start"], evidence["end"])
            or _day_in(pair.record, evidence["start"] - _CONTEXT, evidence["start"], last=True),
            source=_source(kind, at, sides),
            status=_status(pair.record, tokens, match, language, at),
            per=_voice(pair.record, _speaking(pair.record, at)),
        )


def _inside(match: Match[str], offset: int, names: list[Json]) -> bool:
    start, end = offset + match.span.start, offset + match.span.end
    return any(n["start"] <= start and end <= n["end"] for n in names)


def _source(kind: Kind, at: int, sides: list[tuple[int, str]]) -> str | None:
    """Who acts: the one of the two named just before the words, for what one does to the other."""
    if kind.id not in ("hostile_words", "threat", "defection", "friendly_words", "help", "shared_ground", "union"):
        return None
    before = [side for start, side in sides if start < at]
    return before[-1] if before and len({side for _, side in sides}) == 2 else None


def _status(record: Json, tokens: list[Token], match: Match[str], language: str, at: int) -> str:
    before = doubts(language).find(tokens, max(0, match.first - _DOUBT_REACH), match.first)
    found = {status for m in before for status in m.payloads}
    if "denied" in found:
        return "denied"
    if "hedged" in found:
        return "hedged"
    speaking = [record["attributions"][i] for i in _speaking(record, at)]
    return "claimed" if any(a["source_class"] == "armed_group" for a in speaking) else "reported"


def _speaking(record: Json, at: int) -> list[int]:
    """The attributions whose content holds an offset, the narrowest first."""
    held = [
        (a["content"]["end"] - a["content"]["start"], i)
        for i, a in enumerate(record["attributions"])
        if a["content"] and a["content"]["start"] <= at < a["content"]["end"]
    ]
    return [i for _, i in sorted(held)]


def _voice(record: Json, indices: list[int]) -> str | None:
    source = record["attributions"][indices[0]]["source"] if indices else None
    return source["quote"] if source else None


def _day_in(record: Json, start: int, end: int, *, last: bool = False) -> str | None:
    """The first (or last) day named between two offsets; a stretch longer than a year is none."""
    found = None
    for mention in record["mentions"]:
        if mention["kind"] == "time" and mention["ref"] and start <= mention["evidence"]["start"] < end:
            first, _, until = mention["ref"].partition("/")
            if not until or (_date(until) - _date(first)).days <= _LONGEST_DAYS:
                found = str(first)
                if not last:
                    break
    return found


def _date(day: str) -> date:
    return date.fromisoformat(day[:10])


def _distinct(told: list[Signal]) -> list[Signal]:
    """One signal for each kind and time of a report; events and stated days come before words and publication days."""
    rank = {"event": 0, "relation": 1, "words": 2}
    kept: list[Signal] = []
    for signal in sorted(told, key=lambda s: (s.basis != "stated", rank[s.via], s.start)):
        if not any(_same(signal, other) for other in kept):
            kept.append(signal)
    return kept


def _same(signal: Signal, other: Signal) -> bool:
    if (signal.strength > 0) != (other.strength > 0):
        return False
    if _overlap(signal, other):
        return abs(signal.strength) <= abs(other.strength) or signal.via == "words"
    if signal.kind == other.kind and "published" in (signal.basis, other.basis):
        return True
    near = not (signal.day and other.day) or abs((_date(signal.day) - _date(other.day)).days) <= _NEAR_DAYS
    return near and (signal.kind == other.kind or signal.basis == "published" or other.basis == "published")
