"""How many changed sides between two votes, in the same words in a result and in its picture. (Who
moved at all, on the same side too, is another number.)"""

from bot.debate.rules.positions.swing import Transitions
from bot.kernel.message import Message, count_of, say


def say_switched(table: Transitions) -> Message:
    """How many of all went from one side to the other."""
    if not table.switched:
        return say("Nobody switched sides")
    return count_of(
        table.switched,
        "{n} of {voters} switched sides",
        "{n} of {voters} switched sides",
        voters=count_of(table.voters, "{n} person", "{n} people"),
    )


def say_crossings(table: Transitions) -> list[Message]:
    """How many came to a side or left theirs; nothing where nobody did."""
    crossings: list[Message] = []
    if table.came:
        crossings.append(count_of(table.came, "{n} came to a side", "{n} came to a side"))
    if table.left:
        crossings.append(count_of(table.left, "{n} left their side", "{n} left their side"))
    return crossings
