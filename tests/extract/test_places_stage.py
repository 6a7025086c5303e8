"""Places in running text: found, resolved together, told apart by use, set in relation."""

import pytest

from marsad.extract.places import Places
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention
from marsad.model.report import Report
from marsad.text.split import Split


def read(text: str, title: str | None = None) -> Document:
    document = Document(Report.of(text, title=title))
    Split().run([document])
    Places().run([document])
    return document


def mention(document: Document, words: str) -> PlaceMention:
    return next(m for m in document.places if document.quote(m.span) == words)


def ids(document: Document, use: str = "location") -> list[str | None]:
    return [m.resolved.place_id if m.resolved else None for m in document.places if m.use == use]


def test_spans_leave_attached_particles_out() -> None:
    document = read("وقع الهجوم بغاو مساء الأحد، وقتل فيه جنديان ماليان.")
    assert document.quote(mention(document, "غاو").span) == "غاو"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Une attaque a visé le poste de Boulikessi, près de la frontière du Burkina Faso.", "ml-boulikessi"),
        ("Gunmen attacked the village of Ogossagou in central Mali on Saturday.", "ml-ogossagou"),
        ("شن مسلحون هجوما على بلدة تيسيت شمالي مالي.", "ml-tessit"),
        ("قتل عشرة جنود في انفجار لغم في دوينتسا وسط مالي.", "ml-douentza"),  # a spelling no list has
    ],
)
def test_places_are_found_in_three_languages(text: str, place: str) -> None:
    assert place in ids(read(text))


def test_a_demonym_is_a_nationality_and_resolves() -> None:
    document = read("Dix soldats du contingent tchadien ont été tués à Aguelhok, dans le nord du Mali.")
    nation = mention(document, "tchadien")
    assert nation.use == "nationality" and nation.resolved and nation.resolved.country == "TD"
    assert document.home == "ML"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bamako a condamné l'attaque de Ménaka.", "Bamako"),
        ("Selon Paris, l'opération a eu lieu près de Gao.", "Paris"),
        ("وأدانت باماكو الهجوم على ميناكا.", "باماكو"),
        ("Niamey accused its neighbour of harbouring the attackers of Inates.", "Niamey"),
    ],
)
def test_a_capital_that_speaks_is_a_government(text: str, words: str) -> None:
    assert mention(read(text), words).use == "metonym"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Une explosion a été entendue à Bamako dans la nuit.", "Bamako"),
        ("سمع دوي انفجار في باماكو ليلا.", "باماكو"),
        ("Shots were heard in Niamey overnight.", "Niamey"),
    ],
)
def test_a_capital_where_something_happens_is_a_place(text: str, words: str) -> None:
    assert mention(read(text), words).use == "location"


def test_a_dateline_is_no_place_of_an_event() -> None:
    document = read("BAMAKO, 3 mai (AFP) - Une attaque a visé Tessit dimanche.")
    assert mention(document, "BAMAKO").use == "dateline"


def test_the_head_of_a_paragraph_in_a_round_up_is_a_place() -> None:
    document = read("Bulletin de la semaine.\nGao – Deux obus sont tombés dimanche sans faire de victime.")
    assert mention(document, "Gao").use == "location"


@pytest.mark.parametrize(
    "text",
    [
        "L'attaque a été revendiquée par Al-Qaïda au Maghreb islamique.",
        "تبنت القاعدة في بلاد المغرب الإسلامي الهجوم.",
        "The raid was claimed by the Islamic State in the Greater Sahara.",
    ],
)
def test_a_place_inside_the_name_of_a_group_is_a_name(text: str) -> None:
    assert ids(read(text)) == []


def test_what_follows_a_place_only_says_where_it_lies() -> None:
    document = read("Des hommes armés ont attaqué Indelimane, dans la région de Ménaka, vendredi.")
    place = mention(document, "Indelimane")
    assert [document.quote(span) for span in place.within] == ["Ménaka"]


@pytest.mark.parametrize(
    ("text", "relation", "lat"),
    [
        ("Un véhicule a sauté sur une mine à 30 km au nord de Gao.", "30 km north of", 16.54),
        ("انفجر لغم على بعد 30 كيلومترا شمال غاو.", "30 km north of", 16.54),
        ("A vehicle hit a mine 30 kilometres north of Gao.", "30 km north of", 16.54),
    ],
)
def test_distance_and_direction_move_the_point(text: str, relation: str, lat: float) -> None:
    place = next(m for m in read(text).places if m.relation)
    assert place.relation == relation and place.precision == "near"
    assert place.lat == pytest.approx(lat, abs=0.02)


