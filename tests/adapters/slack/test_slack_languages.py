"""What Slack shows besides views is in the language of those who read it."""

from bot.adapters.slack.blocks import sent_directly
from bot.adapters.slack.forms import shown, window
from bot.adapters.slack.places import Where
from bot.adapters.slack.posting import calling
from bot.kernel import languages
from bot.kernel.message import say
from bot.kernel.reader import ENGLISH
from bot.kernel.view import Attachment, Form, LineInput, ParagraphInput

FRENCH = languages.reader("fr")
NOWHERE = Where()


def test_those_who_must_act_are_called_under_the_news() -> None:
    (block,) = calling([], ["U1", "U2"])

    assert block["elements"][0]["elements"] == [
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": " "},
        {"type": "user", "user_id": "U2"},
    ]


def test_a_window_is_in_the_member_s_language() -> None:
    long = ParagraphInput(name="words", label=say("What you say"), longest=20_000)
    lines = tuple(LineInput(name=f"l{n}", label="L") for n in range(100))
    form = Form(title="F", action="/f", inputs=(long, *lines), placed=True)

    view = window(form, NOWHERE, reader=FRENCH)

    assert (view["submit"]["text"], view["close"]["text"]) == ("Envoyer", "Annuler")
    labels = [block["label"]["text"] for block in view["blocks"] if "label" in block]
    assert labels[:3] == ["Dans quel canal", "Ce que vous dites", "Ce que vous dites, suite"]
    assert "champs de plus ne tiennent pas ici" in view["blocks"][-1]["text"]["text"]
    assert shown("Parley", [], NOWHERE, FRENCH)["close"]["text"] == "Fermer"


def test_files_that_went_to_one_member_are_told_of_in_their_language() -> None:
    files = [Attachment("a.md", b"", ""), Attachment("b.csv", b"", "")]

    assert "a.md, b.csv was sent to you directly." in str(sent_directly(files, ENGLISH))
    assert "a.md, b.csv vous a été envoyé directement." in str(sent_directly(files, FRENCH))
