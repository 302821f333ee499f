"""An answer that a model chose, on Slack: what is pressed under it speaks of its sentences."""

from pathlib import Path

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.model_server import running, settings
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.model.reader import reads

QUESTION = "What is a security guarantee?"
FOUND = "A security guarantee is a promise of help"
CHOSEN = "A negative assurance is a promise to leave a country unharmed"
NEXT = "A single patron can act fast"
BY = "the words are the article’s"


async def test_what_is_pressed_under_a_chosen_answer_speaks_of_its_sentences(
    tmp_path: Path,
) -> None:
    async with running() as server, fake_slack() as here:
        server.answers = reads(CHOSEN)
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here, **settings(server)):
            await ana.types("/parley setup model:on")
            await until(ana, "Language model")
            await ana.types('/debate open format:text motion:"This house trusts promises."')
            await meet(ben)
            await ben.mentions(QUESTION)
            await until(ben, BY, 20)
            assert CHOSEN in ben.sees()
            assert CHOSEN in cem.sees(), "a question in a thread is asked and answered before all"

            await ben.presses("Quote as evidence")
            form = await ben.form()
            assert f"“{CHOSEN}" in form.words
            assert FOUND not in form.words
            await ben.closes()
            await ben.presses("Not helpful")
            await until(ben, "Which passage")
            assert "Share" not in ben.sees(), "everybody has seen it"
            assert BY in cem.sees()
            assert FOUND not in cem.sees()
            asked_before, server.answers = len(server.asked), reads(NEXT)
            await ben.presses("Ask a follow-up")
            await ben.submits(question="and what of a single patron?")
            await until(ben, NEXT, 20)
            assert len(server.asked) == asked_before + 1
            assert NEXT not in cem.sees()
        assert here.refused == []
        assert here.troubles == []
