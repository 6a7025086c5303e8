"""What speaks for an actor's part in a happening: the words between and around mention and trigger, as features.

A feature is a string; the weights that `training/siding.py` learns for them lie in `data/siding_weights.jsonl`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from marsad.extract.actors_join import group_of
from marsad.extract.factuality import background_score
from marsad.extract.responsibility import is_unclaimed
from marsad.ground.actors_acled import actor_name
from marsad.ground.actors_list import listed
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Trigger
from marsad.model.report import Sentence, Span, Token
from marsad.resources import load_one
from marsad.text.fold import fold

FAMILIES = {
    "armed_clash": "fight", "attack": "attack", "ambush": "attack", "grenade": "blast", "ied_mine": "blast",
    "suicide_bomb": "blast", "shelling": "air", "air_drone_strike": "air", "abduction": "taking", "arrest": "arrest",
    "sexual_violence": "attack", "looting_destruction": "property", "territory_seized": "territory",
    "territory_regained": "territory", "protest": "crowd", "riot": "crowd", "agreement": "politics",
    "pledge_merger": "politics", "other_strategic": "politics",
}  # fmt: skip
_CUES = ("agent", "patient", "claim", "blame", "deny", "harm", "speech", "between")
_DEALS = ("pledge", "to", "of", "other", "titles", "joint", "with_words")  # read by siding_deals alone
_ARMED = ("Rebel group", "Political militia", "Identity militia")
_NEAR = 4  # words around a mention that belong to it
_NEWS, _OLD = 0.3, 0.7  # odds of being recalled below which a happening is news, above which it is not
_FAR = 3  # sentences away beyond which the distance no longer matters


class Cues:
    def __init__(self, language: str) -> None:
        record = load_one("siding", language if language in ("ar", "fr", "en") else "en")
        self.stems = {cue: tuple(map(fold, record[cue])) for cue in (*_CUES, "passive")}
        self._deals = {cue.removesuffix("_words"): tuple(map(fold, record[cue])) for cue in _DEALS}
        self.skip = frozenset(map(fold, record["skip"]))
        self._memo: dict[str, tuple[str, ...]] = {}

    def deal(self, name: str, key: str) -> bool:
        """Whether a folded word belongs to a list that tells who binds himself to whom (`siding_deals`)."""
        return any(_begins(key, stem) for stem in self._deals[name])

    def of(self, key: str) -> tuple[str, ...]:
        """The cue classes that a folded word belongs to."""
        found = self._memo.get(key)
        if found is None:
            found = tuple(cue for cue, stems in self.stems.items() if any(_begins(key, s) for s in stems))
            self._memo[key] = found
        return found


def _begins(key: str, stem: str) -> bool:
    """Short stems are whole words ("on" is no "once")."""
    return key == stem if len(stem) <= 3 else key.startswith(stem)


@lru_cache(maxsize=4)
def cues_of(language: str) -> Cues:
    return Cues(language)


@lru_cache(maxsize=4096)
def side_kind(kind: str, actor: str | None, who: str | None = "") -> str:
    """What sort of party it is: a jihadist group acts otherwise than a government."""
    entry = listed(actor) if actor else None
    if kind in ("group", "anaphor") and entry is not None:
        return entry.category.split(" ")[0].split("/")[0] + (":a" if kind == "anaphor" else "")
    return "settlement" if kind == "civilian" and who is None else kind


class View:
    """One report with the lookups that features need, made once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.actors = document.actors
        self.tokens = document.tokens
        self.starts = [t.start for t in document.tokens]
        self.sentence_of: dict[int, Sentence | None] = {}
        self.by_sentence: dict[int, list[ActorMention]] = {}
        self.counts: dict[str, int] = {}
        for mention in document.actors:
            sentence = document.sentence_at(mention.span.start)
            self.sentence_of[mention.span.start] = sentence
            if sentence is not None:
                self.by_sentence.setdefault(sentence.index, []).append(mention)
            if mention.actor is not None:
                self.counts[mention.actor] = self.counts.get(mention.actor, 0) + 1
        self.leaders = [m for m in leaders(document) if m.span.start not in self.sentence_of]
        for mention in self.leaders:
            self.sentence_of[mention.span.start] = document.sentence_at(mention.span.start)
        self.groups = {m.actor for m in document.actors if m.kind == "group" and m.actor is not None}
        self.stances: dict[str, list[tuple[str, int]]] = {}
        for word in document.responsibility:
            at = document.sentence_at(word.span.start)
            self.stances.setdefault(word.actor, []).append((word.stance, at.index if at else -1))
        self.harmed: dict[Span, list[tuple[str, int]]] = {}
        for mention in document.actors:
            lines = [(h.outcome, h.sentence) for h in document.harms if h.span.overlaps(mention.span)]
            if lines:
                self.harmed[mention.span] = lines
        self.sources = [a.source for a in document.attributions if a.source is not None]
        self.unclaimed = is_unclaimed(document)
        self._news: dict[Span, str] = {}
        self.triggers_in: dict[int, list[Trigger]] = {}
        for trigger in document.triggers:
            self.triggers_in.setdefault(trigger.sentence, []).append(trigger)
        self.trigger_sentences = sorted({t.sentence for t in document.triggers})
        self._near: dict[Span, list[tuple[int, int, str]]] = {}
        self._said: dict[Span, bool] = {}
        self._kinds: dict[int, list[str]] = {}

    def news(self, trigger: Trigger) -> str:
        """How far the happening is recalled rather than the news: "news", "old?" or "old"."""
        found = self._news.get(trigger.span)
        if found is None:
            score = background_score(self.document, trigger.span)
            found = "news" if score < _NEWS else "old?" if score < _OLD else "old"
            self._news[trigger.span] = found
        return found

    def token_at(self, offset: int) -> int:
        """Position of the token that holds a character, or of the next one."""
        at = bisect_right(self.starts, offset) - 1
        return max(0, at)

    def near(self, mention: ActorMention, cues: Cues, sentence: Sentence) -> list[tuple[int, int, str]]:
        """Cue classes close to the mention, each with the offsets of its word."""
        found = self._near.get(mention.span)
        if found is None:
            found = self._near[mention.span] = list(_around(self, mention, cues, sentence))
        return found

    def is_source(self, mention: ActorMention) -> bool:
        """Whether the report quotes these words as its source."""
        found = self._said.get(mention.span)
        if found is None:
            found = self._said[mention.span] = any(source.overlaps(mention.span) for source in self.sources)
        return found

    def kinds_in(self, sentence: int) -> list[str]:
        """The sorts of parties that a sentence names."""
        found = self._kinds.get(sentence)
        if found is None:
            here = self.by_sentence.get(sentence, ())
            found = self._kinds[sentence] = sorted({side_kind(m.kind, m.actor, m.who) for m in here})
        return found


