"""People without a number: one ("un soldat", "another"), nobody ("no casualties"), some ("a number of")."""

from marsad.extract.harm.counted import is_strange
from marsad.extract.harm.lexicon import Noun
from marsad.extract.harm.shapes import (
    SOFT,
    STRONG,
    Figure,
    Scan,
    adjective,
    glued,
    noun_at,
    speaks,
    take_noun,
    token_range,
)
from marsad.ground.actors_phrases import lexicon as phrase_words
from marsad.model.report import Span
from marsad.text.match import Match

_TRADE = 4  # words from "a" to what befell him: "a young Turkish joiner"
_NOT_ONE = 5  # words from "no", "not" to one counted dead
_NONE_OF = 3  # words from "no soldier" to what did not befall him
_WHOLE_VERB = 2  # words that a cue has at least to be a whole verb: "was killed", "lost his life"


def add_unnumbered(scan: Scan) -> None:
    """People without a number: one ("un soldat", "جندي", "another"), nobody ("no casualties"), some ("a number of")."""
    used = {at for figure in scan.figures for at in range(figure.first, figure.last)}
    _nobody(scan, used)
    _open(scan, used)
    _same_again(scan, used)
    for name in ("another", "one_of"):
        for match in getattr(scan.lexicon, name).find(scan.tokens, scan.sentence.first, scan.sentence.last):
            if not used & set(range(match.first, match.last)):
                if name == "another" and _another_thing(scan, match.first, match.last):
                    continue
                figure = Figure(match.first, match.last, match.first, match.span, 1, 1, 1, "other")
                if name == "another":
                    noun = noun_at(scan, figure.last) if figure.last < scan.sentence.last else None
                    if noun is not None and noun.first == figure.last and not glued(scan, noun.first):
                        take_noun(figure, noun, scan)
                        figure.outcome = None
                if name == "one_of":
                    figure.kind = "one"
                    _following_noun(scan, figure)
                    if scan.lexicon.arabic and match.last - match.first == 1 and len(scan.tokens[match.first].key) > 4:
                        figure.part = figure.noun = True
                    if not figure.noun:
                        continue
                scan.figures.append(figure)
                used |= set(range(figure.first, figure.last))
    for match in scan.nouns:
        if match.first not in used and any(p.count == "one" for p in match.payloads):
            _single(scan, match, used)
    for match in scan.nouns:
        if match.first not in used and match.payloads[0].outcome is not None:
            _counted_outcome(scan, match, used)
    _persons(scan, used)
    _strangers(scan, used)


def _counted_outcome(scan: Scan, match: Match[Noun], used: set[int]) -> None:
    """ "Un mort et neuf blessés", "بجريحين", "بجريح واحد": a noun for an outcome that is itself one or two people."""
    counts = {p.count for p in match.payloads}
    first, last = match.first, match.last
    if scan.has("none", max(scan.sentence.first, first - _NOT_ONE), first):
        return  # "لا تذكر في صفوفهم قتيلا واحدا"
    if counts == {"one"} and scan.lexicon.arabic:
        figure = next((f for f in scan.figures if f.core == last and f.low == f.high == 1 and f.bare), None)
        if figure is None or scan.stops(last - 1, last, STRONG | SOFT):
            return
        scan.figures.remove(figure)
        last = figure.last
    elif "one" in counts and not scan.lexicon.head_last:
        if first == scan.sentence.first or scan.tokens[first - 1].key not in scan.lexicon.articles:
            return
        first -= 1
    elif counts != {"two"} or match.span.start == scan.tokens[first].start:
        return  # without a particle as likely what is said of two: "وجدت الجثتان مصابتين"
    many = 2 if counts == {"two"} else 1
    span = Span(match.span.start if scan.lexicon.arabic else scan.tokens[first].start, scan.tokens[last - 1].end)
    outcome = match.payloads[0].outcome
    kind = "dual" if many == 2 else "number"
    scan.figures.append(Figure(first, last, first, span, many, many, many, kind, None, outcome, trigger=match.span))
    used |= set(range(first, last))


