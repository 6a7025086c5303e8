"""Who says so: sources, the words that bring them, their stance, and the words they answer for.

Rules with a direction and a scope, in the manner of medspaCy's ConText; what the languages say is data
(`resources/attribution`). A verb of speaking has its speaker before it (or, inverted, after it); a preposition has
its source behind it; what is said is the shortest stretch that carries it: the clause, or the quotation.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from marsad.extract.clauses import Clause, clause_of
from marsad.extract.saying import colon_speaker, unlisted_cues
from marsad.extract.speakers import Speaker, best_speaker, known_speakers
from marsad.extract.speech import Cue, Speech, speech_of
from marsad.extract.toponyms.use import behind_dateline
from marsad.model.document import Document
from marsad.model.mentions import Attribution
from marsad.model.report import Sentence, Span
from marsad.resources import digest
from marsad.text.match import Match
from marsad.text.split import readable_sentences

_ENCLOSING = 3  # words of a cue that may have its subject within
_BY_COLON = Cue("verb", "asserts")
_MARKS = 3  # characters that may close a sentence behind what is said


class Attributions:
    """Every "who says so" of a report, in text order."""

    name, version = "attributions", "1"
    needs = frozenset({"tokens", "sentences", "language"})
    gives = frozenset({"attributions"})

    def settings(self) -> dict[str, Any]:
        return {"attribution": digest("attribution")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.attributions = find_attributions(document)


def find_attributions(document: Document) -> list[Attribution]:
    """The attributions of all sentences that marsad reads."""
    known = known_speakers(document)
    voices = _Voices()
    for sentence in readable_sentences(document):
        speech = speech_of(sentence.language)
        if speech is not None:
            clause = clause_of(document, behind_dateline(document, sentence), speech, known)
            clause.cues = sorted([*clause.cues, *unlisted_cues(clause)], key=lambda m: m.first)
            _read_sentence(clause, voices)
            _read_colon(clause, voices)
    return _without_headline_echo(document, voices.found)


class _Voices:
    """The attributions so far, and who spoke last: what a pronoun or a further verb without subject goes back to."""

    def __init__(self) -> None:
        self.found: list[Attribution] = []
        self.last: Speaker | None = None
        self._named: list[tuple[Speaker, bool]] = []
        self._of_speaker: dict[Span, list[int]] = {}

    def add(self, attribution: Attribution, speaker: Speaker | None, voice: Speaker | None) -> None:
        """voice: whose words these are; where it is not the speaker's own mention and the stance is the same, what is
        said is added to what this voice has said before."""
        if voice is not None and (speaker is None or voice.span != speaker.span or voice.span in self._of_speaker):
            for index in reversed(self._of_speaker.get(voice.span, [])):
                if self.found[index].stance == attribution.stance and attribution.content is not None:
                    self.found[index] = replace(self.found[index], also=(*self.found[index].also, attribution.content))
                    return
        if voice is not None:
            self._of_speaker.setdefault(voice.span, []).append(len(self.found))
            self.last = voice
        self.found.append(attribution)

    def recalled(self, clause: Clause, speaker: Speaker) -> Speaker | None:
        """Whom a general noun means: whoever spoke last; behind a party "the sources" are those called so before."""
        back, alike = self.last, _called_source(clause, speaker)
        if alike and back is not None and back.source_class in ("armed_group", "unknown"):
            named = (s for s, source in reversed(self._named) if source and s.source_class != "unknown")
            back = next(named, back)
        self._named.append((back or speaker, alike))
        return back

    def note(self, clause: Clause, speaker: Speaker) -> None:
        """Remembers a speaker named in words of its own."""
        self._named.append((speaker, _called_source(clause, speaker)))


def _called_source(clause: Clause, speaker: Speaker) -> bool:
    inside = [i for i in range(clause.first, clause.last) if speaker.span.covers(clause.tokens[i].span)]
    return any(clause.has(i, "same_noun") for i in inside)


def _read_sentence(clause: Clause, voices: _Voices) -> None:
    taken: list[Span] = []
    spoken: list[Speaker] = []
    for match in clause.cues:
        cue = match.payloads[0]
        if any(span.overlaps(match.span) for span in taken) or (cue.shape == "verb" and clause.negated(match)):
            continue
        speaker = _speaker(clause, match, cue, spoken)
        if speaker is not None and _mute(speaker, cue) and not clause.quoted_before(match):
            continue
        voice = voices.last if speaker is not None and speaker.pronoun else speaker
        if cue.shape != "none" and voice is None:
            continue
        if speaker is not None and voice is not None:
            taken.append(speaker.span)
            spoken.append(voice)
            if speaker.generic and (meant := voices.recalled(clause, speaker)) is not None:
                speaker = speaker.standing_for(meant)
            elif not speaker.generic and not speaker.pronoun:
                voices.note(clause, speaker)
            elif speaker.pronoun:
                speaker = voice if clause.speech.name_antecedent else speaker.standing_for(voice)
        content = clause.content(match, cue, speaker.span if speaker else None)
        attribution = Attribution(
            speaker.span if speaker else None,
            speaker.source_class if speaker else "unknown",
            clause.cue_span(match),
            _stance(clause, cue, speaker, content),
            content,
            speaker.actor if speaker else None,
        )
        voices.add(attribution, speaker, voice)


def _read_colon(clause: Clause, voices: _Voices) -> None:
    """ "The mayor's office: nine dead"."""
    found = colon_speaker(clause)
    if found is None:
        return
    speaker, colon, content = found
    stance = _stance(clause, _BY_COLON, speaker, content)
    voices.note(clause, speaker)
    voices.add(Attribution(speaker.span, speaker.source_class, colon, stance, content, speaker.actor), speaker, speaker)


def _mute(speaker: Speaker, cue: Cue) -> bool:
    """Nobody in particular, and a verb that does not say by itself that somebody speaks."""
    unknown = speaker.source_class == "unknown" and not speaker.pronoun and not speaker.generic
    return unknown and speaker.actor is None and cue.strength == "weak"


def _without_headline_echo(document: Document, found: list[Attribution]) -> list[Attribution]:
    """A headline's attribution goes where the body says who speaks: the headline only shortens it."""
    body = next((s.span.start for s in document.sentences if not s.title), 0)
    inside = [a for a in found if a.cue is None or a.cue.start >= body]
    return inside if any(a.source is not None for a in inside) else found


