"""Phenomena that only a whole report shows: apposed contingents, fixed phrases, suspicion by inference, pledges."""

from datetime import date
from functools import cache

import pytest

from marsad.coder import build_pipeline
from marsad.extract.attribution import attributions_resumed
from marsad.extract.siding import sides_for
from marsad.model.document import Document
from marsad.model.mentions import ActorMention
from marsad.model.report import Report, Span


@cache
def read(text: str) -> Document:
    return next(iter(build_pipeline().stream([Report.of(text, published=date(2019, 5, 14))])))


def actors(text: str) -> set[str | None]:
    return {m.actor for m in read(text).actors}


def ids(side: list[ActorMention]) -> list[str | None]:
    return [m.actor for m in side]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة جنود من بعثة مينوسما، من الكتيبة التشادية التابعة للبعثة، وجندي مالي في هجوم قرب كيدال.",
        "Trois Casques bleus de la Minusma, du contingent tchadien, et un soldat malien ont été tués près de Kidal.",
        "The ambush killed three peacekeepers of MINUSMA, from its Chadian contingent, and a Malian soldier near Kidal.",
    ],
)
def test_a_victim_told_behind_an_apposition_is_counted(text: str) -> None:
    harms = [(h.outcome, h.low, h.actor) for h in read(text).harms]
    assert harms == [("killed", 3, "minusma"), ("killed", 1, "mali-armed-forces")]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب جنود من بعثة مينوسما قرب كيدال، من الوحدة السنغالية التابعة للمينوسما.",
        "Des soldats de la Minusma, du contingent sénégalais, ont été blessés près de Kidal.",
        "Soldiers of MINUSMA, from its Senegalese contingent, were wounded near Kidal.",
    ],
)
def test_a_contingent_is_its_missions(text: str) -> None:
    assert actors(text) == {"minusma"}
    assert "SN" in {m.nation for m in read(text).actors}


def test_a_nationality_of_two_countries_is_that_of_the_report() -> None:
    text = "تقع القرية على حدود النيجر مع مالي. أصيب جنود من القوات النيجيرية في هجوم بمالي."
    assert "NE" in {m.nation for m in read(text).actors}
    assert "NG" in {m.nation for m in read("هاجم مسلحون مايدوغوري في نيجيريا. أصيب جنود من القوات النيجيرية.").actors}


@pytest.mark.parametrize(
    "text",
    [
        "هاجمت جماعة نصرة الإسلام والمسلمين ثكنة في مالي. وبحثت القمة مكافحة الجريمة المنظمة وحرب العصابات.",
        "Le GSIM a attaqué un camp au Mali. Le sommet a parlé du crime organisé et de la guerre de guérilla.",
        "JNIM attacked a base in Mali. The summit spoke of organised crime, gang warfare and guerrilla tactics.",
    ],
)
def test_fixed_phrases_name_nobody(text: str) -> None:
    second = text.index(".") + 1
    assert not [m for m in read(text).actors if m.span.start > second]


def test_an_office_held_once_speaks_for_no_government() -> None:
    assert "government-mali" not in actors("التقى الدبلوماسي السابق شيوخ القبائل في مالي.")
    assert "government-mali" not in actors("L'ancien ministre a rencontré les notables à Gao, au Mali.")
    assert "government-mali" not in actors("The former minister met elders in Gao, Mali.")


@pytest.mark.parametrize(
    "text",
    [
        "تنشط في ميناكا بمالي عناصر داعش فرع الصحراء الكبرى.",
        "La branche sahélienne de l'État islamique est active à Ménaka, au Mali.",
        "Islamic State's Greater Sahara branch is active in Ménaka, Mali.",
    ],
)
def test_a_network_named_with_its_branch_is_the_branch(text: str) -> None:
    assert "isgs" in actors(text) and "islamic-state" not in actors(text)


def test_the_other_group_is_not_the_one_named_before() -> None:
    text = "تقاتل جماعة نصرة الإسلام والمسلمين في مالي. والمجموعة الأخرى مجهولة."
    assert [m.actor for m in read(text).actors] == ["jnim"]


@pytest.mark.parametrize(
    "text",
    [
        "ترى بعض مصادرنا بأن الهجوم على تيسيت في مالي لا يمكن أن تنفذه أنصار الدين دون مشاركة عناصر المرابطون.",
        "Selon un élu, l'attaque de Tessit, au Mali, n'aurait pas pu être menée sans la complicité d'Al-Mourabitoune.",
        "The attack on Tessit, Mali, could not have been carried out without the help of al-Mourabitoun, an elder said.",
    ],
)
def test_without_whom_it_could_not_have_been_done_is_suspected(text: str) -> None:
    assert ("al-mourabitoun", "suspected") in {(r.actor, r.stance) for r in read(text).responsibility}


def test_who_took_no_part_is_not_suspected() -> None:
    text = "نفذ الجيش المالي العملية في تيسيت دون مشاركة قوة برخان."
    assert not read(text).responsibility


