"""Copies of one agency text are one source; two reports on one attack are two."""

from marsad.coref.agencies import agencies_signing
from marsad.coref.copies import SAME_TEXT, bands, independent_sources, likeness, shingles, sketch

WIRE = (
    "Au moins quinze soldats ont été tués vendredi dans l'attaque d'un camp près de la frontière, a annoncé le "
    "gouvernement. Des hommes armés venus à moto ont ouvert le feu à l'aube avant de se replier vers le nord. "
    "Des renforts sont arrivés dans la matinée et le bilan reste provisoire, selon une source militaire."
)
OTHER = (
    "L'armée a perdu quinze hommes dans l'assaut mené contre son poste, selon plusieurs habitants joints par "
    "téléphone. Les assaillants ont emporté des véhicules et des munitions. Le ministère parle d'une attaque "
    "complexe et promet une enquête dont les conclusions seront publiées."
)


def like(a: str, b: str) -> float:
    return likeness(shingles(a), shingles(b))


def test_a_copy_with_another_headline_and_spelling_is_a_copy() -> None:
    copied = "Mali : nouvelle attaque\n" + WIRE.replace("é", "e").upper()
    assert like(WIRE, copied) >= SAME_TEXT
    assert set(bands(sketch(WIRE))) & set(bands(sketch(copied)))


def test_a_text_cut_short_is_a_copy() -> None:
    assert like(WIRE, WIRE[:200]) >= SAME_TEXT


def test_arabic_copies_are_found_through_spelling() -> None:
    wire = "قُتل خمسة عشر جنديًا على الأقل في هجوم استهدف معسكرًا قرب الحدود الشرقية وفق ما أعلنت الحكومة اليوم السبت"
    assert like(wire, wire.replace("أ", "ا").replace("ُ", "").replace("ًا", "ا")) >= SAME_TEXT


def test_two_reports_on_one_attack_are_no_copies() -> None:
    assert like(WIRE, OTHER) < SAME_TEXT / 2


def test_a_few_words_are_a_copy_of_nothing() -> None:
    assert sketch("Quinze morts") == ()
    assert like("Quinze morts", "Quinze morts") == 0


def test_tied_reports_count_as_one_source() -> None:
    assert independent_sources("abcd", [("a", "b"), ("b", "c")]) == [["a", "b", "c"], ["d"]]
    assert independent_sources("abc", []) == [["a"], ["b"], ["c"]]


def test_agencies_are_known_by_their_signature_not_by_their_name_in_the_text() -> None:
    assert agencies_signing("BAMAKO (AFP) - Au moins quinze soldats ont été tués") == ["afp"]
    assert agencies_signing("نواكشوط/ الأناضول: قتل خمسة عشر جنديا") == ["anadolu"]
    assert agencies_signing("Fifteen soldiers died on Friday.\n(Reuters)") == ["reuters"]
    assert agencies_signing("A spokesman told AFP that fifteen soldiers died") == []
