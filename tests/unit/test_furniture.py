"""Lines that are no paragraph, by their words; and lines that look like them and are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.article import Role
from retrieval.draft import Piece, Reason
from retrieval.furniture import reason_of, without_furniture

FURNITURE = {
    "© Ann Dey / Reuters": Reason.CREDIT,
    "Photo: Jon Berg/AFP": Reason.CREDIT,
    "Photograph by Jon Berg": Reason.CREDIT,
    "Image: Getty Images": Reason.CREDIT,
    "Copyright 2026 Tarrow Post": Reason.CREDIT,
    "Ann Dey (left) and Jon Berg (right), Holm, 3 May": Reason.CAPTION,
    "Image caption The ferry on the rocks": Reason.CAPTION,
    "File photo of the ferry": Reason.CAPTION,
    "Read more: Council cuts buses": Reason.RELATED,
    "READ MORE | Council cuts buses": Reason.RELATED,
    "Related stories": Reason.RELATED,
    "More on this story": Reason.RELATED,
    "You may also like": Reason.RELATED,
    "Sign up for our newsletter": Reason.NEWSLETTER,
    "Get the best of it in your inbox every morning": Reason.NEWSLETTER,
    "Subscribe": Reason.NEWSLETTER,
    "We use cookies to improve this site.": Reason.COOKIE,
    "Accept all cookies": Reason.COOKIE,
    "Share": Reason.SHARE,
    "Facebook Twitter WhatsApp": Reason.SHARE,
    "Share this article": Reason.SHARE,
    "Follow us on Mastodon": Reason.SHARE,
    "By Ann Dey": Reason.BYLINE,
    "By Ann Dey and Jon Berg": Reason.BYLINE,
    "By ANN DEY, Political Correspondent": Reason.BYLINE,
    "Published 3 May 2026": Reason.BYLINE,
    "3 May 2026": Reason.BYLINE,
    "3rd of Sept., 2025, 4.05pm BST": Reason.BYLINE,
    "12:05": Reason.BYLINE,
    "Subscribe to continue reading. Already a subscriber? Sign in.": Reason.NEWSLETTER,
    "The Tarrow Post is a member of IPSO.": Reason.OTHER,
    "May 3, 2026": Reason.BYLINE,
    "Reporting by Ann Dey; editing by Jon Berg": Reason.BYLINE,
    "5 min read": Reason.BYLINE,
    "Advertisement": Reason.OTHER,
    "Story continues below": Reason.OTHER,
    "All rights reserved": Reason.OTHER,
    "AP Photo/Jon Berg": Reason.CREDIT,
    "(Image: Getty Images)": Reason.CREDIT,
    "Jon Berg - Bloomberg": Reason.CREDIT,
    "The ferry on the rocks (Reuters)": Reason.CREDIT,
    "The ferry on the rocks. (AP Photo/Jon Berg)": Reason.CREDIT,
    "Image caption, The ferry on Monday": Reason.CAPTION,
    "Enlarge this image": Reason.CAPTION,
    "toggle caption": Reason.CAPTION,
    "WATCH: Ferry is pulled free": Reason.RELATED,
    "MORE: Fury as buses stop": Reason.RELATED,
    "Read more: Crew too small, report says": Reason.RELATED,
    "Related: Captain told police he slept": Reason.RELATED,
    "Topics: ferry, Tarrow": Reason.RELATED,
    "Filed under: ships": Reason.RELATED,
    "Les også: Fergen står": Reason.RELATED,
    "Share or comment on this article: Ferry hits rock": Reason.SHARE,
    "Follow Ann Dey on X @anndey": Reason.SHARE,
    "SUBSCRIBE to our WhatsApp channel": Reason.NEWSLETTER,
    "Click here to join our newsletter": Reason.NEWSLETTER,
    "Want more stories like this? Sign up now.": Reason.NEWSLETTER,
    "Support our journalism. Donate now": Reason.OTHER,
    "Scroll down for video": Reason.OTHER,
    "What do you think? Let us know in the comments below": Reason.OTHER,
    "Got a tip? Get in touch": Reason.OTHER,
    "Our Standards: The Thomson Reuters Trust Principles.": Reason.OTHER,
    "Purchase Licensing Rights": Reason.OTHER,
    "___": Reason.OTHER,
    "By Reuters": Reason.BYLINE,
    "Associated Press writer Jon Berg contributed to this report.": Reason.BYLINE,
    "April 26, 2014 -- Updated 1358 GMT (2158 HKT)": Reason.BYLINE,
    "May 3, 2026 at 4:05 p.m. EDT": Reason.BYLINE,
    "3 May 2026 | 12:05": Reason.BYLINE,
    "Lesedauer: 3 Minuten": Reason.BYLINE,
    "Foto: dpa": Reason.CREDIT,
    "Die Fähre am Pier von Holm. Foto: Jon Berg/dpa": Reason.CREDIT,
    "Die Fähre am Sonntag. | Foto: Jon Berg": Reason.CREDIT,
    "Crédit photo : Ann Dey": Reason.CREDIT,
    "Archivbild der Fähre": Reason.CAPTION,
    "Lesen Sie auch: Fähre wird teurer": Reason.RELATED,
    "Mehr zum Thema": Reason.RELATED,
    "Lire aussi : Le bac ne passe plus": Reason.RELATED,
    "Lea también": Reason.RELATED,
    "Leia mais: A balsa parou": Reason.RELATED,
    "Abonnieren Sie unseren Newsletter": Reason.NEWSLETTER,
    "Suscríbete a nuestro boletín": Reason.NEWSLETTER,
    "Nous utilisons des cookies pour améliorer ce site.": Reason.COOKIE,
    "Artikel teilen": Reason.SHARE,
    "Partager sur Facebook": Reason.SHARE,
    "Compartir": Reason.SHARE,
    "Von Ann Dey und Jon Berg, Holm": Reason.BYLINE,
    "Par Ann Dey": Reason.BYLINE,
    "Publié le 3 mai 2026 à 12h05": Reason.BYLINE,
    "3. Mai 2026": Reason.BYLINE,
    "Anzeige": Reason.OTHER,
}
PARAGRAPHS = (
    "The mayor declined to comment.",
    "By the end of the week nobody had come",
    "By Friday it was over.",
    "The minister said we use cookies too often.",
    "Residents can sign up for the newsletter at the library, the council said.",
    "Photos by the fire service show smoke above the pier.",
    "Copyright law is hard to read, he said.",
    "The picture (left) was sold.",
    "Share prices fell by four per cent.",
    "Read more slowly, the teacher said.",
    "Related to nobody in the town, he lived alone.",
    "Subscribe he did not.",
    "Labour (left) and the Greens (right of them) agree, oddly.",
    "“No comment,” the owner said.",
    "Reuters reported that the ferry had hit a rock.",
    "Advertisement for the post began in May.",
    "Closed",
    "Photo finish: Kenyan wins",
    "The minister said on Monday that the findings would be published before the end of the month. (Reuters)",
    "Die Untersuchung soll im Mai abgeschlossen werden. (dpa)",
    "Shares rose 4% after the report by the firm - Bloomberg",
    "3 May 2026 will be remembered on Tarrow.",
    "May 3, 2026: a day that nobody on Tarrow will forget",
    "More: that is what the crew asked for.",
    "Follow the money, he said on Friday.",
    "Live: that was the only thing they wanted.",
    "Von der Leyen sprach am Abend.",
    "Par Sébastien il a appris la nouvelle, et puis il est parti.",
    "Por favor, no se acerquen.",
    "Die Anzeige wurde am Montag erstattet.",
    "Teilen will er nicht.",
    "Lire cette lettre lui fut pénible.",
    "Stand der Dinge ist, dass 12 Boote fehlen.",
    "El alcalde dijo: compartir es vivir.",
    "Mehr zum Thema wollte er nicht sagen.",
)


@pytest.mark.parametrize(("line", "reason"), FURNITURE.items())
def test_a_line_of_a_page_is_known_for_what_it_is(line, reason):
    assert reason_of(line) is reason


@pytest.mark.parametrize("line", PARAGRAPHS)
def test_a_line_of_an_article_is_left_alone(line):
    assert reason_of(line) is None


@given(st.text(max_size=600))
def test_any_text_is_judged_and_a_long_one_is_always_a_paragraph(text):
    reason_of(text)
    assert reason_of(f"Share this. {text} {'and then it went on ' * 30}") is None


def test_a_quotation_is_never_furniture_and_a_repeated_line_is_kept_once():
    pieces = [
        Piece("Share", Role.QUOTE),
        Piece("The ferry hit a rock near Holm."),
        Piece("Share"),
        Piece("The ferry hit a  rock near Holm."),
        Piece("No."),
        Piece("No."),
    ]
    assert [one.reason for one in without_furniture(pieces)] == [None, None, Reason.SHARE, Reason.DUPLICATE, None, None]
