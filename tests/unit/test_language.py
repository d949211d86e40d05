"""Which language a text is in."""

import pytest

from retrieval.language import STEMMERS, language_of, language_said, stop_words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry ran aground on Tuesday and nobody was hurt in the accident.", "en"),
        ("Die Fähre ist am Dienstag auf Grund gelaufen, und niemand wurde verletzt.", "de"),
        ("De veerboot is dinsdag aan de grond gelopen en er raakte niemand gewond.", "nl"),
        ("Le ferry s'est échoué mardi et personne n'a été blessé dans cet accident.", "fr"),
        ("El ferri encalló el martes y nadie resultó herido en el accidente de la bahía.", "es"),
        ("O ferry encalhou na terça-feira e não houve feridos no acidente, disse a polícia.", "pt"),
        ("Il traghetto si è incagliato martedì e nessuno è rimasto ferito nella collisione.", "it"),
        ("Färjan gick på grund i tisdags och ingen skadades i olyckan som inträffade vid kusten.", "sv"),
        ("Feribot salı günü karaya oturdu ve bu kazada hiç kimse için bir tehlike olmadı.", "tr"),
        ("Паром сел на мель во вторник, никто не пострадал.", "ru"),
        ("渡轮在星期二搁浅，无人受伤。", "zh"),
        ("フェリーは火曜日に座礁したが、けが人はいなかった。", "ja"),
        ("旅客船が座礁、乗客は全員無事と海上保安庁が発表した", "ja"),
        ("여객선이 화요일에 좌초했지만 다친 사람은 없었다.", "ko"),
        ("جنحت العبارة يوم الثلاثاء ولم يصب أحد بأذى.", "ar"),
        ("Το πλοίο προσάραξε την Τρίτη και κανείς δεν τραυματίστηκε.", "el"),
        ("המעבורת עלתה על שרטון ביום שלישי ואיש לא נפגע.", "he"),
        ("เรือเฟอร์รี่เกยตื้นเมื่อวันอังคาร ไม่มีผู้ได้รับบาดเจ็บ", "th"),
        ("मंगलवार को नौका फँस गई और कोई घायल नहीं हुआ।", "hi"),
    ],
)
def test_a_language_is_told_by_its_script_or_its_commonest_words(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "12 34", "😀", "Zyx qwv", "— …"])
def test_where_nothing_tells_it_is_english(text):
    assert language_of(text) == "en"


def test_a_few_words_of_another_script_do_not_change_the_language():
    assert language_of("The Russian word for peace is мир, and the ministry said it twice on Tuesday.") == "en"


def test_the_beginning_decides():
    english = "The ferry ran aground on Tuesday and nobody was hurt in the accident. " * 100
    assert language_of(english + "Паром сел на мель во вторник. " * 1000) == "en"


def test_there_are_stop_words_for_english_and_none_for_an_unknown_language():
    assert {"the", "and", "of"} <= stop_words("en")
    assert "und" in stop_words("de")
    assert "ferry" not in stop_words("en")
    assert stop_words("th") == frozenset()


def test_every_stemmer_named_exists():
    import Stemmer

    assert set(STEMMERS.values()) <= set(Stemmer.algorithms())


GERMAN = "Die Fähre lief auf das Riff und lag dort bis zum Abend, und niemand von ihnen wurde verletzt, sagte sie."


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        ("en", GERMAN, "de"),
        ("en-US", "連絡船は夜明け過ぎに岩礁に乗り上げた。", "ja"),
        ("de-AT", GERMAN, "de-AT"),
        ("fi", GERMAN, "fi"),
        ("en", "Die Fähre", "en"),
        ("nb-NO", "Fergen gikk på grunn", "nb-NO"),
        ("English", GERMAN, None),
        (None, GERMAN, None),
    ],
)
def test_a_stated_language_holds_unless_the_words_are_clearly_of_another(stated, text, language):
    assert language_said(stated, text) == language
