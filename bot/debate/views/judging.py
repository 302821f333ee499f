"""What an adjudicator reads on a ballot: who spoke, what points there are, and who sees it."""

from collections.abc import Iterator

from bot.debate.events import BallotFiled
from bot.debate.rules.ballot_lines import BallotLine, find_speech_lines, sum_sides
from bot.debate.rules.format import Criterion, Format, Panel, Scoring, Winner, WinWith
from bot.debate.rules.scoring import is_low_point, name_line
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.board import Names
from bot.debate.views.result_words import score_words
from bot.kernel.former import FORMER
from bot.kernel.message import Listed, Message, say
from bot.kernel.view import Block, Button, Buttons, Option, Text, View, note, text

POINTS_RULE = {
    WinWith.MORE: say("The side with more points wins."),
    WinWith.EQUAL: say("A side can win with as many points as another, not with fewer."),
    WinWith.FEWER: say("A side can win with fewer points than another; the result marks that."),
}
"""How a ballot's points and places have to agree."""


def name_ballot_line(line: BallotLine, role: str, names: Names) -> Option:
    """A speaker by name and role, with the key of their points."""
    if line.member is None:
        return Option(role, line.key)
    name = names.get(line.member) or FORMER
    return Option(say("{speaker}, {role}", speaker=name, role=role), line.key)


def render_ballot_rules(form: Format) -> tuple[Text, ...]:
    """What stands above the fields of an adjudicator's ballot."""
    return tuple(text(note) for note in _notes(form))


def _notes(form: Format) -> Iterator[Message]:
    if form.winner is Winner.SPEAKERS:
        yield say("No side wins. Choose who spoke best, and those after if you like.")
    if form.scoring is not None:
        yield say("Points: {points}.", points=name_points(form.scoring))
        if form.winner is not Winner.SPEAKERS:
            yield POINTS_RULE[form.scoring.win_with]
    if form.panel is Panel.CONSENSUS:
        yield say("The panel files one ballot together; the last one filed counts.")
    yield say("Sealed until the debate is closed. Then everybody sees how you judged.")


def render_receipt(state: Debate, filed: BallotFiled) -> View:
    """Said to an adjudicator whose ballot is in: how they judged, and that they can change it."""
    form, lines = state.format, find_speech_lines(state)
    if form.winner is Winner.SPEAKERS:
        seats = {line.key: name_line(line, form) for line in lines}
        best = Listed(tuple(seats[key] for key in filed.ranks))
        said = say("Your ballot is in. Best: {places}.", places=best)
    else:
        totals = sum_sides(filed.scores, filed.replies, lines)
        order = [side for side in filed.ranks if side not in state.forfeited]
        places = [_name_place(form.side(side).name, totals.get(side)) for side in order]
        if is_low_point(order, totals):
            places.append(say("a low-point win"))
        said = say("Your ballot is in: {places}.", places=Listed(tuple(places)))
    blocks: list[Block] = [text(said)]
    if state.phase is DebatePhase.JUDGING:
        change = Button(say("Change my ballot"), "/debate ballot")
        blocks += [note(say("You can change it until the debate is closed.")), Buttons((change,))]
    return View(blocks=tuple(blocks))


def _name_place(side: str, points: float | None) -> Message | str:
    if points is None:
        return side
    return say("{side} ({points})", side=side, points=score_words(points))


def name_points(scoring: Scoring) -> Message:
    """The points of a format in words: how many, in what steps, for what."""
    points = say(
        "{least} to {most} in steps of {step}",
        least=f"{scoring.least:g}",
        most=f"{scoring.most:g}",
        step=f"{scoring.step:g}",
    )
    if scoring.reply is not None:
        least, most = scoring.reply
        span = say("{least} to {most}", least=f"{least:g}", most=f"{most:g}")
        points = say("{points}, a reply {span}", points=points, span=span)
    if scoring.criteria:
        example = "/".join(f"{_find_middle(c, scoring.step):g}" for c in scoring.criteria)
        points = say(
            "{points}; or in parts, such as {example}: {parts}",
            points=points,
            example=example,
            parts=_name_parts(scoring),
        )
    return points


def _find_middle(criterion: Criterion, step: float) -> float:
    """Points in the middle of what can be given, on a step."""
    steps = round((criterion.most - criterion.least) / 2 / step)
    return criterion.least + steps * step


def _name_parts(scoring: Scoring) -> Listed:
    return Listed(
        tuple(
            say(
                "{criterion} {least} to {most}",
                criterion=criterion.name,
                least=f"{criterion.least:g}",
                most=f"{criterion.most:g}",
            )
            if criterion.weight == 1
            else say(
                "{criterion} {least} to {most} (counted {times} times)",
                criterion=criterion.name,
                least=f"{criterion.least:g}",
                most=f"{criterion.most:g}",
                times=f"{criterion.weight:g}",
            )
            for criterion in scoring.criteria
        )
    )
