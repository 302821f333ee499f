"""Ways in which an exercise can go, for any text and card: helped, refused, late, without proof,
walked away from. Each is over at the end."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand
from bot.kernel.refusal import Refused
from tests.exercise.rules.making import HOUR, Played, begun

GUARANTORS = ("chen", "dana", "erik", "farah")
FULL_GUARANTORS = GUARANTORS[:3]
Choices = Mapping[str, tuple[str, ...]]
Ending = Callable[[Played], None]


def tries(played: Played, name: str, command: type[ExerciseCommand], **fields: Any) -> None:
    """A member does something, as far as the text allows it."""
    with suppress(Refused):
        played.does(name, command, **fields)


def meets(played: Played, *, conduct: str = "", word: str = "confirmed") -> None:
    """Reported with all news, found, and a meeting called by whoever may."""
    for _ in played.setting.card.injects:
        tries(played, "ana", c.Next)
    tries(played, "boris", c.Report)
    tries(played, "boris", c.HandInEvidence)
    tries(played, "dana", c.HandInEvidence)
    if word:
        tries(played, "gil", c.Find, word=word)
    if conduct:
        tries(played, "gil", c.Find, word=conduct, about="conduct")
    for name in ("boris", "chen", "dana", "ana"):
        tries(played, name, c.CallMeeting)


def says(played: Played, verdict: str = "yes") -> None:
    for name in ("boris", *GUARANTORS):
        tries(played, name, c.VoteOnApplication, verdict=verdict)


def decides(played: Played, responses: str = "sanctions", by: str = "chen") -> None:
    tries(played, by, c.Propose, responses=responses)
    number = len(played.state.proposals)
    for name in ("boris", *GUARANTORS):
        tries(played, name, c.CastRoleVote, proposal=number, vote="for")
    tries(played, "ana", c.Count)


def responds(played: Played, responses: str, *names: str) -> None:
    for name in names or FULL_GUARANTORS:
        tries(played, name, c.Respond, responses=responses)


def nobody_moves(played: Played) -> None:
    """Nobody reports it."""


def reported_only(played: Played) -> None:
    played.does("boris", c.Report)
    for _ in played.setting.card.injects:
        tries(played, "ana", c.Next)


def asked_in_vain(played: Played) -> None:
    reported_only(played)
    for name in ("boris", "chen"):
        tries(played, name, c.CallMeeting)


def all_help(played: Played) -> None:
    played.does("boris", c.Report)
    played.does("gil", c.Find, word="not known", about="conduct")
    meets(played)
    says(played)
    decides(played, "sanctions")
    responds(played, "sanctions")


def all_help_in_time(played: Played) -> None:
    played.does("boris", c.Report)
    tries(played, "gil", c.Find, word="confirmed")
    for name in ("boris", "chen", "dana", "ana"):
        tries(played, name, c.CallMeeting)
    says(played)
    decides(played, "sanctions, materiel, money")
    responds(played, "sanctions")


def all_help_proven(played: Played) -> None:
    meets(played)
    tries(played, "ana", c.AddInject, words="A body says so.", body=True)
    tries(played, "gil", c.Find, word="confirmed")
    says(played)
    decides(played)


def nobody_helps(played: Played) -> None:
    meets(played)
    says(played)


def nobody_comes(played: Played) -> None:
    meets(played, word="")


def named_step_by_step(responses: str) -> Ending:
    def ending(played: Played) -> None:
        meets(played)
        says(played)
        decides(played, responses)
        responds(played, responses)

    return ending


def some_help(played: Played) -> None:
    meets(played)
    says(played)
    responds(played, "sanctions", "chen")


def leaves(played: Played) -> None:
    all_help(played)
    for name in GUARANTORS:
        tries(played, name, c.Withhold, what="guarantee")


def does_not_carry_it_out(played: Played) -> None:
    all_help_in_time(played)
    for name in FULL_GUARANTORS:
        tries(played, name, c.Withhold, what="decision")


def never_counts(played: Played) -> None:
    """They propose when the time to decide is over, and nobody counts."""
    reported_only(played)
    played.waits(80 * HOUR)
    meets(played)
    says(played)
    tries(played, "chen", c.Propose, responses="sanctions")


def without_proof(played: Played) -> None:
    meets(played, word="not known")
    says(played)
    decides(played)


def refuted(played: Played) -> None:
    meets(played, word="refuted")
    says(played, "no")
    decides(played)


def provoked(played: Played) -> None:
    meets(played, conduct="probable")
    says(played)
    decides(played)


def provoked_and_refused(played: Played) -> None:
    meets(played, conduct="probable")
    says(played, "no")
    responds(played, "suspend")


def looked_into_too_late(played: Played) -> None:
    played.does("boris", c.Report)
    tries(played, "chen", c.CallMeeting)
    tries(played, "gil", c.Find, word="confirmed")
    says(played)
    decides(played)
    tries(played, "ana", c.Next)
    tries(played, "gil", c.Find, word="probable", about="conduct")


def too_late(played: Played) -> None:
    """A week passes between the report and the meeting."""
    played.does("boris", c.Report)
    for _ in range(7):
        played.waits(24 * HOUR)
    meets(played)
    says(played)
    decides(played)


def unheard(played: Played) -> None:
    """Another reports it, and the Beneficiary says nothing."""
    tries(played, "chen", c.Report)
    tries(played, "gil", c.Find, word="confirmed")
    for name in ("chen", "dana", "ana", "boris"):
        tries(played, name, c.CallMeeting)
    for name in GUARANTORS:
        tries(played, name, c.VoteOnApplication, verdict="yes")
    responds(played, "sanctions")


def done_although_refused(played: Played) -> None:
    meets(played)
    says(played)
    tries(played, "chen", c.Propose, responses="sanctions")
    tries(played, "boris", c.CastRoleVote, proposal=1, vote="against")
    tries(played, "ana", c.Count)
    responds(played, "sanctions")


ENDINGS: Mapping[str, Ending] = {
    ending.__name__: ending
    for ending in (
        nobody_moves, reported_only, asked_in_vain, all_help, all_help_in_time, all_help_proven,
        nobody_helps, nobody_comes, some_help, leaves, does_not_carry_it_out, without_proof,
        refuted, provoked, provoked_and_refused, looked_into_too_late, too_late,
        unheard, done_although_refused, never_counts,
    )
} | {
    f"all_do_{name}": named_step_by_step(name)
    for name in (
        "money, materiel", "statement", "materiel", "money", "intelligence", "training",
        "air_defence", "forces",
    )
}  # fmt: skip


def played_to(ending: Ending, choices: Choices, card: str = "strike_on_city") -> Played:
    """An exercise that went so, and is over."""
    played = begun(choices, card)
    ending(played)
    played.does("ana", c.End)
    return played
