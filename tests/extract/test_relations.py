"""Ties that reports state: examples of every language's knowledge file, and constructions that users rely on."""

import pytest

from marsad.extract.actors import Actors
from marsad.extract.places import Places
from marsad.extract.relations import find_relations
from marsad.model.document import Document
from marsad.model.mentions import Relation
from marsad.model.report import Report
from marsad.resources import load
from marsad.text.split import Split


def relations_of(text: str, title: str | None = None) -> list[Relation]:
    document = Document(Report.of(text, title=title))
    for stage in (Split(), Places(), Actors()):
        stage.run([document])
    return find_relations(document)


def ties_of(text: str) -> set[str]:
    return {f"{r.subject} {r.predicate} {r.object}" for r in relations_of(text)}


EXAMPLES = [(text, tie) for record in load("relations") for text, tie in record["examples"]]
COUNTEREXAMPLES = [text for record in load("relations") for text in record["counterexamples"]]


@pytest.mark.parametrize(("text", "tie"), EXAMPLES)
def test_examples_of_the_knowledge_files_give_their_tie(text: str, tie: str) -> None:
    assert tie in ties_of(text)


@pytest.mark.parametrize("text", COUNTEREXAMPLES)
def test_counterexamples_give_no_tie(text: str) -> None:
    assert ties_of(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le GSIM regroupe Ansar Dine, Al-Mourabitoune et la katiba Macina.",
            {"ansar-dine", "al-mourabitoun", "katiba-macina"},
        ),
        (
            "JNIM brings together Ansar Dine, al-Mourabitoun and the Macina Katiba.",
            {"ansar-dine", "al-mourabitoun", "katiba-macina"},
        ),
    ],
)
def test_a_merger_ties_every_member_of_the_list(text: str, expected: set[str]) -> None:
    assert {r.subject for r in relations_of(text) if r.predicate == "merged_into" and r.object == "jnim"} == expected


def test_a_bare_parent_name_after_a_cue_is_the_parent() -> None:
    ties = ties_of("JNIM, the coalition loyal to al-Qaeda, claimed the ambush in Mali.")
    assert ties == {"jnim affiliated_with al-qaeda"}


def test_who_acts_with_a_states_army_is_the_ally_whatever_the_order() -> None:
    assert "wagner allied_with mali-armed-forces" in ties_of(
        "Wagner mercenaries and Malian soldiers entered Kidal in Mali."
    )
    assert "wagner allied_with mali-armed-forces" in ties_of(
        "L'armée malienne, épaulée par Wagner, est entrée à Kidal."
    )


def test_two_sides_of_a_clash_are_no_allies() -> None:
    assert not any(
        "allied_with" in tie for tie in ties_of("Fighting between the Malian army and Wagner broke out in Mali.")
    )


def test_states_of_ties_come_from_the_words_near_them() -> None:
    former = relations_of("Mokhtar Belmokhtar, ancien chef d'Al-Mourabitoune, est mort au Mali.")
    assert [(r.predicate, r.status) for r in former] == [("leads", "former")]


def test_a_later_verb_goes_on_with_the_first_subject() -> None:
    ties = ties_of("أعلن عدنان أبو الوليد الصحراوي، القيادي في المرابطون، مبايعته لداعش.")
    assert "adnan-abu-walid-al-sahrawi member_of al-mourabitoun" in ties
    assert "adnan-abu-walid-al-sahrawi pledged_to islamic-state" in ties


def test_dissidents_who_pledge_do_not_bind_the_group_they_left() -> None:
    ties = ties_of("اندلعت اشتباكات بين كتيبة ماسينا ومنشقين بايعوا تنظيم الدولة الإسلامية في الصحراء الكبرى في مالي.")
    assert not any("pledged_to" in tie for tie in ties)


def test_standing_facts_of_the_list_are_not_given_as_findings() -> None:
    assert ties_of("Iyad Ag Ghaly et Amadou Koufa restent recherchés au Mali. Le GSIM a attaqué un camp.") == set()


def test_a_branch_belongs_to_whom_it_stands_in_apposition_to_not_to_a_verbs_subject() -> None:
    assert "jnim affiliated_with al-qaeda" in ties_of("JNIM, al-Qaeda's branch in the Sahel, attacked a camp in Mali.")
    ties = ties_of("The weekly of the Islamic State in the Sahel attacks al-Qaeda's branch in Mali.")
    assert not any(tie.startswith(("isgs", "islamic-state")) for tie in ties)


def test_no_tie_has_one_actor_at_both_ends_or_an_unnamed_one() -> None:
    text = "Armed men linked to al-Qaeda and JNIM fighters allied with JNIM attacked civilians in Mali."
    for relation in relations_of(text):
        assert relation.subject != relation.object
        assert not relation.subject.startswith(("unidentified-", "civilians-"))


