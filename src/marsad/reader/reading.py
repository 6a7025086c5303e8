"""One report as the reader sees it: vectors of its pieces, and what the heads say of spans of its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from marsad.model.reading import ReadTrigger
from marsad.model.report import Span
from marsad.reader.labels import ROLES, STATUSES, TIES, TYPES
from marsad.reader.model import Floats, Model
from marsad.reader.pieces import Pieces

_PART = 0.25  # the same of a piece that is part of the word and no particle before it
_WHOLE = 0.8  # of what a piece must have is what its whole word must have by letters
_GAP = 1  # characters between two words of one trigger

Steps = NDArray[np.int_]


def softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), np.float32)


def sigmoid(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


class ModelReading:
    """`marsad.model.reading.Reading` by a model. `vectors`: (pieces, width); `whole`: (windows,
    width), of each window as a whole."""

    def __init__(self, model: Model, pieces: Pieces, vectors: Floats, whole: Floats) -> None:
        self._model, self._pieces, self._vectors, self._whole = model, pieces, vectors, whole
        self._surely = softmax(model.head("trigger", vectors))[:, 1] if len(vectors) else np.zeros(0, np.float32)
        self._tables: dict[Span, Floats | None] = {}  # what many ask for again and again
        self._means: dict[Span, Floats | None] = {}
        self._kinds: dict[Span, tuple[tuple[str, float], ...]] = {}
        self._words: tuple[Floats, Floats, Floats] | None = None

    def _at(self, span: Span) -> range:
        """Pieces that share a letter with the span."""
        first = bisect_right(self._pieces.ends, span.start)
        return range(first, bisect_left(self._pieces.starts, span.end, lo=first))

    def _vector(self, span: Span) -> Floats | None:
        if span not in self._means:
            at = self._at(span)
            mean = np.asarray(self._vectors[at.start : at.stop].mean(axis=0), np.float32) if at else None
            self._means[span] = mean
        return self._means[span]

    def triggers(self, least: float) -> list[ReadTrigger]:
        found: list[ReadTrigger] = []
        told: list[Span] = []
        for pieces in self._telling_words(least):
            span = Span(self._pieces.starts[pieces.start], self._pieces.ends[pieces.stop - 1])
            if told and span.start - told[-1].end <= _GAP:
                told[-1] = Span(told[-1].start, span.end)
            else:
                told.append(span)
        for span in told:
            found.append(ReadTrigger(span, self.evokes(span), self.kinds(span)))
        return found

    def _telling_words(self, least: float) -> Iterator[range]:
        """The words that tell of an event, as their pieces: a particle before one is no part of it, and the ending of a
        word whose other letters tell of nothing is none."""
        starts, ends = self._pieces.starts, self._pieces.ends
        first = 0
        for i in range(1, len(starts) + 1):
            if i < len(starts) and starts[i] == ends[i - 1]:
                continue
            on = [n for n in range(first, i) if self._surely[n] >= least]
            letters = [max(1, ends[n] - starts[n]) for n in range(first, i)]
            if on and float(np.average(self._surely[first:i], weights=letters)) >= _WHOLE * least:
                yield range(next(n for n in range(first, i) if self._surely[n] >= _PART * least), i)
            first = i

    def evokes(self, span: Span) -> float:
        at = self._at(span)
        return float(self._surely[at.start : at.stop].max()) if at else 0.0

    def kinds(self, span: Span) -> tuple[tuple[str, float], ...]:
        if span not in self._kinds:
            self._kinds[span] = self._kinds_of(span)
        return self._kinds[span]

    def _kinds_of(self, span: Span) -> tuple[tuple[str, float], ...]:
        vector = self._vector(span)
        if vector is None:
            return ()
        shares = softmax(self._model.head("kind", vector))
        return tuple(sorted(zip(TYPES, map(float, shares), strict=True), key=lambda pair: -pair[1]))

    def background(self, span: Span) -> float:
        vector = self._vector(span)
        return float(softmax(self._model.head("background", vector))[1]) if vector is not None else 0.0

    def status(self, span: Span) -> tuple[tuple[str, float], ...]:
        vector = self._vector(span)
        if vector is None:
            return ()
        return tuple(zip(STATUSES, map(float, softmax(self._model.head("status", vector))), strict=True))

    def roles(self, trigger: Span, mentions: Sequence[Span]) -> list[dict[str, float]]:
        table = self._roles_of(trigger)
        return [self._role_in(table, mention) for mention in mentions]

    def _roles_of(self, trigger: Span) -> Floats | None:
        """Probabilities (pieces, roles) for one trigger; many ask for the same."""
        if trigger not in self._tables:
            self._tables[trigger] = self._role_table(trigger)
        return self._tables[trigger]

    def _role_table(self, trigger: Span) -> Floats | None:
        vector = self._vector(trigger)
        if vector is None:
            return None
        model, count, width = self._model, len(ROLES), int(self._model.card["pair"])
        if self._words is None:
            words = model.head("role_word", self._vectors).reshape(-1, count, width)
            self._words = words, model.head("meet_word", self._vectors), model.head("role_bias", self._vectors)
        words, meet, bias = self._words
        mine = model.head("role_trigger", vector).reshape(count, width)
        far = np.arange(len(words)) - self._at(trigger).start
        place = self._steps(far)
        scores = np.einsum("rd,lrd->lr", mine, words) / np.sqrt(width)
        met = model.head("meet_trigger", vector) + meet + model.heads["meet_far.weight"][place]
        scores += model.head("meet_role", np.maximum(met, 0))
        return softmax(scores + bias + model.heads["role_far.weight"][place])

    def _steps(self, far: Steps) -> Steps:
        """The class of each signed distance in pieces: how far, and on which side."""
        size = np.searchsorted(self._model.bounds, np.abs(far), side="right") - 1
        return np.where(far < 0, size + len(self._model.bounds), size)

    def _role_in(self, table: Floats | None, mention: Span) -> dict[str, float]:
        at = self._at(mention)
        if table is None or not at:
            return dict.fromkeys(ROLES, 0.0)
        best = table[at.start : at.stop].max(axis=0)
        return dict(zip(ROLES, map(float, best), strict=True))

    def same(self, one: Span, other: Span) -> float:
        a, b = self._vector(one), self._vector(other)
        if a is None or b is None:
            return 0.0
        model = self._model
        x, y = model.head("same", a), model.head("same", b)
        return sigmoid(float(x @ y) / float(np.sqrt(len(x))) + float(model.heads["same_bias"][0]))

    def ties(self, pairs: Sequence[tuple[Span, Span]]) -> list[dict[str, float]]:
        found: list[dict[str, float]] = [dict.fromkeys(TIES, 0.0) for _ in pairs]
        places = [(i, self._at(one), self._at(other)) for i, (one, other) in enumerate(pairs)]
        places = [(i, at, to) for i, at, to in places if at and to]
        if places:
            shares = self._tie_table([(at, to) for _, at, to in places])
            for (i, _, _), row in zip(places, shares, strict=True):
                found[i] = dict(zip(TIES, map(float, row), strict=True))
        return found

    def _tie_table(self, places: Sequence[tuple[range, range]]) -> Floats:
        """Probabilities (pairs, ties); `places`: the pieces of the two ends of each pair."""
        model, width = self._model, int(self._model.card["tie"])
        ranges = sorted({(at.start, at.stop) for pair in places for at in pair})
        number = {at: i for i, at in enumerate(ranges)}
        means = np.stack([self._vectors[first:last].mean(axis=0) for first, last in ranges])
        sums = np.concatenate([np.zeros_like(self._vectors[:1]), np.cumsum(self._vectors, axis=0, dtype=np.float64)])
        one, other = (np.array([number[p[k].start, p[k].stop] for p in places]) for k in (0, 1))
        low = np.array([min(a.start, b.start) for a, b in places])
        high = np.array([max(a.stop, b.stop) for a, b in places])
        between = np.asarray((sums[high] - sums[low]) / (high - low)[:, None], np.float32)
        far = np.array([b.start - a.start for a, b in places])
        step = self._steps(far)
        bound = model.head("bind_one", means)[one] + model.head("bind_other", means)[other]
        bound += model.head("bind_between", between) + model.heads["bind_far.weight"][step]
        a, b = (model.head(f"tie_{name}", means).reshape(-1, len(TIES), width) for name in ("one", "other"))
        scores = (a[one] * b[other]).sum(-1) / np.sqrt(width) + model.head("bind_tie", np.maximum(bound, 0))
        return softmax(np.asarray(scores, np.float32))

    def news(self) -> float:
        return float(softmax(self._model.head("news", self._whole))[:, 1].max()) if len(self._whole) else 0.0
