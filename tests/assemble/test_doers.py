"""Who did it and who did not, in whole reports: nobody is blamed whom the report does not blame."""

from datetime import date

import pytest

from marsad.coder import build_pipeline
from marsad.model.coded import Event
from marsad.model.report import Report

PIPELINE = build_pipeline("both")


def news(text: str) -> list[Event]:
    document = next(iter(PIPELINE.stream([Report.of(text, published=date(2021, 6, 10))])))
    return [e for e in document.events if not e.background]


def doers(event: Event) -> set[str]:
    return {party.actor for party in event.side_a}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param(
            "At least 18 people were killed when female suicide bombers attacked a wedding in the Nigerian town of Gwoza "
            "on Tuesday, the state emergency agency said.\n\nNo group has claimed responsibility for the bombings. Boko "
            "Haram, which seized Gwoza in 2014, is active in the mountains around it.",
            "boko-haram",
            id="en",
        ),
        pytest.param(
            "Douze villageois ont été tués mardi dans une attaque contre le village de Kassa, dans le centre du Mali, ont "
            "indiqué des élus.\n\nL'attaque n'a pas été revendiquée. Le GSIM, affilié à Al-Qaïda, est présent dans cette "
            "zone.",
            "jnim",
            id="fr",
        ),
        pytest.param(
            "قُتل اثنا عشر قرويا يوم الثلاثاء في هجوم على قرية كاسا وسط مالي، وفق مصادر محلية.\n\nولم تعلن أي جهة "
            "مسؤوليتها عن الهجوم. وتنشط جماعة نصرة الإسلام والمسلمين في هذه المنطقة.",
            "jnim",
            id="ar",
        ),
    ],
)
def test_what_nobody_has_claimed_is_not_laid_at_the_door_of_who_is_about(text: str, group: str) -> None:
    event = news(text)[0]
    assert event.deaths.low in (12, 18)
    assert group not in doers(event)


@pytest.mark.parametrize(
    "text",
    [
        "Des hommes armés non identifiés ont incendié une école mardi à Titao, au Burkina Faso. Le même jour, Ansaroul Islam "
        "a attaqué un camp de l'armée à Djibo, selon des sources de sécurité.",
        "Unidentified gunmen burned down a school in Titao, Burkina Faso, on Tuesday. The same day Ansarul Islam attacked an "
        "army camp in Djibo, security sources said.",
        "أحرق مجهولون مدرسة في تيتاو ببوركينا فاسو يوم الثلاثاء. وفي اليوم نفسه هاجمت جماعة أنصار الإسلام معسكرا للجيش "
        "في جيبو، وفق مصادر أمنية.",
    ],
)
def test_whom_the_report_calls_unknown_stay_unknown(text: str) -> None:
    (school,) = [e for e in news(text) if e.type == "looting_destruction"]
    assert doers(school) == {"unidentified-burkina-faso"}


def test_an_escort_is_hit_with_whom_it_guards() -> None:
    (mine,) = news(
        "Un convoi de ravitaillement escorté par des paramilitaires russes du groupe Wagner a sauté sur une mine artisanale "
        "mercredi à Niafunké, au Mali."
    )
    assert "wagner" not in doers(mine)
    assert "wagner" in {party.actor for party in mine.side_b}


def test_shells_of_which_nobody_says_whose_they_were_are_nobodys() -> None:
    events = news(
        "Un enfant de six ans est mort et quatre personnes ont été blessées mercredi soir par des tirs d'obus à Tombouctou, "
        "dans le nord du Mali, a-t-on appris auprès de l'hôpital. Deux roquettes sont tombées près de l'aéroport, a raconté "
        "un habitant.\n\nLe GSIM, affilié à Al-Qaïda, impose depuis mai un blocus à la ville."
    )
    shelling = next(e for e in events if e.type == "shelling")
    assert shelling.deaths.low == 1
    assert not doers(shelling)


def test_a_branch_stands_on_a_side_without_the_network_above_it() -> None:
    (event,) = news(
        "The Group for the Support of Islam and Muslims (JNIM), al-Qaeda's branch in the Sahel, attacked the Malian army camp "
        "at Boni on Tuesday, killing five soldiers."
    )
    assert doers(event) == {"jnim"}
