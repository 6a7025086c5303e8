"""Bytes of the old encodings come back as the text that was written."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import Unreadable
from marsad.text.encoding import decode_text

LETTERS = Path(__file__).parents[2] / "resources" / "letters"
RECORDS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(LETTERS.glob("*.yml"))}
SENTENCES = [
    "قُتل أربعة أشخاص وجُرح ستة في هجوم شنّه مسلحون على قرية قرب ميناكا، بحسب مصادر محلية.",
    "ضبط الجيش ظرفا غامضا وذخيرة في ثكنة قرب الحدود؛ فهل تؤكد القيادة ذلك؟",
    "قتيلان في كمين",
    "Une trentaine d’assaillants ont pillé l’école d’Aguelhok — « c’était l’enfer », dit un élève — puis volé 3 000 €.",
    "Le cœur de l’État-major frappé : À qui profite l’œuvre ?",
    "Ils s'entretuaient encore en août",
    "“Gunmen stormed the café near Ségou at dawn,” a señor official of the mission said – nobody was hurt.",
    "The ransom was £2 million, said the envoy’s cousin.",
    "وقال Abou Walid لصحيفة Le Monde إن الهجوم قرب Ménaka وقع فجرا",
    "Gunmen killed three people.\r\nNobody knows why.\r\n",
]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
SINGLE_BYTE = ["windows-1256", "iso-8859-6", "windows-1252"]


def writable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


CASES = [(text, encoding) for text in SENTENCES for encoding in UNICODE + SINGLE_BYTE if writable(text, encoding)]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_sentence_comes_back_from_every_encoding_that_can_write_it(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), "file").text == text


def test_every_encoding_is_exercised() -> None:
    assert {encoding for _, encoding in CASES} == {*UNICODE, *SINGLE_BYTE}


@pytest.mark.parametrize("language", RECORDS)
def test_the_examples_of_a_language_survive_its_encodings(language: str) -> None:
    record = RECORDS[language]
    for example in record["examples"]:
        for encoding in record["encodings"]:
            if writable(example, encoding):
                assert decode_text(example.encode(encoding), language).text == example


@pytest.mark.parametrize("language", RECORDS)
def test_every_letter_and_encoding_of_a_language_stands_in_an_example(language: str) -> None:
    record = RECORDS[language]
    assert all(any(writable(e, encoding) for e in record["examples"]) for encoding in record["encodings"])
    common = {letter for letter, count in record["letters"].items() if count >= 20}
    assert common <= set("".join(record["examples"]))


def test_the_two_arabic_encodings_are_told_apart() -> None:
    text = "هاجم مسلحون مجهولون قافلة للجيش قرب مدينة غاو"
    assert decode_text(text.encode("iso-8859-6"), "file").encoding == "iso-8859-6"
    assert decode_text(text.encode("windows-1256"), "file").encoding == "windows-1256"


def test_a_letter_cut_at_the_end_of_a_file_costs_only_itself() -> None:
    text = "قُتل أربعة أشخاص في هجوم شنّه مسلحون على قرية"
    decoded = decode_text(text.encode("utf-8")[:-1], "file")
    assert decoded.text == text[:-1] + "\ufffd"
    assert decoded.damaged == 1


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 8, id="every-byte"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(1, 200)), id="png"),
        pytest.param(b"\0" * 500, id="zeros"),
        pytest.param(b"Gunmen\0killed\0three", id="zeros-between-words"),
        pytest.param(b"\x01\x02\x03\x04 killed \x05\x06\x07", id="control-characters"),
        pytest.param(bytes((i * 97 + 13) % 64 + 160 for i in range(600)), id="high-bytes-without-sense"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^the file: "):
        decode_text(data, "the file")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode_text(data, "file")
    except Unreadable:
        return
    json.dumps(decoded.text).encode("ascii")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=200)
)
def test_utf_8_is_read_to_the_letter(text: str) -> None:
    assert decode_text(text.encode("utf-8"), "file").text == text