def leaders(document: Document) -> list[ActorMention]:
    """Persons who lead or fight in an armed group, as that group, where the sentence does not name it: who is captured
    or struck with its leader is the group. A headline is too short to tell."""
    found = []
    for person in document.persons:
        group = group_of(person.person, document.published.start) if person.person else None
        sentence = document.sentence_at(person.span.start)
        entry = listed(group) if group else None
        if (
            entry is None
            or entry.acled_type not in _ARMED
            or sentence is None
            or sentence.title
            or any(m.span.overlaps(person.span) for m in document.actors)
        ):
            continue
        if not any(m.actor == entry.id and sentence.span.covers(m.span) for m in document.actors):
            found.append(ActorMention(person.span, entry.id, "group", (), "leader", True, None, actor_name(entry.id)))
    return found


def _bucket(n: int) -> str:
    return str(n) if n < 4 else "4-6" if n < 7 else "7-12" if n < 13 else "13+"


def _before(view: View, mention: ActorMention, cues: Cues, first: int) -> tuple[str, str]:
    """The word that governs a mention (preposition or verb, articles and numerals skipped) and the word before it."""
    at = view.token_at(mention.span.start)
    token = view.tokens[at]
    clitic = ""
    if token.start < mention.span.start:
        clitic = token.key[: mention.span.start - token.start]
    at -= 1
    previous = view.tokens[at].key if at >= first else "^"
    while at >= first and (view.tokens[at].key in cues.skip or view.tokens[at].key.isdigit()):
        at -= 1
    governor = view.tokens[at].key if at >= first else "^"
    return (clitic + "+" if clitic else governor), previous


