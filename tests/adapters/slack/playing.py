"""How people come together for a debate on Slack; one in writing, from its opening to its result,
as three of them play it."""

from tests.fakes.slack.people import Person, until
from tests.waiting import comes_true

MOTION = "This house would make guarantees trigger automatically."
SPEECHES = (
    ("Ben", "A promise that can be discussed can be talked to death [1]."),
    ("Cem", "Nobody should be bound to a war whose beginning is unknown."),
    ("Ben", "Known triggers are written down before the war, not after."),
    ("Cem", "A trigger that is written down can be walked around."),
    ("Ben", "So can every promise; this one costs more to walk around."),
    ("Cem", "It costs those who promised, and they will promise less."),
    ("Cem", "A smaller promise that is kept is what we have today."),
    ("Ben", "Then what they still promise will be kept."),
)
"""Two openings, which are sealed, four answers, and two closings, the last by who began."""


async def meet(*people: Person, found_by: Person | None = None) -> None:
    """Wait until a debate stands in the channel of who finds it, the last of those who come if
    nobody is named, and go to its thread."""
    finder = found_by or people[-1]
    await until(finder, "Sign-up is open.")
    there = finder.find("Sign-up is open.").ts
    for person in people:
        person.thread = there


async def opened(chair: Person, *others: Person) -> None:
    """A debate is opened, and everybody goes to its thread."""
    await chair.types(f'/debate open format:text motion:"{MOTION}"')
    for person in (chair, *others):
        await until(person, "Sign-up is open.", 15)
        person.thread = chair.find("Sign-up is open.").ts


async def begun(chair: Person, first: Person, second: Person) -> None:
    """Seats are taken, the first vote is held and closed, and the openings begin."""
    await first.presses("Join For")
    await second.presses("Join Against")
    await until(chair, second.name, 15)
    await chair.presses("Start")
    await voted({chair: "0", first: "2", second: "-2"}, "First vote, sealed")
    await chair.presses("Close the vote")
    await until(chair, "First vote closed", 15)
    await first.presses("Begin")
    await until(second, "hand in by", 15)


async def voted(stances: dict[Person, str], after: str) -> None:
    """Everybody votes, once that is open."""
    for person, stance in stances.items():
        await until(person, after, 15)
        before = person.sees().count("Your position:")
        await person.presses("Vote")
        await person.submits(stance=stance, reason=f"Reason of {person.name}")
        await more(person, "Your position:", before)


async def spoke(person: Person, words: str) -> None:
    """Somebody hands in their words by the form."""
    await person.presses("Speak")
    await person.submits(words=words)


async def spoken(
    chair: Person, first: Person, second: Person, start: int = 1, end: int = len(SPEECHES)
) -> None:
    """Speeches from a number to a number; who has spoken ends their turn."""
    people = {first.name: first, second.name: second}
    for number, (name, words) in enumerate(SPEECHES[start - 1 : end], start):
        await spoke(people[name], words)
        if number > 1:
            await until(chair, f"Speech {number}, {name}", 15)
        if number > 2:
            begun = chair.sees().count(" minutes, until")
            await people[name].presses("End my turn")
            if number < len(SPEECHES):
                await more(chair, " minutes, until", begun)


async def more(person: Person, words: str, before: int) -> None:
    """Wait till they see words more often than before."""
    if not await comes_true(lambda: person.sees().count(words) > before, 15):
        seen = f"{person.sees()[-2000:]}\n{person.here.troubles}"
        raise AssertionError(f"{words!r} came {before} times only:\n{seen}")


async def closed(chair: Person, first: Person, second: Person) -> None:
    """The closing vote, and the result."""
    await voted({first: "3", second: "-1", chair: "1"}, "Closing vote, sealed")
    await chair.presses("Close the vote")
    await until(chair, "The debate is over.", 15)
    await until(second, "Result", 15)
