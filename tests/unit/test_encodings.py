"""Texts in encodings that nobody declared: read right and said to be a guess, or refused."""

import pytest

from retrieval.adapters.loaders.charset import decoded
from retrieval.errors import NotText

JAPANESE = "渡し船は来年の3月で終わる。\n\n港の役所は12日、来年の3月末で渡し船の運航を終えると発表した。\n"
GERMAN = "Die Fähre läuft auf Grund.\n\nDer Bürgermeister hat gesagt, dass die Fähre für Wochen nicht fährt.\n"
FRENCH = "Le préfet a déclaré que la traversée était fermée.\n\nIl a été très clair : la sûreté d’abord, côté cœur.\n"
SLOVENE = "Župan je včeraj dejal, da trajekt več ne vozi.\n\nŠola, ki stoji ob cesti na Hrvaško, je še vedno zaprta.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "shift_jis"),
        (GERMAN, "mac_roman"),
        (FRENCH, "mac_roman"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
    ],
)
def test_a_text_in_another_encoding_is_read_right_and_said_to_be_a_guess(text, encoding):
    assert decoded(text.encode(encoding)) == (text, True)


def test_japanese_in_seven_bits_that_is_broken_is_refused():
    with pytest.raises(NotText):
        decoded(b"A story.\n\x1b$B\x01\x02\x7f\x1b(B and its end.\n")


def test_letters_of_central_europe_are_not_taken_for_a_macs():
    assert "Šola, ki stoji ob cesti na Hrvaško" in decoded(SLOVENE.encode("cp1250"))[0]
