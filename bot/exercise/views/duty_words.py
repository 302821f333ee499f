"""What a clause has a role do, or has others do for it, as a short sentence about what it says."""

from collections.abc import Mapping

from bot.exercise.rules.setting import ASSESSOR
from bot.kernel.message import Message, say

_OWES: Mapping[str, Message] = {
    "obligation": say("Do this when it applies"),
    "scope": say("Give what it lays down"),
    "response_menu": say("Choose from what it names"),
    "standing_support": say("Keep this up in quiet times"),
    "presence": say("Keep forces there"),
    "funding": say("Pay for it"),
    "burden": say("Carry your share"),
    "sanctions": say("Keep sanctions ready"),
    "deadline": say("Act in time"),
    "integration": say("Keep the path open"),
    "publicity": say("Show the text"),
    "us_role": say("Do your part"),
    "duties": say("Do your part"),
    "settlement_link": say("Keep to it in talks"),
    "evidence": say("Show who did it, to this standard"),
    "mechanism": say("Run the meeting"),
    "convene": say("Let them call the meeting"),
    "voting": say("Count by this rule"),
}
_IS_OWED: Mapping[str, Message] = {
    "obligation": say("Help when it applies"),
    "scope": say("What it lays down"),
    "beneficiary_seat": say("A say in the assessment"),
    "deadline": say("A meeting in time"),
    "standing_support": say("Support in quiet times"),
    "presence": say("Forces in your country"),
    "funding": say("Money"),
    "sanctions": say("Sanctions"),
    "integration": say("A path"),
    "publicity": say("A text that you can read"),
    "duties": say("The Beneficiary’s part"),
    "evidence": say("Proof before you decide"),
    "voting": say("A vote by this rule"),
    "review_exit": say("A review or a way out"),
    "mechanism": say("A meeting that hears you"),
}
_CONDUCT_OWED = say("A look at the Beneficiary’s part before you decide.")
_CONDUCT_OF_ASSESSOR = say("Look into the Beneficiary’s part in it.")
_CONDUCT = say("Give no cause for an attack; your part in it counts.")


def describe_duty(clause: str, role: str, says: str | Message, *, owed: bool) -> str | Message:
    """The sentence for a clause that `says` something; `owed` to the role, or by it. What has no
    sentence of its own stands as it is."""
    if clause == "conduct_condition":
        if owed:
            return _CONDUCT_OWED
        return _CONDUCT_OF_ASSESSOR if role == ASSESSOR else _CONDUCT
    lead = (_IS_OWED if owed else _OWES).get(clause)
    return says if lead is None else say("{lead}: {says}", lead=lead, says=says)