def _another_thing(scan: Scan, first: int, last: int) -> bool:
    """ "Another market was hit", "une deuxième patrouille", "مرة أخرى", "آخر خلية": no person."""
    stop = scan.sentence.last
    if not scan.lexicon.arabic:
        if last >= stop or noun_at(scan, last) is not None:
            return False
        return is_strange(scan, last) or bool(scan.lexicon.not_people.all_at(scan.tokens, last, stop))
    if last - first > 1 or first == scan.sentence.first or scan.stops(first - 1, first, STRONG | SOFT):
        return False
    if glued(scan, first) or noun_at(scan, first - 1) or (last < stop and noun_at(scan, last)):
        return False
    if any(c.first <= first - 1 < c.last or c.first <= first - 2 < c.last for c in scan.cues):
        return False
    return not scan.lexicon.links.all_at(scan.tokens, first - 1, stop)


def _same_again(scan: Scan, used: set[int]) -> None:
    """ "autant de blessés", "ومثلهم من الجرحى": the figure before, of another outcome."""
    for match in scan.lexicon.same_again.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        before = [f for f in scan.figures if f.kind == "number" and f.last <= match.first]
        noun = next((n for n in scan.nouns if match.last <= n.first <= match.last + 1), None)
        if before and noun is not None and noun.payloads[0].outcome is not None:
            model = max(before, key=lambda f: f.core)
            figure = Figure(
                match.first, match.last, match.first, match.span, model.low, model.best, model.high, "number"
            )
            take_noun(figure, noun, scan)
            scan.figures.append(figure)
            used |= set(range(figure.first, figure.last))


def _persons(scan: Scan, used: set[int]) -> None:
    """People by name, one each."""
    for person in scan.document.persons:
        if scan.sentence.span.covers(person.span) and not speaks(scan, person.span):
            first, last = token_range(scan.tokens, person.span, scan.sentence.first, scan.sentence.last)
            if first < last and not used & set(range(max(first - 2, 0), last)):
                scan.figures.append(Figure(first, last, first, person.span, 1, 1, 1, "one", "unknown", noun=True))
                used |= set(range(first, last))


def _strangers(scan: Scan, used: set[int]) -> None:
    """ "A joiner lost his life", "Un tapissier a été tué": only people die, whatever the trade that no list has."""
    for cue in scan.cues:
        if cue.outcome != "killed" or cue.side != "before" or cue.last - cue.first < _WHOLE_VERB:
            continue
        first = _article_before(scan, cue.first)
        if first is None or used & set(range(first, cue.first)):
            continue
        span = scan.span(first, cue.first)
        if not speaks(scan, span):
            scan.figures.append(Figure(first, cue.first, first, span, 1, 1, 1, "one", "unknown", noun=True))
            used |= set(range(first, cue.first))
    if not scan.lexicon.arabic:
        _strangers_behind(scan, used)


def _strangers_behind(scan: Scan, used: set[int]) -> None:
    """ "Killing a fishmonger and a drummer", "tuant un tapissier": whom words of killing name next, each by "a"."""
    stop = scan.sentence.last
    for cue in scan.cues:
        if cue.outcome != "killed" or cue.side not in ("after", "either") or cue.among:
            continue
        if any(
            key in scan.lexicon.passive for key in (scan.tokens[max(cue.first - 1, 0)].key, scan.tokens[cue.first].key)
        ):
            continue
        at = cue.last
        while at < stop and not scan.stops(at - 1, at, STRONG):
            links = scan.lexicon.links.all_at(scan.tokens, at, stop) if at > cue.last else []
            at = links[0].last if links else at
            end = _stranger_end(scan, at)
            if end is None:
                break
            if not used & set(range(at, end)):
                span = scan.span(at, end)
                scan.figures.append(Figure(at, end, at, span, 1, 1, 1, "one", "unknown", noun=True))
                used |= set(range(at, end))
            at = end


