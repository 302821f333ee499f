"""What there is to choose from of exercises: cards, roles, exercises and what is proposed."""

import asyncio
from collections.abc import Mapping

from bot.debate.rows import debates
from bot.exercise.content import exercises as content
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.handlers.played_guarantee import find_wording
from bot.exercise.rows import exercises
from bot.exercise.rules.card import ALL
from bot.exercise.rules.seats import roles_with_room
from bot.exercise.views.steps import describe_role
from bot.kernel.message import say
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Moment, Option

MOST_EXERCISES = 100


async def list_cards(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The incident cards."""
    cards = await asyncio.to_thread(content.load_cards)
    return tuple(Option(card.title, card.id, card.gist) for card in cards.values())


async def list_roles(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The roles."""
    labels = await asyncio.to_thread(content.load_role_labels)
    return tuple(Option(label, role) for role, label in labels.items())


async def list_free_roles(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The roles of an exercise that have room, with who plays them already."""
    state = (await find_exercise(parts, request.by, request.says("exercise"))).state
    names = await debates.load_names(parts.db, request.by.community)
    return tuple(
        Option(role.label, role.id, describe_role(state, role, names))
        for role in roles_with_room(state)
    )


async def list_hearers(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """Whom news may be for: everybody, or one role."""
    return Option(say("Everybody"), ALL), *await list_roles(parts, request)


async def list_exercises(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The exercises, newest first; what is tested and when they were opened tells them apart."""
    by = request.by
    rows = await exercises.load_list(parts.db, by.community, by.member, MOST_EXERCISES)
    return tuple(
        Option(
            row.title,
            row.id,
            say("{subject}, {opened}", subject=row.subject, opened=Moment(row.opened_at)),
        )
        for row in rows
    )


async def list_proposals(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The responses that are proposed in an exercise and not counted yet."""
    state = (await find_exercise(parts, request.by, request.says("exercise"))).state
    return tuple(
        Option(
            state.setting.names(proposal.responses),
            str(proposal.number),
            state.setting.role(proposal.role).label,
        )
        for proposal in state.open_proposals
    )


async def list_allowed_responses(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What can be proposed under the sheet of an exercise."""
    state = (await find_exercise(parts, request.by, request.says("exercise"))).state
    return tuple(
        Option(response.label, response.id)
        for response in state.setting.responses_of("")
        if state.procedure.allows(response)
    )


async def list_own_responses(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What the role of whoever asks can do by itself."""
    state = (await find_exercise(parts, request.by, request.says("exercise"))).state
    responses = state.setting.responses_of(state.role_of(request.by.member))
    return tuple(Option(response.label, response.id) for response in responses)


async def list_sheet_clauses(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The clauses to which the sheet of an exercise says something, with what it says."""
    state = (await find_exercise(parts, request.by, request.says("exercise"))).state
    choices = state.procedure.choices
    return tuple(
        Option(clause.name, clause.id, clause.says(choices.get(clause.id)))
        for clause in state.setting.space.clauses
        if clause.id in choices or clause.id in state.opened.worded
    )


async def list_worded_clauses(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The clauses that the sheet of an exercise words itself."""
    exercise = await find_exercise(parts, request.by, request.says("exercise"))
    space, worded = exercise.state.setting.space, exercise.state.opened.worded
    wording = await find_wording(parts, request.by.community, exercise.row.source)
    return tuple(
        Option(space.clause(clause).name, clause, wording.get(clause, "")) for clause in worded
    )


LISTS: Mapping[str, OptionSource] = {
    "cards": list_cards,
    "roles": list_roles,
    "free_roles": list_free_roles,
    "hearers": list_hearers,
    "exercises": list_exercises,
    "proposed_responses": list_proposals,
    "allowed_responses": list_allowed_responses,
    "own_responses": list_own_responses,
    "sheet_clauses": list_sheet_clauses,
    "worded_clauses": list_worded_clauses,
}