@pytest.mark.parametrize(
    "text", ["Un convoi est tombé dans une embuscade près de Gao.", "وقع الكمين قرب غاو.", "An ambush near Gao."]
)
def test_near_is_near(text: str) -> None:
    place = next(m for m in read(text).places if m.resolved and m.resolved.place == "Gao")
    assert (place.relation, place.precision) == ("near", "near")


def test_a_unit_is_no_town() -> None:
    document = read("Des combats ont éclaté dans la région de Kidal, dans le nord du Mali.")
    place = mention(document, "Kidal")
    assert place.precision == "admin1" and place.resolved and place.resolved.place_id == "ml-adm1-kidal"


def test_namesakes_follow_the_country_of_the_report() -> None:
    text = "Deux gendarmes burkinabè ont été tués à Gao, dans la province du Ziro, au Burkina Faso."
    place = mention(read(text), "Gao")
    assert place.resolved is None or place.resolved.country in ("BF", "ML")
    assert {c.country for c in place.candidates} >= {"ML"}


def test_niger_and_nigeria_are_kept_apart() -> None:
    document = read("قتل ستة جنود من الجيش النيجيري في هجوم على معسكر إيناتس غربي النيجر، وفق نيامي.")
    nation = mention(document, "النيجيري")
    assert nation.resolved and nation.resolved.country == "NE"
    assert [c.country for c in nation.candidates] == ["NE", "NG"]


def test_the_capital_without_its_name_is_that_of_the_report() -> None:
    document = read("Des tirs ont été entendus à Ouagadougou, au Burkina Faso. La peur règne dans la capitale.")
    assert mention(document, "la capitale").resolved.place == "Ouagadougou"  # type: ignore[union-attr]


def test_ordinary_words_are_no_places() -> None:
    for text in (
        "قال إن اللجنة بلا صلاحيات، وإن إطار الاتفاق كبير.",
        "Le bon sens commande de dire non au plus fort.",
        "Many people said the deal was nice, and more will follow.",
    ):
        assert read(text).places == []


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        pytest.param("They told us to leave. Gunmen killed three of us.", [], id="pronoun"),
        pytest.param("Us they spared, said the baker.", [], id="pronoun-at-the-start"),
        pytest.param("US troops and the US embassy were on alert.", ["us", "us"], id="country"),
        pytest.param("Two soldiers of the u.s. embassy guard were wounded.", ["us"], id="with-stops"),
    ],
)
def test_a_name_that_is_a_word_but_for_its_capitals_needs_them(text: str, countries: list[str]) -> None:
    assert ids(read(text), "nationality") == countries


def test_a_village_no_list_has_stays_unresolved() -> None:
    document = read("Des hommes armés ont attaqué le village de Xqwrtzu, au Mali.")
    place = mention(document, "Xqwrtzu")
    assert place.resolved is None


def test_batch_size_changes_nothing() -> None:
    texts = ["Attaque à Gao.", "هجوم في كيدال.", "Attack in Djibo, Burkina Faso."]
    alone = [read(text).places for text in texts]
    together = [Document(Report.of(text)) for text in texts]
    Split().run(together)
    Places().run(together)
    assert [document.places for document in together] == alone


@pytest.mark.parametrize("text", ["", "\n\n", "؟!.", "A" * 5000, "غ" * 5000, "1 2 3", "«»“”"])
def test_odd_texts_give_no_places_and_no_error(text: str) -> None:
    document = Document(Report.of(text))
    Split().run([document])
    Places().run([document])
    assert document.places == [] and document.home is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Nigeria, gunmen killed nine farmers at Xobrantu on Monday.", "Xobrantu"),
        ("The Nigerian army repelled an attack near Old Xobrantu.", "Old Xobrantu"),
        ("Au Mali, trois éleveurs ont été tués à Xobrantou, dans le cercle de Bankass.", "Xobrantou"),
        ("Le convoi malien est tombé dans une embuscade près de Xobrantou-Koura.", "Xobrantou-Koura"),
    ],
)
def test_an_unknown_name_that_a_preposition_makes_a_place_is_one(text: str, words: str) -> None:
    place = mention(read(text), words)
    assert place.resolved is None and place.use == "location" and place.name == words