@pytest.mark.parametrize(
    ("text", "word", "acting", "turned_to"),
    [
        ("أعلن أبو بكر شيكاو في تسجيل مبايعته لتنظيم الدولة الإسلامية.", "مبايعته", "boko-haram", "islamic-state"),
        ("Iyad Ag Ghali a prêté allégeance à Al-Qaïda dans une vidéo.", "allégeance", "jnim", "al-qaeda"),
        ("Ansaru has pledged allegiance to al-Qaeda in the Islamic Maghreb.", "allegiance", "ansaru", "aqim"),
        ("بايعت جماعة أنصارو تنظيم القاعدة في بلاد المغرب الإسلامي.", "بايعت", "ansaru", "aqim"),
    ],
)
def test_a_pledge_goes_from_a_group_to_a_group(text: str, word: str, acting: str, turned_to: str) -> None:
    document = read(text)
    trigger = next(t for t in document.triggers if t.types[0] == "pledge_merger")
    side_a, side_b = sides_for(document, trigger)
    assert (ids(side_a), ids(side_b)) == ([acting], [turned_to]), word


def test_whom_a_speaker_warns_of_is_no_party_to_the_summit() -> None:
    text = (
        "انعقدت في باماكو قمة لدول الساحل الخمس بحثت تمويل القوة المشتركة. "
        "وحذر الرئيس المالي من وصول مقاتلي تنظيم داعش إلى المنطقة."
    )
    document = read(text)
    parties = {a for t in document.triggers for side in sides_for(document, t) for a in ids(side)}
    assert "islamic-state" not in parties and "isgs" not in parties


def sources(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(document.quote(a.source), a.source_class) for a in document.attributions if a.source]


def test_the_sources_are_those_called_so_before() -> None:
    text = "أفادت مصادر أمنية بأن الجماعتين اتفقتا في مالي. وأعلنت أنصار الدين الهدنة. وتشير المصادر إلى تقارب."
    assert ("المصادر", "security_source") in sources(text)
    text = (
        "Selon une source sécuritaire, un convoi a sauté. Le GSIM a démenti. Les sources évoquent trois morts au Mali."
    )
    assert ("Les sources", "security_source") in sources(text)


def test_whom_a_pledge_is_made_to_is_not_its_speaker() -> None:
    assert "armed_group" not in {c for _, c in sources("واختلف معه في مالي وأعلن مبايعته لداعش واعتبر نفسه ممثلا له.")}


def test_a_name_behind_the_office_belongs_to_the_speaker() -> None:
    text = "وحذر الرئيس المالي إبراهيم بوبكر كيتا من وصول مقاتلين إلى الشمال."
    assert sources(text) == [("الرئيس المالي إبراهيم بوبكر كيتا", "official")]


def test_a_demonstrative_takes_up_what_sources_said() -> None:
    text = "Selon des sources sécuritaires, les deux groupes se sont rapprochés. Ce rapprochement passe par Kidal."
    document = read(text)
    at = text.index("rapprochement")
    resumed = attributions_resumed(document, Span(at, at + len("rapprochement")))
    assert [document.attributions[i].source_class for i in resumed] == ["security_source"]
    at = text.index("Kidal")
    assert attributions_resumed(document, Span(at, at + 5)) == []


@pytest.mark.parametrize(
    ("text", "acting", "other"),
    [
        (
            "Une trêve a été conclue mardi à Djibo entre les VDP et des combattants d'Ansarul Islam.",
            "vdp",
            "ansarul-islam",
        ),
        ("JNIM watched as the CMA signed a peace deal with the Malian government in 2015.", "cma", "government-mali"),
        ("أبرم في باماكو اتفاق هدنة بين كتيبة ماسينا وجماعة أنصار الدين.", "katiba-macina", "ansar-dine"),
    ],
)
def test_a_deal_has_the_sides_that_it_is_between(text: str, acting: str, other: str) -> None:
    document = read(text)
    trigger = next(t for t in document.triggers if t.types[0] == "agreement")
    side_a, side_b = sides_for(document, trigger)
    assert (ids(side_a), ids(side_b)) == ([acting], [other])


def test_who_speaks_may_stand_within_the_words_of_speaking() -> None:
    text = "وأعلنت جماعة أنصار الدين مسؤوليتها عن الهجوم على كيدال في تسجيل حصلت عليه وكالة الأنباء."
    assert sources(text)[0] == ("جماعة أنصار الدين", "armed_group")


def test_who_the_dead_were_are_not_further_dead() -> None:
    document = read("قتل خمسة أشخاص، هم سائقان وثلاثة معلمين، في هجوم مسلح على حافلة قرب غاو في مالي.")
    assert [e.deaths.high for e in document.events] == [5]


@pytest.mark.parametrize(
    "text",
    [
        "قال الجيش المالي إنه هاجم معسكرا للإرهابيين قرب كيدال وقتل أحد عشر منهم.",
        "L'armée malienne dit avoir attaqué un camp de terroristes près de Kidal et tué onze d'entre eux.",
        "The Malian army said it had attacked a camp of terrorists near Kidal and killed eleven of them.",
    ],
)
def test_so_many_of_them_are_never_people_of_who_says_so(text: str) -> None:
    assert [(h.who, h.actor, h.low) for h in read(text).harms] == [("militant", "unidentified-mali", 11)]