def _around(view: View, mention: ActorMention, cues: Cues, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Cue classes close to the mention, each with the offsets of its word."""
    a, b = view.token_at(mention.span.start), view.token_at(max(mention.span.start, mention.span.end - 1)) + 1
    for side, stretch in (
        ("<", view.tokens[max(sentence.first, a - _NEAR) : a]),
        (">", view.tokens[b : min(sentence.last, b + _NEAR)]),
    ):
        for token in stretch:
            for cue in cues.of(token.key):
                yield token.start, token.end, f"near{side}{cue}"


def _between(view: View, trigger: Span, mention: Span, cues: Cues) -> Iterator[str]:
    """What stands between trigger and mention in one sentence."""
    left, right = (trigger.end, mention.start) if mention.start >= trigger.end else (mention.end, trigger.start)
    text = view.document.text[left:right] if right > left else ""
    yield "punct" if any(c in text for c in ',;:،؛—–()«»"') else "nopunct"
    words: Sequence[Token] = [
        t for t in view.tokens[view.token_at(left) : view.token_at(right) + 1] if left <= t.start < right
    ]
    yield "gap" + _bucket(len(words))
    seen = {cue for t in words for cue in cues.of(t.key)}
    for cue in sorted(seen):
        yield "mid:" + cue


def features(view: View, trigger: Trigger, sentence: Sentence, mention: ActorMention, country: str | None) -> list[str]:
    """Names of the features that hold of a mention as a party to the happening."""
    its = view.sentence_of[mention.span.start]
    if its is None:
        return []
    cues = cues_of(its.language)
    type_ = trigger.types[0] if trigger.types else "attack"
    family = FAMILIES.get(type_, "attack")
    kind = side_kind(mention.kind, mention.actor, mention.who)
    distance = its.index - sentence.index
    names = ["1", f"k:{kind}", f"k:{kind}|{family}", f"w:{mention.who}|{family}", f"t:{type_}|{kind}"]
    if mention.people:
        names.append("people")
    if distance == 0:
        names += _in_sentence(view, trigger, its, mention, kind, family, cues)
    else:
        names += _elsewhere(view, trigger, sentence, its, mention, kind, family, cues)
    own = trigger.span  # its words are not around the mention
    close = view.near(mention, cues, its)
    near = sorted({name for start, end, name in close if start >= own.end or own.start >= end})
    place = "here" if distance == 0 else "there"
    names += near + [f"{n}|{kind}" for n in near] + [f"{n}|{place}" for n in near]
    names += _in_report(view, trigger, sentence, its, mention, kind, country)
    names += [f"{place}:with:{other}|{kind}" for other in view.kinds_in(sentence.index)]
    return names


def _in_sentence(
    view: View, trigger: Trigger, its: Sentence, mention: ActorMention, kind: str, family: str, cues: Cues
) -> list[str]:
    """How a mention stands to the trigger in one sentence."""
    language, voice = its.language, trigger.voice
    where = (
        "after"
        if mention.span.start >= trigger.span.end
        else "before"
        if mention.span.end <= trigger.span.start
        else "in"
    )
    governor, previous = _before(view, mention, cues, its.first)
    names = [f"d:{where}", f"d:{where}|{kind}|{family}", f"d:{where}|{voice}|{language}", f"d:{where}|{voice}|{kind}"]
    middle = list(_between(view, trigger.span, mention.span, cues))
    names += [f"{where}:{m}" for m in middle] + [f"{where}:{m}|{language}" for m in middle]
    names += [f"{where}:{m}|{kind}" for m in middle]
    others = [m for m in view.by_sentence.get(its.index, ()) if _stands_between(m.span, trigger.span, mention.span)]
    tight = "tight" if "nopunct" in middle else "loose"
    count = min(2, len(others))
    at = view.token_at(trigger.span.start)
    end = view.token_at(max(trigger.span.start, trigger.span.end - 1)) + 1
    ahead = view.tokens[at - 1].key if at > its.first else "^"
    behind = view.tokens[end].key if end < its.last else "$"
    passive = "passive" in cues.of(ahead) or voice == "passive"
    shape = f"{where}:{tight}:{count}:{'passive' if passive else voice}"
    names += [shape, f"{shape}|{kind}", f"{shape}|{language}", f"{where}:{tight}:{count}|{language}|{kind}"]
    governs = cues.of(governor)
    names += [f"{where}:govcue:{cue}" for cue in governs] + [f"{where}:govcue:{cue}|{kind}" for cue in governs]
    names += [f"{where}:gov:{governor}|{language}", f"{where}:prev:{previous}|{language}"]
    names += [f"{where}:over:{side_kind(o.kind, o.actor, o.who)}|{kind}" for o in others[:2]]
    stem = trigger.lemma or view.tokens[at].key[:6]
    names += [f"{where}:stem:{stem}", f"{where}:t<{ahead}|{language}", f"{where}:t>{behind}|{language}"]
    if mention.span in view.harmed:
        names += [f"harmed:{outcome}" for outcome, _ in view.harmed[mention.span]]
        names += [f"harmed|{family}"]
    return names


def _elsewhere(
    view: View,
    trigger: Trigger,
    sentence: Sentence,
    its: Sentence,
    mention: ActorMention,
    kind: str,
    family: str,
    cues: Cues,
) -> list[str]:
    """How a mention in another sentence stands to the trigger."""
    distance = its.index - sentence.index
    step = max(-_FAR, min(_FAR, distance))
    news = view.news(trigger)
    names = [f"s:{step}", f"s:{step}|{kind}", f"s:{step}|{kind}|{family}", f"s:{step}|{news}", f"far|{kind}|{news}"]
    if its.passage == sentence.passage:
        names += ["samepassage", f"samepassage|{kind}|{step}"]
    if its.title:
        names += ["title", f"title|{kind}", f"title|{kind}|{news}"]
    low, high = min(its.index, sentence.index), max(its.index, sentence.index)
    between = bisect_left(view.trigger_sentences, high) - bisect_right(view.trigger_sentences, low)  # low < high here
    names.append(f"far:events{min(between, 2)}|{news}")
    theirs = view.triggers_in.get(its.index, ())
    kin = {FAMILIES.get(t.types[0], "") == family for t in theirs if t.types}
    same = any(t.lemma and t.lemma == trigger.lemma for t in theirs)
    link = "same" if same else "kin" if True in kin else "other" if theirs else "none"
    names += [
        f"link:{link}|{news}",
        f"link:{link}|{kind}",
        f"link:{link}|{step}",
        f"link:{link}|{'title' if its.title else ''}|{kind}",
    ]
    if trigger.definite:
        names += [f"definite|{step}", f"definite|{link}|{kind}"]
    if mention.span in view.harmed:
        names += ["farharmed", f"farharmed|{step}"]
    if not view.by_sentence.get(sentence.index):
        names += [f"bare:{step}", f"bare:{step}|{kind}"]
    return names


def _in_report(
    view: View,
    trigger: Trigger,
    sentence: Sentence,
    its: Sentence,
    mention: ActorMention,
    kind: str,
    country: str | None,
) -> list[str]:
    """What the report as a whole says of the actor."""
    news = view.news(trigger)
    names = [
        f"count{min(view.counts.get(mention.actor or '', 0), 4)}|{kind}",
        f"early{min(sentence.index // 2, 3)}|{kind}",
    ]
    if mention.kind == "group":
        names += [f"groups{min(len(view.groups), 4)}", f"groups{min(len(view.groups), 4)}|{news}"]
    for stance, at in view.stances.get(mention.actor or "", ()):
        reach = max(-2, min(3, at - sentence.index)) if at >= 0 else 9
        names += [f"stance:{stance}", f"stance:{stance}|{news}", f"stance:{stance}:{reach}"]
    if view.is_source(mention):
        names += ["source", f"source|{kind}"]
    if mention.nation is not None and country is not None and mention.nation != country:
        names.append(f"foreign|{kind}")
    return names


def _stands_between(span: Span, a: Span, b: Span) -> bool:
    left, right = (a.end, b.start) if b.start >= a.end else (b.end, a.start)
    return left <= span.start and span.end <= right