@pytest.mark.parametrize(
    "text",
    [
        "In Nigeria, the vote is due in Ramadan, the governor said in Parliament.",
        "Nigerian students rallied at Greenfield University and at the Beach View hotel.",
        "Le Mali a remis une lettre à Ibrahim Brantou, lundi à Matignon.",
        "Police in Nigeria met MSF staff and people at UNHCR in the Xobrantu quarter.",
        "In Nigeria the governor spoke to reporters in Hausa and in Operation Xobrantu.",
    ],
)
def test_other_capitalised_words_after_a_preposition_are_no_places(text: str) -> None:
    assert [m.name for m in read(text).places if m.resolved is None] in ([], ["Matignon"])


def test_an_unknown_name_is_one_wherever_it_stands() -> None:
    document = read("Gunmen killed nine farmers at Xobrantu in Nigeria.", title="Xobrantu: nine farmers dead")
    assert [m.name for m in document.places if m.resolved is None] == ["Xobrantu", "Xobrantu"]


def test_a_name_of_two_words_is_not_the_town_that_its_first_word_sounds_like() -> None:
    document = read("Somali troops were attacked in Bulo Xobrer, a town in Somalia.")
    assert mention(document, "Bulo Xobrer").resolved is None


def test_a_town_of_another_country_is_believed_where_it_is_the_only_one_of_its_name() -> None:
    document = read("Niger. Les rebelles ont été chassés de la région. Deux civils sont morts à Bangassou, dit-il.")
    place = mention(document, "Bangassou").resolved
    assert place is not None and place.country == "CF"


def test_a_village_is_not_one_of_another_name_that_sounds_a_little_alike() -> None:
    document = read("In Nigeria and Burkina Faso, gunmen burnt the hamlet of Gumki on Sunday.")
    assert mention(document, "Gumki").resolved is None


@pytest.mark.parametrize(
    "text",
    ["An incursion on Xobrantu left six dead in Niger.", "In Niger, gunmen stormed Xobrantu at dawn."],
)
def test_what_is_raided_is_a_place(text: str) -> None:
    assert mention(read(text), "Xobrantu").name == "Xobrantu"


def test_a_quarter_is_no_village_of_its_own() -> None:
    document = read("Au Mali, une grenade a explosé à Gao, au quartier Xobrantou.")
    assert [document.quote(m.span) for m in document.places] == ["Mali", "Gao"]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("قتل متظاهرون في الناصرية جنوبي العراق.", "الناصرية", "Nasiriyah"),
        ("دخلت دورية من جيش أفريقيا الوسطى إلى بانغاسو صباحا.", "بانغاسو", "Bangassou"),
        ("وفي مامو بغينيا قطع محتجون السكة.", "مامو", "Mamou"),
    ],
)
def test_towns_of_the_world_are_found_in_arabic(text: str, name: str, place: str) -> None:
    found = mention(read(text), name).resolved
    assert found is not None and found.place == place


@pytest.mark.parametrize(
    "text",
    [
        "وقف أمام الباب في سوريا ثم دخل من الباب.",
        "قتل جنود في عين زارة قرب طرابلس بليبيا.",  # not Zuwarah
        "سقط صاروخ على حي أباراجو في مالي.",
        "وقع الهجوم قرب جزيرة في ليبيا.",
        "قتل ثلاثة في وادي عمقين بالولايات المتحدة واليمن.",
    ],
)
def test_words_and_parts_of_longer_arabic_names_are_no_towns(text: str) -> None:
    known = {"Syria", "Libya", "Tripoli", "Mali", "United States", "Yemen"}
    assert {m.resolved.place for m in read(text).places if m.resolved} <= known


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة جنود ماليين في ليل 28 إلى 29 آذار، وقال الفرنسيون إنهم ردوا.",  # the night, not Lille
        "دارت معارك بين الخميس والسبت في شمال مالي، وتابعتها الجزائر.",  # Thursday, not El Khemis
        "واقتحم المهاجمان الحرم وبلغا المحراب.",  # "they reached"
    ],
)
def test_words_of_time_and_verbs_are_no_towns(text: str) -> None:
    assert not [m for m in read(text).places if m.resolved and m.use == "location" and m.precision == "exact"]


def test_a_name_known_by_sound_is_not_sought_where_only_people_come_from() -> None:
    text = "هاجم الجيش الوطني الليبي مسلحين في منطقة تربو قرب حدود النيجر وتشاد. وكان هناك جنود فرنسيون."
    assert "FR" not in {m.resolved.country for m in read(text).places if m.resolved and m.use == "location"}
    text = "هاجم الجيش مسلحين في منطقة تربو جنوبي ليبيا، فيما نفت فرنسا أي دور."
    assert "FR" not in {m.resolved.country for m in read(text).places if m.resolved and m.use == "location"}