@pytest.mark.parametrize(
    "text",
    [
        "قال الناطق باسم جبهة تحرير أزواد محمد المولود رمضان إن المعارك تتواصل قرب كيدال.",
        "Le porte-parole du Front de libération de l'Azawad, Mohamed Elmaouloud Ramadane, parle de combats à Kidal.",
    ],
)
def test_the_name_of_a_front_frees_nobody(text: str) -> None:
    assert "fla" in actors(text) and not read(text).harms


@pytest.mark.parametrize(
    "text",
    [
        '"We have lost four men," a spokesman for the Malian army said after the attack on Tessit.',
        "The Malian army lost four men in the attack on Tessit.",
        "« Nous avons perdu quatre hommes », a déclaré le porte-parole de l'armée malienne après l'attaque contre Tessit.",
        "L'armée malienne a perdu quatre hommes dans l'attaque contre Tessit.",
        'قال المتحدث باسم الجيش المالي بعد الهجوم على تيسيت: "لقد فقدنا أربعة رجال".',
        "خسر الجيش المالي أربعة رجال في الهجوم على تيسيت.",
    ],
)
def test_the_men_an_army_lost_are_its_soldiers(text: str) -> None:
    assert [(h.who, h.actor, h.low) for h in read(text).harms] == [("soldier", "mali-armed-forces", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "JNIM said it had lost two men in the fighting near Kidal, in Mali.",
        "Le GSIM a reconnu avoir perdu deux hommes dans les combats près de Kidal, au Mali.",
        "قالت جماعة نصرة الإسلام والمسلمين إنها فقدت رجلين في المعارك قرب كيدال في مالي.",
    ],
)
def test_the_men_a_group_lost_are_its_fighters(text: str) -> None:
    assert [(h.who, h.actor, h.low) for h in read(text).harms] == [("militant", "jnim", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Bamako, 12 March 2019 - A drone strike killed 15 civilians near Kidal on Sunday, the spokesman of the CMA, Mohamed "
        "Ramadane, said.",
        "BAMAKO (AFP) - A drone strike killed 15 civilians near Kidal on Sunday, the spokesman of the CMA, Mohamed Ramadane, "
        "said.",
        "Bamako, 12 mars 2019 - Une frappe a tué 15 civils dimanche près de Kidal, le porte-parole de la CMA, Mohamed "
        "Ramadane, l'a annoncé.",
    ],
)
def test_the_place_of_the_dateline_says_nothing(text: str) -> None:
    document = read(text)
    said = [(document.quote(a.source), a.actor) for a in document.attributions if a.source]
    assert [actor for _, actor in said] == ["cma"] and "Bamako" not in said[0][0]
    content = document.attributions[0].content
    assert content is not None and not document.quote(content).lower().startswith("bamako")
    assert [h.per for h in document.harms] == [0]


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم جبهة تحرير أزواد إن غارة نفذتها طائرة مسيرة تابعة للجيش المالي قتلت 15 مدنيا قرب كيدال.",
        "Le porte-parole du FLA a affirmé qu'une frappe menée par l'armée malienne avait tué 15 civils près de Kidal.",
        "The spokesman of the Azawad Liberation Front said that a strike by the Malian army killed 15 civilians near Kidal.",
    ],
)
def test_who_tells_of_anothers_strike_claims_none(text: str) -> None:
    assert ("fla", "claimed") not in {(r.actor, r.stance) for r in read(text).responsibility}


@pytest.mark.parametrize(
    "text",
    [
        "قالت جماعة نصرة الإسلام والمسلمين إنها قتلت عشرة من جنود الجيش المالي في هجوم على ثكنة قرب كيدال.",
        "Le GSIM affirme avoir tué dix soldats de l'armée malienne dans une attaque contre un camp de l'armée à Kidal.",
        "JNIM said it killed ten soldiers of the Malian army in an attack on a base of the army in Kidal.",
    ],
)
def test_who_tells_of_its_own_attack_claims_it(text: str) -> None:
    assert ("jnim", "claimed") in {(r.actor, r.stance) for r in read(text).responsibility}


@pytest.mark.parametrize(
    "text",
    [
        "قالت جماعة نصرة الإسلام والمسلمين إنها قتلت 15 جنديا وفقدت ثلاثة من مقاتليها في هجوم قرب كيدال في مالي.",
        "Le GSIM dit avoir tué 15 soldats maliens et perdu trois combattants dans une attaque près de Kidal.",
        "JNIM said it had killed 15 Malian soldiers and lost three fighters in an attack near Kidal.",
    ],
)
def test_whom_a_group_killed_is_not_who_lost(text: str) -> None:
    assert [(h.who, h.low, h.actor) for h in read(text).harms][1] == ("militant", 3, "jnim")


def test_a_market_is_no_march() -> None:
    attacked = read("Vingt civils ont été tués dans l'attaque du marché de Petega, au Burkina Faso.")
    assert not [m for m in attacked.actors if m.kind == "crowd"]
    marched = read("La marche a été dispersée par la police à Ouagadougou, au Burkina Faso.")
    assert [m for m in marched.actors if m.kind == "crowd"]
