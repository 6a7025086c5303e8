"""Who says so: sources, the words that bring them, their stance, and the words they answer for.

Rules with a direction and a scope, in the manner of medspaCy's ConText; what the languages say is data
(`resources/attribution`). A verb of speaking has its speaker before it (or, inverted, after it); a preposition has
its source behind it; what is said is the shortest stretch that carries it: the clause, or the quotation.
"""

from collections.abc import Sequence
from typing import Any

from marsad.extract.clauses import Clause, clause_of
from marsad.extract.speakers import Speaker, best_speaker, known_speakers
from marsad.extract.speech import Cue, Speech, speech_of
from marsad.model.document import Document
from marsad.model.mentions import Attribution
from marsad.model.report import Sentence, Span
from marsad.resources import digest
from marsad.text.match import Match
from marsad.text.split import readable_sentences


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
    found: list[Attribution] = []
    last: Speaker | None = None
    for sentence in readable_sentences(document):
        speech = speech_of(sentence.language)
        if speech is None:
            continue
        clause = clause_of(document, sentence, speech, known)
        for attribution, speaker in _of_sentence(clause, last):
            found.append(attribution)
            if speaker is not None and not speaker.pronoun:
                last = speaker
    return found


def _of_sentence(clause: Clause, last: Speaker | None) -> list[tuple[Attribution, Speaker | None]]:
    found: list[tuple[Attribution, Speaker | None]] = []
    taken: list[Span] = []
    for match in clause.cues:
        cue = match.payloads[0]
        if any(span.overlaps(match.span) for span in taken) or clause.negated(match.first):
            continue
        speaker = _speaker(clause, match, cue, [s for _, s in found if s is not None])
        if speaker is None and cue.shape != "none":
            continue
        if speaker is not None:
            taken.append(speaker.span)
            if speaker.pronoun and last is not None and speaker.source_class == "unknown":
                speaker = speaker.standing_for(last)
        content = clause.content(match, cue, speaker.span if speaker else None)
        stance = _stance(clause, cue, speaker, content)
        source_class = speaker.source_class if speaker else "unknown"
        actor = speaker.actor if speaker else None
        found.append(
            (Attribution(speaker.span if speaker else None, source_class, match.span, stance, content, actor), speaker)
        )
        if speaker is not None and not speaker.pronoun:
            last = speaker
    return found


def _speaker(clause: Clause, match: Match[Cue], cue: Cue, earlier: list[Speaker]) -> Speaker | None:
    """The speaker that the cue brings; None where nobody can be one."""
    if cue.shape == "none":
        return None
    weak = cue.strength == "weak"
    if cue.shape == "after":
        return best_speaker(clause, clause.right_group(match.last), weak=False, side="after")
    if cue.strength == "participle":
        return earlier[-1] if earlier else clause.subject(match.first)
    before = clause.left_group(match.first)
    after = clause.right_group(match.last)
    order = [("after", after), ("before", before)] if clause.inverted(match) else [("before", before)]
    if clause.speech.subject_after and ("before", before) not in order:
        order.append(("before", before))
    for side, group in order:
        speaker = best_speaker(clause, group, weak=weak, side=side)
        if speaker is not None:
            return speaker
    if not weak and clause.shares_subject(match.first):
        return earlier[-1] if earlier else clause.subject(match.first)
    if weak:
        return None
    return clause.subject(match.first) if clause.after_apposition(match.first) else None


def _stance(clause: Clause, cue: Cue, speaker: Speaker | None, content: Span | None) -> str:
    """The cue's stance, bent by who speaks and of what: a party's own account of its deeds is a claim."""
    speech: Speech = clause.speech
    source_class = speaker.source_class if speaker else "unknown"
    if cue.stance == "asserts" and content is not None:
        if clause.opens_with_denial(content) and source_class in ("official", "military", "armed_group"):
            return "denies"
        if cue.shape == "after" and speech.conditional and speech.conditional.search(clause.folded(content)):
            return "hedges"
    if cue.stance == "asserts" and cue.owns != "admits":
        if source_class == "armed_group":
            return "claims"
        if source_class in ("military", "official") and content is not None and clause.speaks_of_enemies(content):
            return "claims"
    return cue.stance


def attributions_over(document: Document, span: Span) -> list[int]:
    """Indices of the attributions whose content holds the span, the narrowest first."""
    holding = [
        (len(a.content), i) for i, a in enumerate(document.attributions) if a.content is not None and a.content.covers(span)
    ]
    return [i for _, i in sorted(holding)]


def sentence_cues(document: Document, sentence: Sentence) -> list[Match[Cue]]:
    """The words of speaking in a sentence."""
    speech = speech_of(sentence.language)
    return speech.cues.find(document.tokens, sentence.first, sentence.last) if speech else []
