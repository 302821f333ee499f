"""How the step that runs stands, asked of what was opened for it."""

from bot.debate.rows import debates, positions
from bot.debate.rules.positions.ledger import VotePhase
from bot.debate.rules.vacancies import find_free_seats
from bot.debate.rules.voting import missing_voters
from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views.board import Names, actors, describe_now, name_people
from bot.evening.events import Step
from bot.evening.handlers.closing_standing import load_closing_standing
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.handlers.sheet_standing import load_sheet_standing
from bot.evening.views.board import StepStanding
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.state import Exercise, ExercisePhase
from bot.exercise.views.board import describe_next
from bot.kernel.ids import CommunityId
from bot.kernel.message import Message, count_of, say
from bot.kernel.parts import Parts
from bot.kernel.view import Button, Strong, Tone


async def load_standing(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> StepStanding:
    """How the step that runs stands just now."""
    step = evening.state.now.step
    match step:
        case Step.READING:
            return _reading(evening)
        case Step.POSITION | Step.DEBATE:
            return await _debate(parts, community, evening)
        case Step.SHEET:
            return await load_sheet_standing(parts, community, evening)
        case Step.EXERCISE | Step.DEBRIEF:
            return await _exercise(parts, community, evening)
        case Step.AGAIN:
            return await _again(parts, community, evening)
        case Step.CLOSING:
            return await load_closing_standing(parts, community, evening)


def _reading(evening: LoadedEvening) -> StepStanding:
    slug = evening.state.plan.article
    if slug:
        read = Button(say("Read the article"), f"/article show {slug}", Tone.PRIMARY)
    else:
        read = Button(say("See the articles"), "/article list", Tone.PRIMARY)
    if not evening.state.has(Step.DEBATE):
        return StepStanding(
            waiting=say("Everybody reads; then the chair goes on."),
            buttons=(read,),
        )
    return StepStanding(
        waiting=say("Everybody reads and takes a seat; then the chair goes on."),
        buttons=(
            read,
            Button(say("Take a seat"), f"/debate show debate:{evening.row.debate}"),
        ),
    )


async def _debate(parts: Parts, community: CommunityId, evening: LoadedEvening) -> StepStanding:
    loaded = await load_debate(parts, community, evening)
    if loaded is None or loaded.state.phase in OVER:
        return StepStanding(waiting=say("The debate is over. The chair goes on."))
    debate, state = loaded.row.id, loaded.state
    see = Button(say("See the debate"), f"/debate show debate:{debate}")
    names = await debates.load_names(parts.db, community)
    if state.phase is DebatePhase.SIGN_UP:
        seat = Button(say("Take a seat"), f"/debate show debate:{debate}", Tone.PRIMARY)
        start = Button(say("Start"), f"/debate start debate:{debate} ask:yes")
        is_free = bool(find_free_seats(state))
        free = say("Take the seats that are free; then the chair starts the first vote.")
        taken = say("The chair starts the first vote.")
        return StepStanding(
            waiting=free if is_free else taken,
            buttons=(seat,) if is_free else (),
            lead_buttons=(start,),
            goes_on=True,
        )
    if state.vote is not None:
        return _voting(evening, state, names, see)
    if evening.state.now.step is Step.POSITION:
        return StepStanding(waiting=say("The first vote is closed. The chair goes on."))
    return StepStanding(waiting=_say_debating(state, names), buttons=(see,), goes_on=True)


def _say_debating(state: Debate, names: Names) -> Message:
    """What is to be done in a debate: who begins what, or who speaks."""
    if state.phase is not DebatePhase.READY or state.now is None:
        return describe_now(state, names)
    segment = Strong(state.now.name)
    if people := actors(state, state.now, names):
        return say("Press Begin for {segment}, by {people}.", segment=segment, people=people)
    return say("The chair begins: {segment}.", segment=segment)


def _voting(evening: LoadedEvening, state: Debate, names: Names, see: Button) -> StepStanding:
    """How an open vote stands. Going on from the first position closes its vote."""
    debate, missing = evening.row.debate, missing_voters(state)
    still = say("Still to vote: {people}.", people=name_people(missing, names))
    vote = Button(say("Vote"), f"/debate vote debate:{debate}", Tone.PRIMARY)
    if evening.state.now.step is Step.POSITION:
        done = say("Everybody who has a seat has voted. The next step closes the vote.")
        if not state.cast:
            done = say("Nobody has voted yet. The next step closes the vote.")
        return StepStanding(
            waiting=still if missing else done, buttons=(vote, see), goes_on=bool(missing)
        )
    done = say("Everybody has voted. The chair closes the vote.")
    if not state.cast:
        done = say("Nobody has voted yet. The chair closes the vote.")
    close = Button(say("Close the vote"), f"/chair count ask:yes debate:{debate}")
    return StepStanding(
        waiting=still if missing else done,
        buttons=(vote, see),
        lead_buttons=(close,),
        goes_on=True,
    )


async def _exercise(parts: Parts, community: CommunityId, evening: LoadedEvening) -> StepStanding:
    exercise = evening.state.exercise
    row = await exercises.load_exercise(parts.db, community, exercise)
    if row is None:
        if evening.state.now.step is Step.DEBRIEF:
            return StepStanding(waiting=say("No incident was played. The chair goes on."))
        return StepStanding(waiting=say("The incident could not be opened. Press Next step again."))
    state = (await EXERCISES.load(parts, community, row)).state
    if state.phase is ExercisePhase.OVER:
        debrief = Button(
            say("See the debrief"), f"/exercise debrief exercise:{exercise}", Tone.PRIMARY
        )
        return StepStanding(
            waiting=say("Everybody reads the debrief; then the chair goes on."), buttons=(debrief,)
        )
    see = Button(say("See the incident"), f"/exercise show exercise:{exercise}")
    if evening.state.now.step is Step.DEBRIEF:
        return _early_debrief(exercise, state, see)
    if state.phase is ExercisePhase.GATHERING:
        join = Button(say("Take a role"), f"/exercise join exercise:{exercise}", Tone.PRIMARY)
        begin = Button(say("Begin"), f"/exercise begin exercise:{exercise}")
        return StepStanding(
            waiting=say("Everybody takes a role; then the chair begins."),
            buttons=(join, see),
            lead_buttons=(begin,),
            goes_on=True,
        )
    return StepStanding(waiting=describe_next(state), buttons=(see,), goes_on=True)


def _early_debrief(exercise: str, state: Exercise, see: Button) -> StepStanding:
    """How the debrief stands of an incident that was passed over before its end."""
    if state.phase is ExercisePhase.GATHERING:
        return StepStanding(
            waiting=say("The incident was never begun, so there is no debrief. The chair goes on.")
        )
    end = Button(say("End the incident"), f"/exercise end exercise:{exercise}")
    return StepStanding(
        waiting=say("The incident still goes on. Its debrief comes when it ends."),
        buttons=(see,),
        lead_buttons=(end,),
        goes_on=True,
    )


async def _again(parts: Parts, community: CommunityId, evening: LoadedEvening) -> StepStanding:
    debate = evening.row.debate
    taken = await positions.load_positions(parts.db, community, debate)
    names = await debates.load_names(parts.db, community)
    later = {p.member for p in taken if p.phase == VotePhase.LATER}
    before = {p.member for p in taken if p.phase != VotePhase.LATER}
    missing = sorted(before - later)
    if missing:
        waiting = say("Still to give their position: {people}.", people=name_people(missing, names))
    elif before:
        waiting = say("All have given their position again. The chair goes on.")
    elif later:
        waiting = count_of(
            len(later),
            "{n} person has given a position. The chair goes on.",
            "{n} people have given a position. The chair goes on.",
        )
    else:
        waiting = say("Nobody has given a position yet. Everybody can give one now.")
    return StepStanding(
        waiting=waiting,
        goes_on=bool(missing),
        buttons=(Button(say("My position"), f"/position set debate:{debate}", Tone.PRIMARY),),
    )