def _stranger_end(scan: Scan, first: int) -> int | None:
    """Where the person ends that "a", "un" at a token names; None where none is or it is a thing or many."""
    lexicon, stop = scan.lexicon, scan.sentence.last
    if first >= stop or scan.tokens[first].key not in lexicon.articles:
        return None
    things = (lexicon.not_people, lexicon.incidents, lexicon.unspecified, lexicon.another, lexicon.one_of)
    of = {key for words in phrase_words(lexicon.language).of for key in words}
    ends = (lexicon.edges, lexicon.links, lexicon.breaks, lexicon.parts, lexicon.cues, lexicon.says)
    at = first + 1
    while at < min(stop, first + _TRADE) and not scan.stops(at - 1, at, STRONG | SOFT):
        if any(m.all_at(scan.tokens, at, stop) for m in ends) or scan.tokens[at].key in of:
            break
        if any(n.span.start <= scan.tokens[at].start < n.span.end for n in scan.document.numbers):
            return None
        at += 1
    if at == first + 1 or any(m.all_at(scan.tokens, k, at) for m in things for k in range(first, at)):
        return None
    return at


def _article_before(scan: Scan, at: int) -> int | None:
    """Position of "a", "un" in front of one to three words of no list that stand right before a token."""
    lexicon = scan.lexicon
    known = (
        lexicon.not_people, lexicon.collectives, lexicon.edges, lexicon.links, lexicon.breaks, lexicon.parts,
        lexicon.says, lexicon.tolls, lexicon.counts, lexicon.others, lexicon.incidents, lexicon.unspecified,
    )  # fmt: skip
    for first in range(at - 1, max(scan.sentence.first, at - _TRADE) - 1, -1):
        if scan.stops(first, min(first + 1, at), STRONG | SOFT):
            return None
        if scan.tokens[first].key in lexicon.articles:
            return first if first < at - 1 else None
        if noun_at(scan, first) is not None or any(m.all_at(scan.tokens, first, at) for m in known):
            return None
    return None


def _following_noun(scan: Scan, figure: Figure) -> None:
    for at in range(figure.last, min(scan.sentence.last, figure.last + 3)):
        noun = noun_at(scan, at)
        if noun is not None and noun.payloads[0].who is not None:
            take_noun(figure, noun, scan)
            return


def _single(scan: Scan, match: Match[Noun], used: set[int]) -> None:
    noun = next(p for p in match.payloads if p.count == "one")
    if noun.who is None or (scan.lexicon.arabic and adjective(scan, match)):
        return
    first = match.first
    if _compound(scan, match):
        return
    if not scan.lexicon.arabic:
        before = scan.tokens[first - 1].key if first > scan.sentence.first else ""
        two_before = scan.tokens[first - 2].key if first - 1 > scan.sentence.first else ""
        determiners = scan.lexicon.articles | scan.lexicon.definite
        if before in determiners:
            first -= 1
        elif two_before in determiners and before not in scan.lexicon.links_keys():
            if scan.lexicon.not_people.all_at(scan.tokens, first - 1, first):
                return  # "un convoi militaire"
            first -= 2
        elif first != scan.sentence.first:
            return
    if speaks(scan, match.span) or used & set(range(first, match.last)):
        return
    figure = Figure(first, match.last, first, Span(scan.tokens[first].start, match.span.end), 1, 1, 1, "one", noun.who)
    if scan.lexicon.arabic:
        figure.span = match.span
    figure.noun = True
    scan.figures.append(figure)
    used |= set(range(first, match.last))


def _compound(scan: Scan, match: Match[Noun]) -> bool:
    """The noun only describes the next one: "a military spokesman", "the Dogon delegates", "le chef d'état-major"."""
    at, stop, lexicon = match.last, scan.sentence.last, scan.lexicon
    if at >= stop:
        return False
    gap = scan.gap(at - 1, at)
    if lexicon.language == "en":
        if any(c in STRONG or c in SOFT for c in gap):
            return False
        if gap.strip() and gap.strip() not in "\"'»”’":
            return True
        matchers = (lexicon.edges, lexicon.links, lexicon.breaks, lexicon.parts, lexicon.cues)
        known = any(matcher.all_at(scan.tokens, at, stop) for matcher in matchers)
        return not known and scan.tokens[at].key not in ("of", "named", "called", "aged", "s", "identified")
    return False


