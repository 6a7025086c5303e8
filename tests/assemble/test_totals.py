"""Totals by rule: groups added, parts once, rivals as a range; the incidents of the demo with all their claimants."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.assemble.totals import acled_fatalities, deaths_total, injured_total
from marsad.extract.attribution import Attributions
from marsad.extract.harm import HarmLines
from marsad.extract.numbers import Numbers
from marsad.model.document import Document
from marsad.model.mentions import Attribution, HarmMention
from marsad.model.report import Report, Span
from marsad.text.split import Split


def harm(
    low: int | None, who: str = "civilian", *, sentence: int = 0, high: int | None = -1, **more: object
) -> HarmMention:
    top = low if high == -1 else high
    fields: dict[str, object] = {"sentence": sentence, "series": -1} | more
    return HarmMention(Span(0, 1), "killed", who, low, low, top, **fields)  # type: ignore[arg-type]


def coded(text: str, language: str) -> Document:
    document = Document(Report.of(text, language=language))
    for stage in (Split(), Numbers(), Attributions(), HarmLines()):
        stage.run([document])
    return document


def test_nothing_said_is_none() -> None:
    deaths = deaths_total([])
    assert (deaths.low, deaths.best, deaths.high, deaths.civilians) == (None, None, None, None)
    assert acled_fatalities([]) == 0
    assert injured_total([]).low is None


def test_classes_are_added_and_parts_are_not() -> None:
    deaths = deaths_total([harm(4, "soldier"), harm(7), harm(3, part_of=1)])
    assert (deaths.low, deaths.best, deaths.high) == (11, 11, 11)
    assert deaths.civilians == 7


def test_rival_figures_become_a_range() -> None:
    deaths = deaths_total([harm(20, per=0), harm(35, per=1, sentence=1)])
    assert (deaths.low, deaths.high) == (20, 35)


def test_superseded_and_aggregate_figures_do_not_count() -> None:
    deaths = deaths_total([harm(15, superseded=True), harm(19, sentence=1), harm(600, sentence=2, aggregate=True)])
    assert (deaths.low, deaths.high) == (19, 19)


def test_a_vague_word_lowers_no_explicit_figure() -> None:
    vague = HarmMention(Span(0, 1), "killed", "civilian", 10, None, None, per=1, sentence=1)
    deaths = deaths_total([harm(40, per=0), vague])
    assert (deaths.low, deaths.high) == (40, None)


def test_attackers_are_added_to_their_victims_and_stand_on_side_a() -> None:
    deaths = deaths_total([harm(6, "soldier"), harm(2, "attacker")], side_a=["jnim"], side_b=["mali-armed-forces"])
    assert (deaths.low, deaths.side_a, deaths.side_b) == (8, 2, 6)


def test_further_dead_without_a_number_leave_the_top_open() -> None:
    deaths = deaths_total([harm(6, "soldier"), harm(None, "attacker", high=None)])
    assert (deaths.low, deaths.high) == (6, None)


def test_acled_takes_its_own_figures_for_vague_words() -> None:
    dozens = HarmMention(Span(0, 1), "killed", "civilian", 24, None, None)
    assert acled_fatalities([dozens]) == 12
    assert acled_fatalities([harm(71, per=0), harm(100, per=1, sentence=1, high=None)]) == 71


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 300),
            st.sampled_from(["soldier", "civilian", "militant", "attacker", "unknown", "police"]),
            st.integers(0, 3),
            st.one_of(st.none(), st.integers(0, 2)),
        ),
        max_size=6,
    )
)
def test_the_split_adds_up_to_best_and_the_range_holds(rows: list[tuple[int, str, int, int | None]]) -> None:
    harms = [harm(low, who, sentence=sentence, per=per) for low, who, sentence, per in rows]
    deaths = deaths_total(harms, side_a=["jnim"], side_b=["mali-armed-forces"])
    parts = (deaths.side_a, deaths.side_b, deaths.civilians, deaths.unknown)
    if deaths.best is None:
        assert parts == (None, None, None, None)
    else:
        assert sum(part or 0 for part in parts) == deaths.best
        assert deaths.low is not None and deaths.high is not None and deaths.low <= deaths.high


# Composed after the conflicting tolls of well-known incidents; the wording is our own.
INCIDENTS = [
    pytest.param(
        "en",
        "Three peacekeepers and one Malian soldier were killed in the ambush, the UN mission said. "
        "The militant coalition said in a statement that five soldiers were killed.",
        {3, 1, 5},
        4,
        id="indelimane-convoy",
    ),
    pytest.param(
        "en",
        "Five security guards, a gendarme and a civilian were killed, the UN mission said. "
        "Four attackers were also killed, the mission said.",
        {5, 1, 4},
        11,
        id="timbuktu-camp",
    ),
    pytest.param(
        "fr",
        "Quatre soldats américains et quatre soldats nigériens ont été tués, selon le ministère de la Défense.",
        {4},
        8,
        id="tongo-tongo",
    ),
    pytest.param(
        "fr",
        "Au moins 134 civils ont été tués, selon l'ONU. Un élu local parle de 160 morts. "
        "Une association évoque 170 morts.",
        {134, 160, 170},
        134,
        id="ogossagou",
    ),
    pytest.param(
        "ar",
        "أعلنت وزارة الدفاع مقتل 71 جنديا وإصابة 12 آخرين. وقال التنظيم في بيان إنه قتل أكثر من مئة جندي.",
        {71, 100},
        71,
        id="inates",
    ),
    pytest.param(
        "ar",
        "قالت الحكومة إن 132 مدنيا قتلوا في الهجوم. وتحدثت مصادر محلية عن 160 قتيلا.",
        {132, 160},
        132,
        id="solhan",
    ),
]


@pytest.mark.parametrize(("language", "text", "figures", "lowest"), INCIDENTS)
def test_every_claimants_figure_is_kept_and_the_lowest_is_acleds(
    language: str, text: str, figures: set[int], lowest: int
) -> None:
    document = coded(text, language)
    killed = [h for h in document.harms if h.outcome == "killed"]
    assert {h.low for h in killed} == figures
    assert acled_fatalities(document.harms, attributions=document.attributions) == lowest
    deaths = deaths_total(document.harms, attributions=document.attributions)
    assert deaths.low == lowest
    assert deaths.high is None or deaths.high >= lowest


def said(actor: str | None, kind: str, stance: str = "asserts") -> Attribution:
    return Attribution(None, kind, None, stance, None, actor)  # type: ignore[arg-type]


ARMY, GROUP = "mali-armed-forces", "jnim"


def test_a_partys_count_of_its_enemys_dead_is_the_upper_end_beside_another_account() -> None:
    harms = [harm(2, per=0), harm(11, "soldier", actor=ARMY, per=1, sentence=1)]
    told = [said("government-mali", "official"), said(GROUP, "armed_group", "claims")]
    deaths = deaths_total(harms, side_a=[GROUP], side_b=[ARMY], attributions=told)
    assert (deaths.low, deaths.best, deaths.high) == (2, 2, 13)
    assert (deaths.civilians, deaths.side_b) == (2, 0)
    assert acled_fatalities(harms, side_a=[GROUP], attributions=told) == 2


def test_what_only_one_party_counts_stands_where_nobody_else_gives_a_figure() -> None:
    told = [said(GROUP, "armed_group", "claims")]
    deaths = deaths_total([harm(11, "soldier", actor=ARMY, per=0)], side_a=[GROUP], attributions=told)
    assert (deaths.low, deaths.high) == (11, 11)


def test_an_enemys_count_that_others_bear_out_is_a_rival_figure() -> None:
    harms = [harm(11, "soldier", actor=ARMY, per=0), harm(5, "soldier", actor=ARMY, per=1, sentence=1)]
    told = [said(GROUP, "armed_group", "claims"), said(None, "witness")]
    deaths = deaths_total(harms, side_a=[GROUP], attributions=told)
    assert (deaths.low, deaths.high) == (5, 11)


def test_a_loss_that_its_own_side_denies_is_nought_to_so_many() -> None:
    harms = [harm(11, "soldier", per=0), harm(0, "soldier", actor=ARMY, per=1, sentence=1)]
    told = [said(GROUP, "armed_group", "claims"), said(ARMY, "military", "denies")]
    deaths = deaths_total(harms, side_a=[GROUP], side_b=[ARMY], attributions=told)
    assert (deaths.low, deaths.best, deaths.high) == (0, 0, 11)
    harms = [harm(2, per=2), *harms]
    deaths = deaths_total(harms, side_a=[GROUP], side_b=[ARMY], attributions=[*told, said(None, "medical")])
    assert (deaths.low, deaths.best, deaths.high) == (2, 2, 13)


def test_what_the_report_itself_counts_no_denial_undoes() -> None:
    harms = [harm(11, "soldier", actor=ARMY), harm(0, "soldier", actor=ARMY, per=0, sentence=1)]
    deaths = deaths_total(harms, side_a=[GROUP], attributions=[said(ARMY, "military", "denies")])
    assert (deaths.low, deaths.high) == (11, 11)


def test_dead_who_may_be_the_tellers_own_are_no_boast() -> None:
    harms = [harm(30, "militant", per=0), harm(9, "militia", per=1, sentence=1)]
    told = [said(ARMY, "military"), said(None, "armed_group")]
    deaths = deaths_total(harms, side_a=[ARMY], attributions=told)
    assert (deaths.low, deaths.high) == (39, 39)
