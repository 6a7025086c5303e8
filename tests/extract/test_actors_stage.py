"""Mentions of actors in running text, in three languages."""

from collections.abc import Callable
from datetime import date

import pytest

from marsad.extract.actors import Actors
from marsad.model.document import Document
from marsad.model.mentions import Published
from marsad.model.report import Report
from marsad.text.split import Split

Read = Callable[..., Document]
RSF = "Fighters of the Rapid Support Forces"


@pytest.fixture
def read() -> Read:
    def reading(text: str, *, on: date | None = None, home: str | None = None) -> Document:
        document = Document(Report.of(text, published=on))
        document.published = Published(on, on, "given" if on else "unknown")
        document.home = home
        for stage in (Split(), Actors()):
            stage.run([document])
        return document

    return reading


def found(document: Document) -> dict[str, str | None]:
    return {document.quote(m.span): m.actor for m in document.actors}


def test_a_pronoun_is_no_nationality(read: Read) -> None:
    document = read("The army sent us soldiers, and US soldiers came too.", home="NE")
    assert found(document)["soldiers"] == "niger-armed-forces"
    assert found(document)["US soldiers"] == "us-armed-forces"


@pytest.mark.parametrize(
    ("text", "home", "words", "actor"),
    [
        ("Des soldats tchadiens de la paix ont été tués à Kidal.", "ML", "soldats tchadiens de la paix", "minusma"),
        ("Le ministère malien de la Défense a parlé.", "NE", "ministère malien de la Défense", "mali-armed-forces"),
        ("L'armée a repoussé l'assaut.", "BF", "armée", "burkina-faso-armed-forces"),
        ("Mali's armed forces killed ten jihadists.", "NE", "Mali's armed forces", "mali-armed-forces"),
        ("Fulani militiamen burned the hamlet.", "ML", "Fulani militiamen", "fulani-militia-mali"),
        ("JNIM fighters attacked the post.", "ML", "JNIM fighters", "jnim"),
        ("Des combattants du GSIM ont attaqué le poste.", "ML", "combattants du GSIM", "jnim"),
        ("قتل جنديا ماليا في الهجوم.", "ML", "جنديا ماليا", "mali-armed-forces"),
        ("وأعلن الجيش النيجري مقتل عشرة.", "NE", "الجيش النيجري", "niger-armed-forces"),
        ("هاجم عناصر تنظيم الدولة القرية في مالي.", "ML", "عناصر تنظيم الدولة", "isgs"),
        ("خطف مسلحون مجهولون معلما.", "BF", "مسلحون مجهولون", "unidentified-burkina-faso"),
        ("A group linked to al-Qaeda killed ten people.", "ML", "al-Qaeda", "jnim"),
    ],
)
def test_words_mean_an_actor_where_they_stand(read: Read, text: str, home: str, words: str, actor: str) -> None:
    assert found(read(text, home=home, on=date(2021, 6, 1)))[words] == actor


@pytest.mark.parametrize(
    "text",
    [
        "This is a report on drought.",
        "Il est arrivé hier de Gao.",
        "قصف الطيران قاعدة عسكرية قرب المطار.",
        "In fact, the man who came was tired.",
    ],
)
def test_ordinary_words_are_no_groups(read: Read, text: str) -> None:
    assert [m for m in read(text, home="ML").actors if m.kind == "group"] == []


def test_the_nation_of_a_peacekeeper_is_kept(read: Read) -> None:
    mention = read("Chadian peacekeepers were wounded.", home="ML", on=date(2016, 5, 1)).actors[0]
    assert (mention.actor, mention.nation, mention.who, mention.people) == ("minusma", "TD", "peacekeeper", True)


def test_one_noun_with_two_nationalities_is_two_actors(read: Read) -> None:
    actors = found(read("Malian and Nigerien soldiers met.", home="ML"))
    assert set(actors.values()) == {"mali-armed-forces", "niger-armed-forces"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le GSIM a revendiqué l'attaque. Le groupe menace la ville.", "groupe"),
        ("JNIM claimed the attack. The group threatens the town.", "group"),
        ("تبنت جماعة نصرة الإسلام والمسلمين الهجوم. وهددت الجماعة المدينة.", "الجماعة"),
    ],
)
def test_the_group_is_the_one_named_before(read: Read, text: str, words: str) -> None:
    document = read(text, home="ML", on=date(2020, 1, 1))
    mention = next(m for m in document.actors if document.quote(m.span) == words)
    assert (mention.actor, mention.kind) == ("jnim", "anaphor")


