"""What those read on Discord whose part in an incident is to ask, to judge, or to hand in."""

from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, until
from tests.adapters.discord.test_discord_forms import running
from tests.fakes.discord_limits import walk


async def test_the_press_asks_by_a_button_and_who_is_asked_answers_under_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as here:
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        cem, dora = Person(here, "13", "Cem"), Person(here, "14", "Dora")
        await ana.types("exercise open", card="strike_on_city", against="coalition_force")
        await until(cem, "Take a role. The chair begins it.")
        ((thread, _),) = here.threads.items()
        await until(ana, f"Your exercise is open in <#{thread}>. People can take roles there now.")
        for person in (ana, ben, cem, dora):
            person.place = thread
        await ben.types("exercise join", role="beneficiary")
        await cem.types("exercise join", role="frontline")
        await dora.types("exercise join", role="press")
        await until(dora, "Your role: Press")
        await ana.presses("Begin")
        await ben.presses("Report")
        await until(cem, "The Beneficiary reports the incident")
        await cem.presses("Call the meeting")
        alike = "European Guarantor and the European Union can’t say yet"
        await until(ana, alike)
        assert ana.sees().count("by script: the finding is too weak so far") == 1

        await ana.presses("Next development")
        await until(ben, "Your radar shows")
        await until(ana, "waits for evidence from Beneficiary")
        pressed = await ben.presses("Hand in evidence")  # in the direct message
        assert pressed.place in here.dms
        await until(ana, "The Beneficiary hands evidence to the Assessor.")
        await until(ben, f"The others hear of it in <#{thread}>.")

        await dora.presses("My role")
        await until(dora, "one question a stage")
        form = await dora.presses("Ask in public")
        await dora.fills(form, words="Will you defend us?")
        await until(cem, "Will you defend us?")
        asked = next(m for m in here.visible("13") if "Will you defend us?" in m.words)
        labels = [p["label"] for p in walk(asked.payload["components"]) if p.get("label")]
        assert "Answer" in labels
        form = await cem.presses("Answer")
        await cem.fills(form, words="With all that we have.")
        await until(ben, "With all that we have.")
        form = await cem.presses("Act alone")
        assert form.answers[0]["data"]["title"] == "Act alone"
        assert here.refused == []
