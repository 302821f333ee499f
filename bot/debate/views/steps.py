"""What can be done next in a debate: the buttons on its board."""

from bot.debate.rules.format import Preparation
from bot.debate.state import Debate, Phase
from bot.kernel.view import Button, Option, Tone


def steps(state: Debate) -> tuple[Button, ...]:
    """The buttons for everybody, by how far the debate has come."""
    match state.phase:
        case Phase.SIGN_UP:
            found = [
                Button(f"Sit for {side.name}", f"/debate join {side.key}", Tone.PRIMARY)
                for side in state.format.sides
                if state.format.seats_of(side.key)
            ]
            return (*found, Button("Draw seats", "/debate draw"), Button("Start", "/debate start"))
        case Phase.FIRST_VOTE | Phase.CLOSING_VOTE:
            return (
                Button("Vote", "/debate vote", Tone.PRIMARY),
                Button("Remind", "/chair remind"),
                Button("Close the vote", "/chair count"),
            )
        case Phase.READY:
            return _before_a_segment(state)
        case Phase.PREPARING:
            return (Button("Ready", "/debate end", Tone.PRIMARY), Button("Pause", "/chair pause"))
        case Phase.RUNNING:
            return _while_running(state)
        case Phase.PAUSED:
            return (Button("Go on", "/chair resume", Tone.PRIMARY),)
        case Phase.JUDGING:
            return (
                Button("File a ballot", "/debate ballot", Tone.PRIMARY),
                Button("Close", "/chair count"),
            )
        case Phase.CLOSED:
            return (
                Button("Result", "/debate result"),
                Button("Transcript", "/debate export"),
                Button("Claims", "/claim list"),
            )
        case _:
            return ()


def _before_a_segment(state: Debate) -> tuple[Button, ...]:
    if state.now is None:
        next_step = "Open the closing vote" if state.format.votes else "Close the debate"
        return (Button(next_step, "/debate begin", Tone.PRIMARY),)
    found = [Button("Begin", "/debate begin", Tone.PRIMARY)]
    fixed = state.format.preparation is Preparation.FIXED and state.segment == 0
    if state.live and (fixed or state.format.preparation is Preparation.POOL):
        found.append(Button("Prepare", "/debate prepare"))
    return (*found, Button("My position", "/position set"), Button("Skip", "/chair skip"))


def _while_running(state: Debate) -> tuple[Button, ...]:
    segment = state.now
    found = [Button("Speak", "/debate speak", Tone.PRIMARY), Button("End turn", "/debate end")]
    if segment is not None and not segment.actors:
        found.append(Button("Ask for the floor", "/debate floor"))
    if segment is not None and segment.interruptions is not None:
        found.append(Button("Point of information", "/debate point"))
    if state.offered is not None and state.point_until is None:
        found += [Button("Take it", "/debate answer yes"), Button("Not now", "/debate answer no")]
    if state.order is not None:
        found += [Button("Uphold", "/chair rule yes"), Button("Overrule", "/chair rule no")]
    found += [Button("My position", "/position set"), Button("Claim", "/claim make")]
    return (
        *found,
        Button("Pause", "/chair pause"),
        Button("One more minute", "/chair more seconds:60"),
    )


def free_seats(state: Debate) -> tuple[Option, ...]:
    """The seats that nobody has taken, each with the command that takes it."""
    return tuple(
        Option(f"{seat.name} ({state.format.side(seat.side).name})", f"/debate join {seat.key}")
        for seat in state.format.seats
        if seat.key not in state.seats
    )[:25]