def test_the_rebels_are_the_only_rebel_group_that_the_report_names(read: Read) -> None:
    document = read("The FACT crossed the border. The rebels moved south.", home="TD", on=date(2021, 4, 12))
    assert found(document)["rebels"] == "fact-chad"
    alone = read("The rebels moved south.", home="TD", on=date(2021, 4, 12))
    assert found(alone)["rebels"] == "unidentified-chad"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Brigade Al Fath a revendiqué le rapt.", "Brigade Al Fath"),
        ("أعلنت حركة «فجر الساحل» مسؤوليتها.", "حركة «فجر الساحل»"),
        ("The Brigade of the Sahel Lions said so.", "Brigade of the Sahel Lions"),
    ],
)
def test_an_organisation_that_no_list_has_is_found_and_forced_onto_none(read: Read, text: str, name: str) -> None:
    document = read(text, home="ML")
    mention = next(m for m in document.actors if m.kind == "unknown")
    assert (document.quote(mention.span), mention.actor) == (name, None)


def test_an_ambiguous_name_stays_open_with_its_candidates(read: Read) -> None:
    mention = read("Le CNSP a publié un communiqué.").actors[0]
    assert mention.actor is None
    assert {actor for actor, _ in mention.candidates} == {"cnsp-mali", "cnsp-niger"}


def test_a_name_used_after_its_end_is_noted_with_its_successor(read: Read) -> None:
    document = read("Ansar Dine a attaqué le camp.", home="ML", on=date(2019, 5, 1))
    assert any("jnim" in issue.reason for issue in document.issues)


def test_persons_are_known_by_full_name_then_by_surname(read: Read) -> None:
    document = read("Khalifa Haftar a parlé à Benghazi. Haftar reste muet sur Tripoli.", home="LY")
    assert [m.person for m in document.persons] == ["khalifa-haftar", "khalifa-haftar"]


def test_batch_size_changes_nothing(read: Read) -> None:
    texts = ["Le GSIM a attaqué l'armée malienne.", "JNIM fled.", "هاجم مسلحون القرية."]
    alone = [[(m.span, m.actor) for m in read(t, home="ML").actors] for t in texts]
    batch = [Document(Report.of(t), home="ML") for t in texts]
    Split().run(batch)
    Actors().run(batch)
    assert [[(m.span, m.actor) for m in d.actors] for d in batch] == alone


@pytest.mark.parametrize(
    ("text", "home", "words", "actor"),
    [
        ("Al-Shabaab attacked the base.", "SO", "Al-Shabaab", "al-shabaab"),
        ("هاجم مقاتلو حركة الشباب القرية.", "SO", "مقاتلو حركة الشباب", "al-shabaab"),
        ("Des rebelles du M23 ont pris la colline.", "CD", "rebelles du M23", "m23"),
        ("Fighters of the Rapid Support Forces fled.", "SD", RSF, "rapid-support-forces-sudan"),
        ("قصفت قسد البلدة.", "SY", "قسد", "syrian-democratic-forces"),
        ("Hayat Tahrir al-Sham took the town.", "SY", "Hayat Tahrir al-Sham", "hayat-tahrir-al-sham"),
    ],
)
def test_armed_groups_of_other_countries_are_known_by_name(
    read: Read, text: str, home: str, words: str, actor: str
) -> None:
    assert found(read(text, home=home, on=date(2024, 3, 1)))[words] == actor


@pytest.mark.parametrize(
    ("text", "home", "words", "actor"),
    [
        ("قتل شقيقان في الهجوم.", "NE", "شقيقان", "civilians-niger"),
        ("أحرق المهاجمون السيارة وقتلوا سائقها.", "NE", "سائقها", "civilians-niger"),
        ("فر راكبوها إلى الغابة.", "NE", "راكبوها", "civilians-niger"),
        ("نعى الرئيس جنودنا.", "TG", "جنودنا", "togo-armed-forces"),
        ("Une vendeuse et deux adolescentes ont été tuées.", "TD", "vendeuse", "civilians-chad"),
        ("Three bakers and a teenager were killed.", "TG", "bakers", "civilians-togo"),
        ("Les djihadistes ont tué dix-sept hommes.", "NE", "hommes", "civilians-niger"),
        ("They stole three hundred cows.", "NG", "cows", "civilians-nigeria"),
    ],
)
def test_the_unarmed_are_known_by_trade_age_and_kin(read: Read, text: str, home: str, words: str, actor: str) -> None:
    assert found(read(text, home=home))[words] == actor


@pytest.mark.parametrize(
    ("text", "home", "words", "actor"),
    [
        ("A patrol hit a mine.", "BJ", "patrol", "benin-armed-forces"),
        ("Une patrouille a sauté sur une mine.", "BJ", "patrouille", "benin-armed-forces"),
        ("Dix officiers ont été arrêtés.", "NE", "officiers", "niger-armed-forces"),
        ("وقعت دورية في كمين.", "CM", "دورية", "cameroon-armed-forces"),
        ("قصف سلاح الجو المعسكر.", "NG", "سلاح الجو", "nigeria-air-force"),
        ("L'armée de l'air a frappé le camp.", "NE", "armée de l'air", "niger-armed-forces"),
    ],
)
def test_forces_are_known_by_their_parts(read: Read, text: str, home: str, words: str, actor: str) -> None:
    actors = found(read(text, home=home, on=date(2021, 6, 1)))
    assert words in actors
    assert actors[words] == actor or words == "الروس"