def test_latin_names_that_only_sound_alike_are_two() -> None:
    assert mention(read("Two herders were killed at Daudu on Thursday, in Nigeria."), "Daudu").resolved is None


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed three soldiers in Bangui on Sunday, the Central African army said. A Nigerien contingent helped.",
        "Trois Casques bleus ont été tués à Bangui. Le gouvernement centrafricain a condamné l'attaque.",
    ],
)
def test_a_capital_is_meant_before_a_village_of_its_name(text: str) -> None:
    place = mention(read(text), "Bangui").resolved
    assert place and place.country == "CF"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russian jets bombed the town of Bara in southern Idlib, Syria, on Monday.", "Bara"),
        ("قصفت طائرات روسية بلدة البارة في ريف إدلب الجنوبي في سوريا، ومعها مرتزقة من مالي.", "البارة"),
    ],
)
def test_a_village_is_not_its_namesake_far_from_where_it_is_said_to_lie(text: str, words: str) -> None:
    document = read(text)
    found = [m.resolved for m in document.places if document.quote(m.span) == words]
    assert found in ([], [None])


def test_a_capital_whose_government_acts_is_no_place_and_not_the_home_of_a_report() -> None:
    document = read("قتل تسعة جنود شمال كيدال مساء الأحد.", title="تسعة قتلى في بنين، وباريس تقتص في بوركينا")
    assert mention(document, "باريس").use == "metonym"
    document = read("Trois soldats ont été tués près de Kidal. Paris a démenti.", title="Paris dément toute frappe")
    assert document.home == "ML"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fifteen shells fell on Sunday at Bara, a monitor of Syria's war says. The Syrian army fired back.", "Bara"),
        ("Police in Nigeria say that gunmen stormed the market of Woro on the 9th. Nigeria has sent troops.", "Woro"),
        ("قُتل حارسان في النيجر ليلا في هجوم على حقل أغاديم، كما جاء في مقطع مصور. والنيجر تنفي.", "مقطع"),
    ],
)
def test_a_little_known_namesake_far_from_all_that_a_report_tells_of_is_no_place_of_it(text: str, words: str) -> None:
    document = read(text)
    found = [m for m in document.places if words in document.quote(m.span)]
    assert all(m.resolved is None for m in found)


def test_a_namesake_that_is_no_place_of_a_report_is_not_its_home_either() -> None:
    document = read("Police in Nigeria say that gunmen stormed the market of Woro on the 9th. Nigeria has sent troops.")
    assert document.home == "NG"


def test_a_town_of_many_inhabitants_is_itself_in_a_report_on_another_country() -> None:
    document = read("Mali : cinq cents morts à Moura. À Genève, l'ONU a publié vendredi son rapport sur le Mali.")
    assert "Geneva" in [m.resolved.place for m in document.places if m.resolved]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أحرق مجهولون مدرسة ليل الأحد في قرية بوسي باندي القريبة من الحدود مع بوركينا فاسو.", "بوسي باندي"),
        ("La ville de Mocímboa da Praia, au Mozambique, a été attaquée vendredi.", "Mocímboa da Praia"),
    ],
)
def test_a_name_of_several_words_is_one_place(text: str, words: str) -> None:
    document = read(text)
    named = [document.quote(m.span) for m in document.places]
    assert words in named
    assert not any(other != words and other in words for other in named)


def test_a_village_and_its_region_with_nothing_between_are_two() -> None:
    document = read("هاجم مسلحون قرية إنضيليمن ميناكا يوم الثلاثاء.")
    assert [document.quote(m.span) for m in document.places] == ["إنضيليمن", "ميناكا"]


def test_a_shortened_month_is_no_place() -> None:
    document = read("At least 115 people were killed on Oct. 3 in Pont-Sonde, Haiti. Rebels left on Oct. 9.")
    assert not any("Oct" in document.quote(m.span) for m in document.places)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("L'attaque a eu lieu à Koutougou, dans la région de Tillabéri.", "Koutougou", "NE"),
        ("وقع الهجوم في كوتوغو في منطقة تيلابيري.", "كوتوغو", "NE"),
    ],
)
def test_what_is_said_to_lie_in_a_region_does_not_lie_across_the_border(text: str, words: str, country: str) -> None:
    found = mention(read(text), words).resolved
    assert found is None or found.country == country