def _speaker(clause: Clause, match: Match[Cue], cue: Cue, earlier: list[Speaker]) -> Speaker | None:
    """The speaker that the cue brings; None where nobody can be one."""
    accuses = cue.stance == "claims" and cue.strength == "weak"  # "حمل الجيش الجماعة المسؤولية": two stand within
    encloses = cue.shape == "verb" and match.last - match.first >= _ENCLOSING
    if encloses and not accuses and clause.speech.subject_after:
        inside = best_speaker(clause, (match.first + 1, match.last - 1), weak=True, side="after")
        if inside is not None and not inside.pronoun:  # "أعلنت الجماعة مسؤوليتها", "حذر الرئيس من"
            return inside
    if cue.shape == "none":
        told = best_speaker(clause, clause.right_group(match.last), weak=True, side="after")
        return told if cue.stance == "asserts" and told is not None and not told.pronoun else None
    if cue.shape in ("after", "opening"):
        return _behind(clause, match, cue)
    if cue.strength == "participle":
        return earlier[-1] if earlier else clause.subject(match.first)
    agent = clause.agent(match)
    if agent is not None:
        speaker = best_speaker(clause, clause.right_group(agent), weak=True, side="after")
        if speaker is not None or clause.passive(match):
            return speaker
    if clause.is_noun(match) or clause.bare_participle(match):
        return None
    if clause.speech.subject_after:
        return _arabic_subject(clause, match, cue, earlier)
    return _subject(clause, match, cue, earlier)


def _behind(clause: Clause, match: Match[Cue], cue: Cue) -> Speaker | None:
    """The source behind a preposition; "Pour l'armée, ..." only at the opening and before a comma."""
    group = clause.right_group(match.last)
    if cue.shape == "opening":
        closed = group[1] < clause.last and clause.marked(group[1])
        if match.first != clause.first or not closed:
            return None
        return best_speaker(clause, group, weak=True, side="after")
    return best_speaker(clause, group, weak=False, side="after", named=True)


