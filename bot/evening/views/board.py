"""An evening's board: what runs now, what comes next, and who waits for whom."""

from msgspec import Struct

from bot.evening.events import PlannedStep
from bot.evening.state import Evening
from bot.evening.views.carried import CarriedBoard, merge_buttons
from bot.evening.views.words import INSIDE, NAMES, name_next_alone, name_step
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Heading,
    Items,
    Moment,
    Option,
    Place,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

CARRIES_NONE = CarriedBoard()


class StepStanding(Struct, frozen=True, kw_only=True):
    """How the step that runs stands: what is to be done by whom, what can be pressed for it, by
    everybody and by who leads, and the clauses that can be worked on. `goes_on` says that it is not
    over yet."""

    waiting: Message
    buttons: tuple[Button, ...] = ()
    lead_buttons: tuple[Button, ...] = ()
    clauses: tuple[Option, ...] = ()
    goes_on: bool = False


def render_board(
    evening: str,
    question: str,
    state: Evening,
    standing: StepStanding,
    carried: CarriedBoard = CARRIES_NONE,
    *,
    leads: bool = True,
) -> View:
    """What the room needs to see of an evening just now, edited in place, with what is `carried` of
    the board of its step; without what is only for who `leads` it, where a member sees it alone."""
    blocks: list[Block] = [Heading(say("Evening: {question}", question=question))]
    if state.over:
        blocks += [text(say("The evening is over.")), Buttons((archive_button(evening),))]
    else:
        rows = (*_rows(state, standing), *carried.rows)
        blocks += [*carried.head, Fields(rows), *carried.blocks]
        if standing.clauses:
            blocks.append(Choice(say("Work on a clause"), standing.clauses))
        on = (*standing.lead_buttons, next_button(evening, state)) if leads else ()
        buttons = merge_buttons(carried.buttons or standing.buttons, on)
        blocks += [Buttons(buttons)] if buttons else []
    return View(
        blocks=tuple(blocks),
        audience=Audience.ROOM,
        key=f"evening:{evening}",
        left=say("The board of “{question}” has moved.", question=question),
        ends=state.over,
        called=say("{question} (over)", question=question) if state.over else "",
    )


def _rows(state: Evening, standing: StepStanding) -> tuple[tuple[str, Text], ...]:
    return (
        (say("Now"), text(name_now(state))),
        (say("To do"), text(standing.waiting)),
        (say("Next step"), text(name_next_alone(state))),
    )


def name_now(state: Evening) -> Message:
    """The step that runs, which it is of how many, and until when."""
    place = say("{n} of {all}", n=state.number + 1, all=len(state.plan.steps))
    if state.time_up:
        return say("{step} ({place}), its time is up", step=NAMES[state.now.step], place=place)
    return say(
        "{step} ({place}), until {until}",
        step=NAMES[state.now.step],
        place=place,
        until=Moment(state.until, brief=not state.plan.writing),
    )


def next_button(evening: str, state: Evening, *, skip: bool = False) -> Button:
    """Goes on, or ends the evening after its last step; `skip` leaves a step that goes on."""
    action = leave_action("next", evening, state, "skip" if skip else "")
    if skip:
        return Button(say("Go on anyway"), action, Tone.PRIMARY)
    label = say("End the evening") if state.next is None else say("Next step")
    return Button(label, action, Tone.PRIMARY if state.ended or state.time_up else Tone.PLAIN)


def leave_action(act: str, evening: str, state: Evening, sure: str = "") -> str:
    """The command that leaves the step that runs, and no other when it is pressed later; `sure` is
    its word for not being asked again."""
    action = f"/evening {act} evening:{evening} leaving:{state.now.step.value}"
    return f"{action} {sure}:yes" if sure else action


def archive_button(evening: str) -> Button:
    """Gives a member all of an evening as files."""
    return Button(say("Keep it all"), f"/evening archive evening:{evening}", Tone.PRIMARY)


def render_started(where: Place | None, *, seats: bool) -> Text:
    """Said to whoever started an evening; with the name of its room where that is elsewhere, and
    where it has a debate that there are `seats`."""
    if where is None and not seats:
        return text(say("Your evening has started. Its board says what comes first."))
    if where is None:
        return text(say("Your evening has started. Everybody can take a seat now."))
    return text(
        say("Your evening has started in {place}. Everybody can meet there now.", place=where)
    )


def render_whole(
    evening: str, question: str, state: Evening, standing: StepStanding, *, leads: bool
) -> View:
    """An evening in detail, for whoever asks: its board, and its plan with what is done. Who
    `leads` it can go on from here."""
    board = render_board(evening, question, state, standing, leads=leads)
    steps = tuple(
        text(_plan_line(state, number, planned)) for number, planned in enumerate(state.plan.steps)
    )
    return View(blocks=(*board.blocks, text(Strong(say("The plan"))), Items(steps, ordered=True)))


def _plan_line(state: Evening, number: int, planned: PlannedStep) -> Message:
    step = name_step(planned)
    if state.over or number < state.number:
        return say("{step} (done)", step=step)
    return say("{step} (now)", step=Strong(step)) if number == state.number else step


def render_goes_on(evening: str, state: Evening, standing: StepStanding) -> View:
    """Said to whoever goes on while the step is not over: nothing was changed yet."""
    return View(
        blocks=(
            text(_still_at(state, standing)),
            Buttons((*standing.lead_buttons, next_button(evening, state, skip=True))),
        )
    )


def _still_at(state: Evening, standing: StepStanding) -> Message:
    return say(
        "You’re still at {step}. {waiting}",
        step=INSIDE[state.now.step],
        waiting=standing.waiting,
    )


def render_end_asked(
    action: str,
    state: Evening,
    standing: StepStanding | None = None,
    going_on: Message | None = None,
) -> View:
    """Asks who ends an evening whether they mean it; `action` is the command that then does.
    `standing` is given where the last step still goes on, and `going_on` says what goes on after
    the evening."""
    left = [INSIDE[planned.step] for planned in state.plan.steps[state.number + 1 :]]
    if left:
        asked = say("End the evening now? Still to come: {steps}.", steps=row_of(left, "and"))
    else:
        asked = say("End the evening now? Everybody will hear that it is over.")
    end = Button(say("Yes, end it"), action, Tone.DANGER)
    still = (text(_still_at(state, standing)),) if standing is not None else ()
    rest = going_on or say("Nothing is lost.")
    return View(blocks=(*still, text(asked), note(rest), Buttons((end,))))