def _nobody(scan: Scan, used: set[int]) -> None:
    """ "no casualties", "ni mort ni blessé", "دون خسائر": nought; a bare denial that civilians died is no count."""
    tokens, stop = scan.tokens, scan.sentence.last
    _none_of_them(scan, used)
    for match in scan.lexicon.none.find(tokens, scan.sentence.first, stop):
        at = stop if match.first in used else match.last
        while at < min(stop, match.last + 3) and not scan.stops(match.last - 1, at, STRONG | SOFT):
            heads = scan.lexicon.none_heads.all_at(tokens, at, stop)
            if heads:
                _nought(scan, match.first, match.last, heads[0], used)
                at = heads[0].last
                if at + 1 < stop and scan.lexicon.links.all_at(tokens, at, stop):
                    second = scan.lexicon.none_heads.all_at(tokens, at + 1, stop)
                    if second:
                        _nought(scan, match.first, match.last, second[0], used)
                break
            if (
                tokens[at].key in scan.lexicon.none_not
                or scan.lexicon.edges.all_at(tokens, at, stop)
                or tokens[at].key == "of"
            ):
                break
            at += 1
    _said_nobody(scan, used)


def _none_of_them(scan: Scan, used: set[int]) -> None:
    """ "No soldier was hurt", "aucun villageois n'a péri": nought of people whom an outcome behind them might befall;
    of civilians it is a denial and no count."""
    stop = scan.sentence.last
    for none in scan.lexicon.none.find(scan.tokens, scan.sentence.first, stop):
        noun = noun_at(scan, none.last) if none.last < stop else None
        if noun is None or noun.first != none.last or noun.payloads[0].who is None or none.first in used:
            continue
        cue = next((c for c in scan.cues if noun.last <= c.first <= noun.last + _NONE_OF), None)
        if cue is None or cue.side == "after" or cue.outcome not in ("killed", "injured"):
            continue
        if scan.stops(none.first, cue.first, STRONG | SOFT) or scan.has("breaks", noun.last, cue.first):
            continue
        who = noun.payloads[0].who
        span = Span(scan.tokens[none.first].start, noun.span.end)
        if who == "civilian":
            continue
        figure = Figure(none.first, noun.last, none.first, span, 0, 0, 0, "none", who, cue.outcome)
        figure.trigger = cue.span
        scan.figures.append(figure)
        used |= set(range(none.first, noun.last))


def _nought(scan: Scan, first: int, after: int, head: Match[str], used: set[int]) -> None:
    outcomes = ("killed", "injured") if head.payloads[0] == "both" else (head.payloads[0],)
    span = Span(scan.tokens[first].start, head.span.end)
    reach = range(after, head.last + 3)
    near = [n for n in scan.nouns if n.first in reach and not scan.stops(head.last - 1, n.first, STRONG | SOFT)]
    if not any(n.payloads[0].who == "civilian" for n in near):
        for outcome in outcomes:
            scan.figures.append(Figure(first, head.last, first, span, 0, 0, 0, "none", None, outcome))
    used |= set(range(first, head.last))


def _said_nobody(scan: Scan, used: set[int]) -> None:
    tokens, stop = scan.tokens, scan.sentence.last
    for said in scan.lexicon.none_said.find(tokens, scan.sentence.first, stop):
        if not used & set(range(said.first, said.last)):
            outcomes = ("killed", "injured") if said.payloads[0] == "both" else (said.payloads[0],)
            for outcome in outcomes:
                scan.figures.append(
                    Figure(said.first, said.last, said.first, said.span, 0, 0, 0, "none", None, outcome)
                )
            used |= set(range(said.first, said.last))


def _open(scan: Scan, used: set[int]) -> None:
    for match in scan.lexicon.unspecified.find(scan.tokens, scan.sentence.first, scan.sentence.last):
        if used & set(range(match.first, match.last)):
            continue
        noun = noun_at(scan, match.last) if match.last < scan.sentence.last else None
        if noun is None and scan.lexicon.head_last and match.last + 1 < scan.sentence.last:
            noun = noun_at(scan, match.last + 1)  # "a number of Burundian peacekeepers"
        adjectives = 1 if scan.lexicon.head_last else 0
        near = noun is not None and match.last <= noun.first <= match.last + adjectives
        if noun is not None and near and noun.payloads[0].count == "many" and noun.payloads[0].who:
            figure = Figure(match.first, match.last, match.first, match.span, None, None, None, "open")
            take_noun(figure, noun, scan)
            scan.figures.append(figure)
            used |= set(range(figure.first, figure.last))
