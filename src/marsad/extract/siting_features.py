"""What a text says for and against a place as that of a happening: features for `siting`, each a number."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from math import log1p

from marsad.extract.factuality import background_score, status_of
from marsad.extract.toponyms.lexicon import Lexicon, lexicon
from marsad.extract.weighing import Features
from marsad.ground.nations import is_capital_id
from marsad.model.document import Document
from marsad.model.mentions import DaySpan, PlaceMention
from marsad.model.reading import log_odds
from marsad.model.report import Sentence, Span
from marsad.text.words import is_arabic, phrase_keys

SITES = frozenset({"location", "dateline"})  # uses of a name that may be where something happened
_SURE = 0.8  # strength of a trigger that needs no company
_SPEAKER_REACH = 12  # characters between a speaker and the place that follows ("a source in Bamako")

_COARSE = {"country": "country", "admin1": "unit", "admin2": "unit", "area": "area", "river": "area"}
_WITHOUT_PLACE = frozenset({"other_strategic", "pledge_merger", "agreement"})


def identity_of(mention: PlaceMention | None) -> str:
    """Mentions of one place speak for it together."""
    if mention is None:
        return ""
    return mention.resolved.place_id if mention.resolved else f"@{mention.name or mention.span.start}"


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


class Scene:
    """A trigger with what is around it."""

    def __init__(self, document: Document, sentence: Sentence, trigger: Span, type: str | None) -> None:
        self.document, self.sentence, self.trigger = document, sentence, trigger
        known = next((t for t in document.triggers if t.span.overlaps(trigger)), None)
        self.type = type or (known.types[0] if known and known.types else None)
        self.recalled = background_score(document, trigger)
        self.status, _ = status_of(document, trigger, sentence)
        self.contained = {span for mention in document.places for span in mention.within}
        self.read = self._read()
        self.counts = Counter(m.resolved.place for m in document.places if m.use == "location" and m.resolved)
        self.fine_here = any(self._fine(m) for m in self._in(sentence))
        self.others = [t for t in document.triggers if t.strength >= _SURE and not t.span.overlaps(trigger)]
        self.days = self._days(sentence)
        fine = [
            m
            for m in document.places
            if m.use == "location" and self._fine(m) and m.resolved and m.span not in self.contained
        ]
        before = [m for m in fine if m.span.start < sentence.span.start]
        self.first = identity_of(fine[0]) if fine else None
        self.last = identity_of(before[-1]) if before else None
        self.places = {identity_of(m) for m in fine}
        counted = Counter(identity_of(m) for m in fine)
        self.most = counted.most_common(1)[0][0] if counted and counted.most_common(1)[0][1] > 1 else None
        self.units = {
            (m.resolved.country, unit)
            for m in fine
            if m.resolved
            for unit in ("", m.resolved.admin1, m.resolved.admin2)
        }

    def _read(self) -> dict[Span, float]:
        """What the reader gives each place for being this happening's; empty without the reader."""
        reading = self.document.reading
        mentions = [m for m in self.document.places if m.use == "location"]
        if reading is None:
            return {}
        roles = reading.roles(self.trigger, [m.span for m in mentions])
        alone = {m.span: r["place"] for m, r in zip(mentions, roles, strict=True)}
        # "Indelimane, in the region of Ménaka" is one place: what is read of its outer name holds for the inner one
        return {m.span: max(alone.get(span, 0.0) for span in (m.span, *m.within)) for m in mentions}

    def _days(self, sentence: Sentence) -> set[DaySpan]:
        """The days that a sentence says something happened on."""
        times = self.document.times
        return {t.when for t in times if t.role == "event" and t.when.start and sentence.span.covers(t.span)}

    def _in(self, sentence: Sentence) -> Iterator[PlaceMention]:
        for mention in self.document.places:
            if mention.use == "location" and sentence.span.covers(mention.span) and mention.span not in self.contained:
                yield mention

    @staticmethod
    def _fine(mention: PlaceMention) -> bool:
        return mention.resolved is None or mention.resolved.kind not in _COARSE

    def _holds_finer(self, mention: PlaceMention, sentence: Sentence) -> bool:
        """Whether the sentence names a place inside this unit or country."""
        unit = mention.resolved
        if unit is None or unit.kind not in _COARSE or unit.kind in ("area", "river"):
            return False
        inside = [
            m.resolved
            for m in self._in(sentence)
            if m.resolved and self._fine(m) and m.resolved.country == unit.country
        ]
        return any(unit.kind == "country" or unit.place in (p.admin1, p.admin2, p.place) for p in inside)

    def nothing(self) -> Features:
        return {
            "none": 1.0,
            "none strategic": float(self.type in _WITHOUT_PLACE),
            "none background": self.recalled,
            f"none {self.status}": 1.0,
            **self._apart(),
            "none title": float(self.sentence.title),
            "none fine here": float(self.fine_here),
            f"none {self.type}": 1.0,
            **({"none read": log_odds(max(self.read.values(), default=0.0))} if self.document.reading else {}),
        }

    def _apart(self) -> Features:
        """Signs that the sentence tells of another occasion than the rest of the report."""
        dated = any(t.role == "event" and self.sentence.span.covers(t.span) for t in self.document.times)
        count = len(self.document.sentences)
        return {
            "none dated": float(dated),
            "none dated background": self.recalled * dated,
            "none late": self.sentence.index / max(1, count),
            "none anaphor": float(self._anaphor),
            "none one place": float(len(self.places) == 1),
            "none no place": float(not self.places),
            "none coarse here": float(any(True for _ in self._in(self.sentence)) and not self.fine_here),
        }

    def features(self, mention: PlaceMention) -> Features:
        found: Features = {}
        place = mention.resolved
        if place is None:
            found["unresolved"] = 1.0
        else:
            coarse = _COARSE.get(place.kind)
            if coarse:
                found[coarse] = 1.0
                inside = (
                    place.country,
                    "" if coarse == "country" else place.place if place.kind != "area" else place.admin1,
                )
                if inside in self.units:
                    found[f"{coarse} of finer"] = 1.0
            identity = identity_of(mention)
            found["first fine"] = float(identity == self.first)
            found["most fine"] = float(identity == self.most)
            found["count"] = log1p(max(0, self.counts[place.place] - 1))
            found["capital"] = float(is_capital_id(place.place_id))
            found["abroad"] = float(place.country != self.document.home)
        sentence = self.document.sentence_at(mention.span.start) or self.sentence
        if mention.span in self.contained:
            found["contained"] = 1.0
        elif place is not None and self._holds_finer(mention, sentence):
            found["holds finer here"] = 1.0
        lex = lexicon(sentence.language if sentence.language in ("ar", "fr", "en") else "en")
        if self.read:
            probability = self.read.get(mention.span, 0.0)
            found["read"] = log_odds(probability)
            found["read best"] = float(probability == max(self.read.values()))
            found["read sure"] = float(probability >= 0.5)
        if mention.use == "dateline":  # where the report was written, if it names no other place
            return found | {"dateline": 1.0, "dateline alone": float(not self.places)}
        found["said there"] = float(self._of_speaker(mention, sentence))
        found |= self._where_it_stands(mention, sentence)
        found |= self._words_before(mention, sentence, lex)
        if mention.relation == "border":
            found["border"] = 1.0
        elif mention.relation:
            found["relative"] = 1.0
        return found

    def _where_it_stands(self, mention: PlaceMention, sentence: Sentence) -> Features:
        found: Features = {}
        apart = self.sentence.index - sentence.index
        if sentence.title:
            found["in title"] = 1.0
        elif sentence.index <= 2 and not self.sentence.title:
            found["in lead"] = 1.0
        if apart == 0:
            found |= self._distance(mention)
        elif apart > 0:
            found["before"] = log1p(apart)
            found["just before"] = float(apart == 1)
            if sentence.passage == self.sentence.passage:
                found["same passage"] = 1.0
        else:
            found["after"] = log1p(-apart)
            found["just after"] = float(apart == -1)
        if apart > 0 and identity_of(mention) == self.last:
            found["last fine"] = 1.0
            if self._anaphor:
                found["last fine anaphor"] = 1.0
        if apart:
            found["away background"] = self.recalled
            found["first fine background"] = self.recalled * (identity_of(mention) == self.first)
        if apart:
            there = [t for t in self.others if t.sentence == sentence.index]
            found["same type there"] = float(any(t.types[0] == self.type for t in there))
            found["other type there"] = float(bool(there) and all(t.types[0] != self.type for t in there))
            days = self._days(sentence)
            found["other day there"] = float(bool(days and self.days) and days.isdisjoint(self.days))
        if apart and self.fine_here:
            found["own here"] = 1.0
        if apart and self._anaphor:
            found["anaphor"] = 1.0
        return found

    def _distance(self, mention: PlaceMention) -> Features:
        low, high = min(mention.span.end, self.trigger.end), max(mention.span.start, self.trigger.start)
        between = self.document.text[low:high] if low < high else ""
        words = between.count(" ")
        found: Features = {"same sentence": 1.0, "words": log1p(words)}
        found["commas"] = float(min(3, sum(between.count(c) for c in ",،")))
        found["breaks"] = float(min(2, sum(between.count(c) for c in ";؛:—–()")))
        if mention.span.start < self.trigger.start:
            found["place first"] = 1.0
            found["words place first"] = log1p(words)
        others = sum(
            1 for m in self._in(self.sentence) if m is not mention and low <= m.span.start < high and self._fine(m)
        )
        found["others between"] = float(min(2, others))
        here = [t.span for t in self.others if t.sentence == self.sentence.index]
        found["triggers between"] = float(min(2, sum(low <= span.start < high for span in here)))
        gap = high - low
        found["nearer other"] = float(any(_gap(span, mention.span) < gap for span in here))
        return found

    def _of_speaker(self, mention: PlaceMention, sentence: Sentence) -> bool:
        """Whether the place is part of the words for who says it, or only says where they are ("a source in Gao")."""
        inside = lexicon(sentence.language).inside if sentence.language in ("ar", "fr", "en") else frozenset()
        for attribution in self.document.attributions:
            source = attribution.source
            if source is None:
                continue
            if source.covers(mention.span):
                return True
            if 0 < mention.span.start - source.end <= _SPEAKER_REACH:
                link = self.document.text[source.end : mention.span.start]
                if not inside.isdisjoint(phrase_keys(link)) and "," not in link and "." not in link:
                    return True
        return False

    def _words_before(self, mention: PlaceMention, sentence: Sentence, lex: Lexicon) -> Features:
        tokens = self.document.tokens_in(mention.span)
        if not tokens:
            return {}
        first = tokens[0].index
        start = mention.span.start
        keys = [t.key for t in self.document.tokens[max(sentence.first, first - 5) : first]]
        while keys and (keys[-1] in lex.articles and keys[-1] not in lex.elsewhere):
            keys.pop()
        phrases = {" ".join(keys[-n:]) for n in range(1, len(keys) + 1)}
        if keys and is_arabic(keys[0]):
            phrases |= {phrase[1:] for phrase in phrases if phrase[0] in "وف"}
        found: Features = {}
        if phrases & lex.elsewhere:
            found["elsewhere"] = 1.0
        elif phrases & lex.elsewhere_weak:
            found["elsewhere weak"] = 1.0
        attached = self.document.text[tokens[0].start : start]
        if "ب" in attached or phrases & lex.inside:
            found["in it"] = 1.0
            if sentence is self.sentence:
                found["in it here"] = 1.0
        if sentence is self.sentence and "elsewhere" in found:
            found["elsewhere here"] = 1.0
        if first == sentence.first or (first - sentence.first <= 2 and "in it" in found):
            found["heads sentence"] = 1.0
        return found

    @cached_property
    def _anaphor(self) -> bool:
        """Whether the trigger's sentence points back to a place ("the same village", "هناك")."""
        lex = lexicon(self.sentence.language if self.sentence.language in ("ar", "fr", "en") else "en")
        keys = [t.key for t in self.document.tokens[self.sentence.first : self.sentence.last]]
        forms = set(keys) | {
            f for t in self.document.tokens[self.sentence.first : self.sentence.last] for f, _ in t.keys
        }
        return any(a in forms if " " not in a else a in " ".join(keys) for a in lex.anaphors)