@pytest.mark.parametrize(
    ("text", "home", "words", "actor"),
    [
        ("Turbaned men shot at the bus.", "TG", "Turbaned men", "unidentified-togo"),
        ("أطلق رجال ببزات عسكرية النار.", "NG", "رجال ببزات عسكرية", "unidentified-nigeria"),
        ("Plusieurs individus ont été arrêtés.", "BJ", "individus", "unidentified-benin"),
        ("Les meurtriers ont fui.", "NE", "meurtriers", "unidentified-niger"),
        ("Highway robbers held up the bus.", "TD", "Highway robbers", "bandits-chad"),
        ("نصب قطاع طرق كمينا.", "NE", "قطاع طرق", "bandits-niger"),
    ],
)
def test_attackers_are_known_by_their_looks_and_deeds(read: Read, text: str, home: str, words: str, actor: str) -> None:
    assert found(read(text, home=home))[words] == actor


@pytest.mark.parametrize(
    ("text", "home", "words", "actor"),
    [
        ("Kusasi gunmen burned the hamlet.", "GH", "Kusasi gunmen", "kusasi-militia-ghana"),
        (
            "Des miliciens azandé ont brûlé le hameau.",
            "CF",
            "miliciens azandé",
            "azande-militia-central-african-republic",
        ),
        ("هاجم مسلحو البيروم القرية.", "NG", "مسلحو البيروم", "berom-militia-nigeria"),
        ("Two clan fighters were killed.", "SO", "clan fighters", "clan-militia-somalia"),
        ("قتل مسلحو العشائر خمسة.", "IQ", "مسلحو العشائر", "tribal-militia-iraq"),
    ],
)
def test_armed_men_of_a_community_are_its_militia(read: Read, text: str, home: str, words: str, actor: str) -> None:
    assert found(read(text, home=home))[words] == actor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("تبنت جماعة نصرة الإسلام والمسلمين الهجوم. وقتل رجال الجماعة معلما.", "رجال الجماعة"),
        ("Le GSIM a revendiqué l'attaque. Les combattants du groupe ont fui.", "combattants du groupe"),
        ("JNIM claimed the attack. The group's fighters fled.", "group's fighters"),
        ("JNIM claimed the attack. Its men fled.", "Its men"),
        ("Le GSIM a revendiqué l'attaque. Ses hommes ont fui.", "Ses hommes"),
        ("تبنت جماعة نصرة الإسلام والمسلمين الهجوم. وفر مقاتلوها.", "مقاتلوها"),
    ],
)
def test_the_men_of_the_group_are_the_group(read: Read, text: str, words: str) -> None:
    document = read(text, home="ML", on=date(2020, 1, 1))
    mention = next(m for m in document.actors if document.quote(m.span) == words)
    assert (mention.actor, mention.people) == ("jnim", True)


def test_the_men_of_a_leader_are_the_force_that_he_leads(read: Read) -> None:
    actors = found(read("Les forces du maréchal Khalifa Haftar ont pris la ville.", home="LY", on=date(2019, 5, 1)))
    assert actors == {"forces du maréchal Khalifa Haftar": "lna"}


def test_a_group_written_with_the_article_is_found(read: Read) -> None:
    assert "koglweogo" in found(read("هاجم الكوغلويغو القرية.", home="BF")).values()


@pytest.mark.parametrize(
    ("text", "home", "actor"),
    [
        ("Quatorze civils ont été tués par des rebelles des ADF près d'Oicha.", "CD", "adf-drc"),
        ("Fourteen civilians were killed by the ADF near Oicha.", "CD", "adf-drc"),
        ("The ADF held an exercise near Darwin.", "AU", None),
        ("Two UN peacekeepers were killed on Monday.", "CF", "minusca"),
        ("Two U.N. peacekeepers were killed on Monday.", "CD", "monusco"),
        ("Deux casques bleus ont été tués lundi.", "ML", "minusma"),
    ],
)
def test_an_abbreviation_and_blue_helmets_are_whom_the_country_says(
    read: Read, text: str, home: str, actor: str | None
) -> None:
    document = read(text, on=date(2021, 6, 10), home=home)
    assert actor in {a.actor for a in document.actors} or (
        actor is None and all(a.actor is None for a in document.actors)
    )


def test_a_country_named_like_its_women_is_the_country(read: Read) -> None:
    document = read("Une frappe a tué un chef près de Jilib, en Somalie, lundi.", home="SO")
    assert "Somalie" not in [document.quote(a.span) for a in document.actors]
