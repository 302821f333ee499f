"""What goes on from a debrief: a position again, a change of the text, all details and files."""

from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.rules.debrief import Debrief
from bot.exercise.views.other_texts import group_texts
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Choice, Option, Tone

MOST_OPTIONS = 25
"""Changes, and clauses, that can be chosen from."""


def find_next_steps(exercise: LoadedExercise, debrief: Debrief) -> tuple[Block, ...]:
    """The motion again, a change of the text as “same votes, other text” shows it or of any clause
    that came up, files."""
    row = exercise.row
    asks: list[Button] = []
    if row.debate:
        again = f"/position set debate:{row.debate}"
        asks.append(Button(say("My position now"), again, Tone.PRIMARY))
    else:
        asks.append(Button(say("Debate it"), "/debate open", Tone.PRIMARY))
    sheet = row.source.partition("v")[0]
    is_sheet = sheet.isdigit()
    if not is_sheet:
        asks.append(Button(say("Start a sheet from it"), f"/guarantee new basis:{row.source}"))
    asks += [
        Button(say("Details"), f"/exercise debrief kind:details exercise:{row.id}"),
        Button(say("As Markdown"), f"/exercise debrief kind:markdown exercise:{row.id}"),
        Button(say("As a bundle"), f"/exercise debrief kind:bundle exercise:{row.id}"),
    ]
    changes = (*_propose_changes(debrief, sheet), _change_clause(exercise, sheet))
    return (*(changes if is_sheet else ()), Buttons(tuple(asks)))


def _propose_changes(debrief: Debrief, sheet: str) -> tuple[Block, ...]:
    """The options from which something else would have followed, the most different first."""
    space = debrief.state.setting.space
    options = [
        Option(
            say(
                "{clause}: {option}",
                clause=space.clause(group.clause).name,
                option=space.clause(group.clause).option(option).label,
            ),
            f"/guarantee amend clause:{group.clause} options:{option} sheet:{sheet}",
            group.words,
        )
        for group in group_texts(debrief.other_texts)
        for option in group.options
    ]
    if not options:
        return ()
    return (Choice(say("Propose this change"), tuple(options[:MOST_OPTIONS])),)


def _change_clause(exercise: LoadedExercise, sheet: str) -> Block:
    """Any of the clauses that came up, to be changed in a form."""
    state = exercise.state
    silent = (state.setting.step(gap).clause for gap in state.gaps)
    touched = tuple(dict.fromkeys((*silent, *state.setting.card.tests)))
    options = tuple(
        Option(
            state.setting.space.clause(clause).name,
            f"/guarantee amend clause:{clause} sheet:{sheet}",
        )
        for clause in touched
    )
    return Choice(say("Which clause would you change now?"), options[:MOST_OPTIONS])
