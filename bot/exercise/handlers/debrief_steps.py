"""What goes on from a debrief: a position again, a change of the text, all details and files."""

from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.rules.debrief import Debrief
from bot.exercise.views.other_texts import group_texts
from bot.kernel.message import Message, say
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
        asks.append(Button(say("My position"), again, Tone.PRIMARY))
    else:
        asks.append(Button(say("Open a debate"), "/debate open", Tone.PRIMARY))
    sheet = row.source.partition("v")[0]
    is_sheet = sheet.isdigit()
    if not is_sheet:
        asks.append(Button(say("Start a sheet from it"), f"/guarantee new basis:{row.source}"))
    asks += [
        Button(say("Details"), f"/exercise debrief kind:details exercise:{row.id}"),
        Button(say("As Markdown"), f"/exercise debrief kind:markdown exercise:{row.id}"),
        Button(say("As a bundle"), f"/exercise debrief kind:bundle exercise:{row.id}"),
    ]
    changes: tuple[Block, ...] = (
        (*_propose_changes(debrief, sheet), _change_clause(exercise, sheet))
        if is_sheet
        else _start_changed(debrief, row.source)
    )
    return (*changes, Buttons(tuple(asks)))


def _propose_changes(debrief: Debrief, sheet: str) -> tuple[Block, ...]:
    """The changes from which something else would have followed, to be proposed on the sheet."""
    action = f"/guarantee amend clause:{{clause}} options:{{option}} sheet:{sheet}"
    return _choose_change(debrief, say("Propose this change"), action)


def _start_changed(debrief: Debrief, design: str) -> tuple[Block, ...]:
    """The same where a design was played: a sheet that starts from it with one of them."""
    action = f"/guarantee new basis:{design} changes:{{clause}}={{option}}"
    return _choose_change(debrief, say("Start a sheet with this change"), action)


def _choose_change(debrief: Debrief, label: Message, action: str) -> tuple[Block, ...]:
    """The options from which something else would have followed, the most different first; `action`
    is what each does, with the places of its clause and option."""
    space = debrief.state.setting.space
    options = [
        Option(
            say(
                "{clause}: {option}",
                clause=space.clause(group.clause).name,
                option=space.clause(group.clause).option(option).label,
            ),
            action.format(clause=group.clause, option=option),
            group.words,
        )
        for group in group_texts(debrief.other_texts)
        for option in group.options
    ]
    if not options:
        return ()
    return (Choice(label, tuple(options[:MOST_OPTIONS])),)


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
