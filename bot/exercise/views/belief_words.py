"""Promise and belief over time in words: the finding, and a table of the stages for the details."""

from collections.abc import Sequence

from bot.exercise.rules.belief import BeliefLevel, StagePoint, find_furthest
from bot.exercise.rules.clock import hours, hours_first
from bot.exercise.rules.naming import Words, role_name
from bot.exercise.views.announcing_stage import (
    describe_answers,
    describe_pushes,
    describe_why,
    name_rung,
)
from bot.exercise.views.stage_briefs import LEVELS
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Fields, Heading, Items, text

BELIEFS: dict[BeliefLevel, Message] = {
    BeliefLevel.NOBODY: say("nobody"),
    BeliefLevel.FEW: say("few"),
    BeliefLevel.SOME: say("some"),
    BeliefLevel.MOST: say("most"),
    BeliefLevel.ALL: say("all"),
}
"""How far it is believed, as words."""


def describe_finding(points: Sequence[StagePoint]) -> Message:
    """What the two lines show, in two or three sentences; the first stage without anything owed
    counts as none."""
    first, last = points[0], points[-1]
    if first.promise == last.promise:
        kept = say("Kept throughout: {level}.", level=LEVELS[last.promise])
    else:
        kept = say(
            "Kept at first: {first}; in the end: {last}.",
            first=LEVELS[first.promise],
            last=LEVELS[last.promise],
        )
    if first.belief == last.belief:
        believed = say("Believed throughout by: {level}.", level=BELIEFS[last.belief])
    else:
        believed = say(
            "Believed at first by: {first}; in the end by: {last}.",
            first=BELIEFS[first.belief],
            last=BELIEFS[last.belief],
        )
    sentences = [kept, believed]
    if (furthest := find_furthest(points)) is not None:
        hour = hours(furthest.ending.minute)
        sentences.append(say("Furthest apart in {hour}.", hour=hour))
        sentences += describe_pushes(furthest.state, furthest.ending.rules)
    return row_of(sentences, "")


def list_stages(points: Sequence[StagePoint], words: Words) -> list[Block]:
    """Each stage with what was kept, who believed it and why, and the reasons of members; one in
    which all is as in the stage before says only that."""
    if not points:
        return []
    stages = [_describe(point) for point in points]
    rows = tuple(
        (
            hours_first(point.ending.minute),
            text(say("As in the stage before.") if f"{stage}" == f"{before}" else stage),
        )
        for point, stage, before in zip(points, stages, ("", *stages), strict=False)
    )
    blocks: list[Block] = [
        Heading(say("Promise and belief")),
        text(describe_finding(points)),
        Fields(rows),
    ]
    if reasons := _list_reasons(points, words):
        blocks.append(Items(tuple(text(reason) for reason in reasons)))
    return blocks


def _describe(point: StagePoint) -> Message:
    """One stage: what was kept, what they answered, and what was dared, with its rules."""
    rung = name_rung(point.state, point.ending.rung)
    stands = say(
        "Kept: {kept}. Believed by: {belief}. The Adversary dares: {rung}.",
        kept=LEVELS[point.promise],
        belief=BELIEFS[point.belief],
        rung=rung,
    )
    why = describe_why(point.ending, point.state)
    answers = describe_answers(point.state)
    if answers is None:
        return row_of((stands, why), "")
    return row_of((stands, why, say("{answers}.", answers=answers)), "")


def _list_reasons(points: Sequence[StagePoint], words: Words) -> list[Message]:
    """What members wrote who answered for those who live with it, each once."""
    reasons: dict[str, Message] = {}
    for point in points:
        for answer in point.state.lives.values():
            if reason := words.get(answer.move, "") if answer.move else "":
                role = role_name(point.state, answer.role)
                reasons[answer.move] = say("{role}: “{reason}”", role=role, reason=reason)
    return list(reasons.values())
