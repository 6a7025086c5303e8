"""Who is who: names by day and country, ACLED's names, equals kept equal."""

from datetime import date
from pathlib import Path

import pytest

from marsad.ground.actors import acled_name, actor_name, actor_type, decide, find_actors, listed, resolve_actor
from marsad.ground.actors_list import FOLDER_VARIABLE, own_folder


def ids(text: str, **context: object) -> list[str]:
    return [c.actor for c in resolve_actor(text, **context)]  # type: ignore[arg-type]


def answer(text: str, **context: object) -> str | None:
    return decide([(c.actor, c.score) for c in resolve_actor(text, **context)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    ["جماعة نصرة الإسلام والمسلمين", "وجماعة نصرة الاسلام", "GSIM", "JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"],
)
def test_one_group_has_many_names(name: str) -> None:
    assert answer(name) == "jnim"


@pytest.mark.parametrize(
    ("country", "actor"), [("ML", "isgs"), ("NG", "iswap"), ("LY", "islamic-state-libya"), ("SY", "islamic-state")]
)
@pytest.mark.parametrize("name", ["État islamique", "داعش", "Islamic State"])
def test_the_islamic_state_is_another_one_in_each_country(name: str, country: str, actor: str) -> None:
    assert answer(name, country=country) == actor


@pytest.mark.parametrize(
    "name", ["État islamique", "داعش", "CNSP", "EUCAP", "FAN", "الدرك الوطني", "بوكو حرام", "Dicko"]
)
def test_an_ambiguous_name_alone_means_nobody_for_sure(name: str) -> None:
    assert len(ids(name)) > 1
    assert answer(name) is None


@pytest.mark.parametrize(
    ("text", "country", "actor"),
    [
        ("the army", "NE", "niger-armed-forces"),
        ("l'armée", "ML", "mali-armed-forces"),
        ("الجيش", "TD", "chad-armed-forces"),
        ("soldats tchadiens", "ML", "chad-armed-forces"),
        ("القوات النيجرية", None, "niger-armed-forces"),
        ("الجيش النيجيري", "NG", "nigeria-armed-forces"),
        ("American soldiers", "NE", "us-armed-forces"),
        ("gendarmes", "BF", "burkina-faso-gendarmerie"),
        ("milice peule", "ML", "fulani-militia-mali"),
        ("Dogon militiamen", "ML", "dogon-militia-mali"),
        ("hommes armés non identifiés", "BF", "unidentified-burkina-faso"),
        ("مسلحون مجهولون", "NE", "unidentified-niger"),
        ("villageois", "ML", "civilians-mali"),
        ("الجيش", "LY", "lna"),
        ("soldats russes", "ML", "wagner"),
    ],
)
def test_forces_and_people_belong_to_a_country(text: str, country: str | None, actor: str) -> None:
    assert ids(text, country=country, on=date(2022, 6, 1))[0] == actor


def test_a_country_named_in_the_sentence_counts() -> None:
    assert answer("CNSP", context="Le CNSP a pris le pouvoir au Niger.") == "cnsp-niger"


def test_the_day_tells_father_from_son() -> None:
    assert answer("Déby", on=date(2022, 5, 1), country="TD") == "mahamat-idriss-deby"
    assert answer("Déby", on=date(2019, 5, 1), country="TD") == "idriss-deby"


@pytest.mark.parametrize(
    ("actor", "on", "name"),
    [
        ("mali-armed-forces", date(2013, 1, 20), "Military Forces of Mali (2012-2013)"),
        ("mali-armed-forces", date(2022, 3, 1), "Military Forces of Mali (2021-)"),
        ("burkina-faso-armed-forces", date(2022, 3, 1), "Military Forces of Burkina Faso (2022-2022)"),
        ("niger-gendarmerie", date(2024, 1, 1), "Police Forces of Niger (2023-) Gendarmerie"),
        ("civilians-ivory-coast", None, "Civilians (Ivory Coast)"),
        ("unidentified-burkina-faso", None, "Unidentified Armed Group (Burkina Faso)"),
        ("fulani-militia-mali", None, "Fulani Ethnic Militia (Mali)"),
        ("jnim", None, "JNIM: Group for Support of Islam and Muslims"),
        ("barkhane", date(2019, 1, 1), "Military Forces of France (2017-)"),
        ("ansar-dine", date(2014, 1, 1), "Ansar Dine"),
        ("ansar-dine", date(2019, 1, 1), "JNIM: Group for Support of Islam and Muslims"),
        ("nobody-knows-this", None, None),
    ],
)
def test_acled_names_follow_the_regime_and_the_list(actor: str, on: date | None, name: str | None) -> None:
    assert acled_name(actor, on) == name


def test_state_forces_abroad_are_external() -> None:
    assert actor_type("chad-armed-forces", "TD") == "State forces"
    assert actor_type("chad-armed-forces", "ML") == "External/Other forces"


def test_ids_by_pattern_have_names_for_people() -> None:
    assert actor_name("bambara-militia-mali") == "Bambara militia (Mali)"
    assert actor_name("unidentified-niger") == "Unidentified (Niger)"


def test_find_looks_through_names_in_any_spelling() -> None:
    assert "katiba-macina" in {entry.id for entry in find_actors("كتيبة ماسينا")}


def test_a_folder_of_ones_own_is_merged_over_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "actors" / "ml" / "front-nouveau.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "name: New Front\ncategory: other\ncountries: [ML]\nconfidence: K\n"
        "names: [{text: Front nouveau, lang: fr}]\nexamples: [Le Front nouveau a parlé.]\n"
    )
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    own_folder.cache_clear()
    assert answer("Front nouveau") == "front-nouveau"
    assert listed("jnim") is not None
    monkeypatch.delenv(FOLDER_VARIABLE)
    own_folder.cache_clear()