def _subject(clause: Clause, match: Match[Cue], cue: Cue, earlier: list[Speaker]) -> Speaker | None:
    weak = cue.strength == "weak" and not clause.quoted_before(match)
    before, after = clause.left_group(match.first), clause.right_group(match.last)
    if clause.nobody(before):
        return None
    sides = [("after", after), ("before", before)] if clause.inverted(match) else [("before", before)]
    for side, group in sides:
        speaker = best_speaker(clause, group, weak=weak, side=side)
        if speaker is not None:
            return clause.antecedent(speaker, match) if speaker.pronoun else speaker
    if clause.shares_subject(match.first):
        return earlier[-1] if earlier else clause.subject(match.first)
    return clause.subject(match.first) if clause.after_apposition(match.first) else None


def _arabic_subject(clause: Clause, match: Match[Cue], cue: Cue, earlier: list[Speaker]) -> Speaker | None:
    """The subject stands behind the verb, or was set out before it; a verb without one goes on for who spoke last."""
    before = clause.left_group(match.first)
    first = clause.subject_first(match)
    if not first:
        speaker = clause.following_subject(match, weak=cue.strength == "weak")
        if speaker is not None:
            return speaker
    if first or not clause.joined(match):
        speaker = best_speaker(clause, before, weak=True, side="before")
        if speaker is not None and not clause.has(before[0], "prepositions"):
            return clause.antecedent(speaker, match) if speaker.pronoun else speaker
    if clause.joined(match) and cue.strength != "weak":
        return earlier[-1] if earlier else Speaker(match.span, "unknown", pronoun=True)
    return clause.subject(match.first) if clause.after_apposition(match.first) else None


def _stance(clause: Clause, cue: Cue, speaker: Speaker | None, content: Span | None) -> str:
    """The cue's stance, bent by who speaks and of what: a party's own account of its deeds is a claim."""
    speech: Speech = clause.speech
    source_class = speaker.source_class if speaker else "unknown"
    if cue.stance == "asserts" and content is not None:
        if clause.opens_with_denial(content) and source_class in ("official", "military", "armed_group"):
            return "denies"
        if cue.shape == "verb" and clause.dismisses(content):
            return "denies"
        if cue.shape == "after" and speech.conditional and speech.conditional.search(clause.folded(content)):
            return "hedges"
    if cue.stance == "asserts" and content is not None and clause.leaves_open(content):
        return "hedges"
    if cue.shape == "opening" and source_class in ("official", "military"):
        return "asserts"
    if cue.stance == "asserts" and cue.owns != "admits" and content is not None:
        parties = {"armed_group": False, "military": True, "official": True}
        if source_class in parties and clause.tells_exploits(content, of_enemies=parties[source_class]):
            return "claims"
    return cue.stance


def attributions_over(document: Document, span: Span) -> list[int]:
    """Indices of the attributions that answer for the words at `span`, the narrowest stretch first."""
    holding = []
    for index, attribution in enumerate(document.attributions):
        stretches = (attribution.content, *attribution.also) if attribution.content else attribution.also
        holding += [(len(stretch), index) for stretch in stretches if stretch.covers(span)]
    return [index for _, index in sorted(holding)]


def attributions_resumed(document: Document, span: Span) -> list[int]:
    """Indices of the attributions whose words the noun at `span` takes up: "sources say that the two groups have drawn
    closer. This rapprochement ...". Such a noun stands behind a demonstrative, in the sentence after what was said,
    and nobody else speaks in between; [] for other words."""
    sentence = document.sentence_at(span.start)
    speech = speech_of(sentence.language) if sentence is not None else None
    if sentence is None or speech is None or sentence.index == 0:
        return []
    at = document.tokens_in(span)[0].index
    if at == sentence.first or document.tokens[at - 1].key not in speech.words["resumes"]:
        return []
    before = document.sentences[sentence.index - 1]
    own = any(a.cue is not None and sentence.span.start <= a.cue.start < span.start for a in document.attributions)
    told = [i for i, a in enumerate(document.attributions) if a.content is not None and _closes(a.content, before)]
    return [] if own or before.title else told[-1:]


def _closes(content: Span, sentence: Sentence) -> bool:
    """What is said runs to the end of the sentence, at most a mark behind it."""
    return sentence.span.covers(content) and sentence.span.end - content.end <= _MARKS


def sentence_cues(document: Document, sentence: Sentence) -> list[Match[Cue]]:
    """The words of speaking in a sentence."""
    speech = speech_of(sentence.language)
    return speech.cues.find(document.tokens, sentence.first, sentence.last) if speech else []
