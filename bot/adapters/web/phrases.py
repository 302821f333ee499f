"""What the page's script says by itself, in the reader's language; the script fills in the fields,
such as {seconds}."""

from bot.kernel.message import Message, say
from bot.kernel.reader import Reader

PHRASES: dict[str, Message] = {
    "unreachable": say(
        "Parley can’t be reached just now. Your words are still here: please send them again."
    ),
    "unreached": say("Parley can’t be reached just now. Please try again."),
    "failed": say("That didn’t work. Please try again."),
    "continue_as": say("Continue as {name}", name="{name}"),
    "forget": say("Forget"),
    "forget_person": say("Forget {name}", name="{name}"),
    "connecting": say("Connecting …"),
    "connected": say("Connected"),
    "not_connected": say("Not connected. Trying again …"),
    "trying_again": say("Not connected. Trying again in {seconds} s …", seconds="{seconds}"),
    "cut_off": say("Not connected"),
    "welcome": say("Welcome"),
    "only_you": say("Only you see this"),
    "here_now": say("Here now ({n}):", n="{n}"),
    "more_people": say("{names} and {n} more", names="{names}", n="{n}"),
    "more": say("More"),
    "less": say("Less"),
    "writes_until": say("{what}, {time} left", what="{what}", time="{time}"),
    "role_taken": say("Your role is {role} now. Please try again.", role="{role}"),
    "time_is_up": say("time is up"),
    "days_left": say("{days} d {hours} h", days="{days}", hours="{hours}"),
    "hours_left": say("{hours} h {minutes} min", hours="{hours}", minutes="{minutes}"),
    "characters_left": say("Characters left: {n}", n="{n}"),
    "form": say("Form"),
    "suggestions": say("Suggestions: {n}. Choose with the arrow keys.", n="{n}"),
    "file_needs_command": say("Type what to do with the file beside it, or remove the file."),
    "file_question": say("What should Parley do with it?"),
    "file_unknown": say(
        "Parley can’t use this kind of file. Attach text, Markdown, HTML or PDF for an article."
    ),
    "file_unreached": say("Parley can’t be reached just now. Remove the file and attach it again."),
    "choose_one": say("Please choose at least one."),
    "choose_first": say("Please choose one first."),
    "look_again": say("Please look at these again: {fields}.", fields="{fields}"),
    "fill_in_again": say("Fill it in again"),
    "sent": say("Sent"),
}


def phrases_for(reader: Reader) -> dict[str, str]:
    """All of them by name, as this reader reads them."""
    return {name: reader.word(message) for name, message in PHRASES.items()}
