"""Debriefs of three sheets on five cards, kept as text and read by people: a strong sheet with a
floor, words of its own and consensus, one whose evidence is verified, and a loose one with gaps.

`python -m tests.exercise.debriefs.writing` writes them.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.evolve import fold
from bot.exercise.rules.debrief import Debrief, build_debrief
from bot.exercise.views.debrief import debrief_view
from bot.exercise.views.debrief_promises import list_promises
from bot.exercise.views.other_texts import list_other_texts
from bot.guarantee.content import tension_rules as rules
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from tests.exercise.rules.making import Played

FOLDER = Path(__file__).parent
WIDTH = 88

CARDS = (
    "strike_on_city", "who_fired", "border_provocation", "grid_cyber", "wavering_guarantor",
)  # fmt: skip

STRONG: Mapping[str, tuple[str, ...]] = {
    "guarantors": ("core_group",),
    "us_role": ("parallel_binding",),
    "architecture": ("one_text",),
    "bindingness": ("treaty",),
    "obligation": ("aid_and_assist",),
    "trigger": ("automatic",),
    "covered_events": ("attack_and_grave_hybrid",),
    "covered_territory": ("government_held",),
    "conduct_condition": ("assessed",),
    "scope": ("floor",),
    "response_menu": ("materiel", "money", "air_defence"),
    "convene": ("any_party",),
    "deadline": ("meet_24_decide_72",),
    "evidence": ("reasonable_grounds",),
    "voting": ("qualified_majority",),
    "beneficiary_seat": ("equal",),
    "duties": ("own_defence", "no_provocation"),
    "publicity": ("public",),
}
CONSENSUS: Mapping[str, tuple[str, ...]] = {
    "guarantors": ("core_group",),
    "us_role": ("parallel_political",),
    "obligation": ("aid_materially",),
    "trigger": ("mechanism_assessed",),
    "covered_events": ("armed_attack",),
    "covered_territory": ("recognised_borders",),
    "conduct_condition": ("unprovoked_only",),
    "scope": ("ladder",),
    "response_menu": ("statement", "sanctions", "materiel", "money"),
    "convene": ("guarantors_together",),
    "deadline": ("meet_24",),
    "evidence": ("verified",),
    "voting": ("consensus",),
    "beneficiary_seat": ("heard",),
}
LOOSE: Mapping[str, tuple[str, ...]] = {
    "guarantors": ("core_group",),
    "obligation": ("consult",),
    "scope": ("open",),
    "voting": ("opt_in",),
}
SHEETS = {"strong": STRONG, "consensus": CONSENSUS, "loose": LOOSE}

FLOOR = "At least money and materiel for the first ninety days, whatever else is decided."


def play(sheet: str, card: str) -> Played:
    """The large European guarantor is played by Ana, who votes for the first proposal, abstains on
    the second and votes against all others; scripts play all other roles. Under the strong sheet
    she says that its own words on scope are not kept."""
    worded = ("scope",) if sheet == "strong" else ()
    played = Played(SHEETS[sheet], card, solo="large_european", seed=5)
    opened = played.events[0]
    assert isinstance(opened, e.ExerciseOpened)
    played.events[0] = replace(opened, worded=worded)
    played.state = fold(played.setting, played.events)
    votes = ("for", "aside")
    while True:
        with suppress(Refused):
            played.does("ana", c.CallMeeting)
        with suppress(Refused):
            played.does("ana", c.VoteOnApplication, verdict="yes")
        for proposal in played.state.open_proposals:
            vote = votes[proposal.number - 1] if proposal.number <= len(votes) else "against"
            with suppress(Refused):
                played.does("ana", c.CastRoleVote, proposal=proposal.number, vote=vote)
        with suppress(Refused):
            played.does("ana", c.Count)
        if played.state.injects_given >= len(played.setting.card.injects):
            break
        played.does("ana", c.Next)
    with suppress(Refused):
        played.does("ana", c.JudgeWording, clause="scope", kept="no")
    played.does("ana", c.End)
    return played


def write(sheet: str, card: str) -> str:
    """What the room sees of a debrief, and the table and promises of its details."""
    played = play(sheet, card)
    debrief: Debrief = build_debrief(played.setting, played.events, (), rules.load())
    wording = {"scope": FLOOR} if sheet == "strong" else {}
    space = played.setting.space
    details = View(
        blocks=(*list_other_texts(space, debrief.other_texts), *list_promises(debrief, wording))
    )
    shown = (rendered(view, width=WIDTH) for view in (debrief_view(debrief, {}), details))
    return "\n\n".join(text.strip() for text in shown) + "\n"


def name_file(sheet: str, card: str) -> Path:
    """Where it is kept."""
    return FOLDER / f"{sheet}-{card}.txt"


if __name__ == "__main__":
    for sheet_ in SHEETS:
        for card_ in CARDS:
            name_file(sheet_, card_).write_text(write(sheet_, card_))