def test_the_words_of_a_tie_hold_both_ends() -> None:
    text = "Amadou Koufa, leader of Katiba Macina, appeared in a video in Mali."
    (relation,) = relations_of(text)
    assert text[relation.span.start : relation.span.end] == "Amadou Koufa, leader of Katiba Macina"


def test_forms_of_the_knowledge_files_can_be_read() -> None:
    from marsad.extract.relations_forms import read_form

    for record in load("relations"):
        for cue in record["cues"]:
            for form in cue["forms"]:
                assert "_" in form.split()
                read_form(form)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("MNLA and HCUA met in Kidal in Mali. They will live under one banner, the FLA.", "hcua merged_into fla"),
        (
            "Le MNLA et le HCUA se sont réunis à Kidal. Ils vont se fondre en un seul mouvement, le FLA.",
            "mnla merged_into fla",
        ),
    ],
)
def test_a_list_named_before_merges(text: str, tie: str) -> None:
    assert tie in ties_of(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("JNIM and ISGS, sworn enemies, share the border of Mali.", "jnim rival_of isgs"),
        ("Entre le GSIM et l'EIGS au Mali, c'est une lutte fratricide.", "jnim rival_of isgs"),
        ("JNIM and the Islamic State in Mali loathe each other. ISGS took a well.", "jnim rival_of isgs"),
    ],
)
def test_hostile_words_tie_the_two_groups_of_a_sentence(text: str, tie: str) -> None:
    assert tie in ties_of(text)


def test_hostile_words_beside_three_groups_tie_none() -> None:
    ties = ties_of("JNIM, ISGS and MSA are in Mali, where sworn enemies abound.")
    assert not any("rival_of" in tie for tie in ties)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Malian soldiers entered Ber. Mercenaries of Wagner burned the market.",
            "wagner allied_with mali-armed-forces",
        ),
        (
            "Les FAMa sont entrées à Ber. Des mercenaires de Wagner ont brûlé le marché.",
            "wagner allied_with mali-armed-forces",
        ),
        ("دخل الجيش المالي بلدة بير. وأحرق مرتزقة فاغنر السوق.", "wagner allied_with mali-armed-forces"),
    ],
)
def test_mercenaries_act_for_the_state_named_before(text: str, tie: str) -> None:
    assert tie in ties_of(text)


def test_two_states_soldiers_side_by_side_are_no_allies_by_that() -> None:
    assert not any("allied_with" in tie for tie in ties_of("French and Malian soldiers were hurt in Gao in Mali."))


@pytest.mark.parametrize(
    "text",
    [
        "Fighters came to Djibo in Burkina Faso. JNIM has besieged the town for months.",
        "Des hommes sont venus à Djibo, au Burkina Faso. Le GSIM, qui contrôle cette localité, se tait.",
    ],
)
def test_the_town_is_the_place_named_before(text: str) -> None:
    assert "jnim operates_in bf-djibo" in ties_of(text)


def test_a_states_force_operates_nowhere_as_a_tie() -> None:
    assert not any("operates_in" in tie for tie in ties_of("L'armée malienne, basée à Gao, au Mali, se tait."))


def test_the_first_named_has_the_ally() -> None:
    assert "msa allied_with gatia" in ties_of("MSA and its ally GATIA took Ménaka in Mali.")


def test_a_rival_may_stand_in_apposition() -> None:
    assert "isgs rival_of jnim" in ties_of("The raid was laid to ISGS by its rival, JNIM, in Mali.") or (
        "isgs rival_of jnim" in ties_of("the dead of ISGS and of its rival, JNIM, in Mali")
    )


def test_a_fronted_participle_is_told_of_the_name_behind_it() -> None:
    ties = ties_of("Allié d'Aqmi et d'Ansar Dine, le Mujao tient Gao, au Mali.")
    assert {"mujao allied_with aqim", "mujao allied_with ansar-dine"} <= ties
    assert "jnim affiliated_with al-qaeda" in ties_of("Fidèles à Al-Qaïda, les combattants du GSIM cernent Djibo.")


def test_a_leaders_oath_binds_his_group() -> None:
    assert "jnim pledged_to al-qaeda" in ties_of("Iyad Ag Ghaly of JNIM swore an oath to al-Qaeda in Mali.")


def test_a_dead_leader_stands_for_the_group_he_led_last() -> None:
    ties = ties_of("Les hommes d'Abubakar Shekau ont attaqué un village au Nigeria.")
    assert "abubakar-shekau leads boko-haram" in ties


def test_no_leader_leads_an_army() -> None:
    assert not any(
        "leads chad-armed-forces" in tie for tie in ties_of("The Chadian army is headed by Mahamat Idriss Déby.")
    )


def test_d_une_is_no_word_for_others() -> None:
    assert "ansaru split_from boko-haram" in ties_of("Ansaru, né en 2012 d'une scission de Boko Haram, est au Nigeria.")
