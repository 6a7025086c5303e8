"""Which country a stretch of a report is about: by the places named near it, else by the report as a whole."""

from collections import Counter
from collections.abc import Sequence

from marsad.ground.actors_phrases import nation_at, token_nations
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention
from marsad.model.report import Sentence

_HOME, _SENTENCE, _PASSAGE = 0.8, 1.0, 0.9
_ANYWHERE = 0.5  # a country that the report names in other sentences
_NAME, _DEMONYM = 2, 1  # what a country's name and a nationality count where no places are known


class Focus:
    """The countries around every sentence of one report, computed once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places: dict[int, list[tuple[int, str]]] = {}
        self._areas: dict[int, set[str]] = {}
        for place in document.places:
            sentence = document.sentence_at(place.span.start)
            country = _country(place)
            if sentence is not None and country is not None:
                self._places.setdefault(sentence.index, []).append((place.span.start, country))
                if place.resolved is not None and place.resolved.admin1:
                    self._areas.setdefault(sentence.index, set()).add(place.resolved.admin1)
        self._words = {} if document.places else self._by_words(document)
        self.home = document.home or self._home()
        self.named = {c: _ANYWHERE for places in self._places.values() for _, c in places}

    @staticmethod
    def _by_words(document: Document) -> dict[int, Counter[str]]:
        """Countries by their names and demonyms, for reports whose places nobody has looked up."""
        found: dict[int, Counter[str]] = {}
        for sentence in document.sentences:
            counts: Counter[str] = Counter()
            for i in range(sentence.first, sentence.last):
                named = nation_at(document.tokens, i, sentence.last)
                if named is not None:
                    counts[named[1][0]] += _NAME
                elif nations := token_nations(document.tokens[i], document.text):
                    counts[nations[0]] += _DEMONYM
            found[sentence.index] = counts
        return found

    def _home(self) -> str | None:
        counts: Counter[str] = Counter()
        for places in self._places.values():
            counts.update(country for _, country in places)
        for words in self._words.values():
            counts.update(words)
        return counts.most_common(1)[0][0] if counts else None

    def country_at(self, offset: int, sentence: Sentence) -> str | None:
        """The country in focus at a character: the nearest place of the sentence, else of the passage, else home."""
        here = self._places.get(sentence.index)
        if here:
            countries = {country for _, country in here}
            if self.home in countries and len(countries) > 1:
                return self.home
            return min(here, key=lambda p: abs(p[0] - offset))[1]
        for before in self._before(sentence):
            there = self._places.get(before.index)
            if there:
                countries = {country for _, country in there}
                return self.home if self.home in countries else there[-1][1]
        words = self._words.get(sentence.index)
        if words and self.home not in words and words.most_common(1)[0][1] >= _NAME:
            return words.most_common(1)[0][0]
        return self.home

    def _before(self, sentence: Sentence) -> Sequence[Sentence]:
        """Earlier sentences of the passage, the nearest first."""
        earlier = self._document.sentences[: sentence.index]
        return [s for s in reversed(earlier) if s.passage == sentence.passage]

    def areas_at(self, sentence: Sentence) -> frozenset[str]:
        """First-level units of the places in the sentence, else in the report."""
        here = self._areas.get(sentence.index)
        return frozenset(here if here else (a for areas in self._areas.values() for a in areas))

    def weights_at(self, sentence: Sentence) -> dict[str, float]:
        """ISO code → weight in 0..1, for choosing among actors that share a name."""
        weights: dict[str, float] = {}
        if self.home is not None:
            weights[self.home] = _HOME
        for before in self._before(sentence):
            for _, country in self._places.get(before.index, ()):
                weights[country] = max(weights.get(country, 0.0), _PASSAGE)
        for _, country in self._places.get(sentence.index, ()):
            weights[country] = _SENTENCE
        for country in self._words.get(sentence.index, ()):
            weights[country] = max(weights.get(country, 0.0), _PASSAGE)
        return weights


def _country(place: PlaceMention) -> str | None:
    if place.resolved is None or place.use in ("nationality", "name"):
        return None
    return place.resolved.country
