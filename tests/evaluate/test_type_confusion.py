"""Which type was taken for which, and the worst errors first."""

from typing import Any

from marsad.evaluate.kinds import score


def event(kind: str, place: tuple[str, float, float], *, dead: int | None = None, background: bool = False) -> Any:
    where = {"place": place[0], "country": "ML", "lat": place[1], "lon": place[2], "precision": "exact"}
    deaths = None if dead is None else {"low": dead, "best": dead, "high": dead}
    when = {"start": "2024-03-05", "end": "2024-03-05"}
    shared = {"type": kind, "status": "reported", "background": background, "when": when, "where": where}
    return shared | {"trigger": kind, "deaths": deaths}


GAO, TESSIT, KAYES = ("Gao", 16.27, -0.04), ("Tessit", 15.2, 0.06), ("Kayes", 14.45, -11.44)


def figures_of(gold: list[Any], coded: list[Any]) -> tuple[Any, list[Any]]:
    return score([{"id": "r", "language": "en", "events": gold}], [{"report": {"id": "r"}, "events": coded}])


def test_a_type_taken_for_another_of_its_family_is_counted_for_both() -> None:
    figures, errors = figures_of([event("attack", GAO)], [event("ambush", GAO)])
    assert figures["en"]["attack"]["of"] == 1 and figures["en"]["attack"]["f1"] == 0
    assert figures["en"]["attack"]["taken for"] == "ambush 1"
    assert [e[2:] for e in errors] == [("type", "ambush", "attack", "ambush")]


def test_what_misleads_most_comes_first() -> None:
    gold = [event("attack", GAO, dead=40), event("protest", KAYES), event("arrest", TESSIT, background=True)]
    _, errors = figures_of(gold, [event("shelling", TESSIT, dead=90)])
    assert [(e[2], e[3]) for e in errors] == [
        ("made up", "shelling"),
        ("missed", "attack"),
        ("missed", "protest"),
        ("missed", "arrest"),
    ]
