"""Why the bot said no: the two exceptions that people are meant to see."""

from enum import Enum, unique

from bot.kernel.message import Message, sentence_of


class RefusalCode(Enum):
    """A reason to refuse. Each feature has its own: the name is the code, the value its sentence.

    A sentence is English, says what is wrong and what to do, and has {named} fields.
    """

    _value_: str

    def __init_subclass__(cls) -> None:
        """Two codes of a feature never say the same."""
        super().__init_subclass__()
        unique(cls)

    def __str__(self) -> str:
        """The code as logs and browsers know it."""
        return self.name.lower()


class KernelRefusal(RefusalCode):
    """Why Parley says no before any feature is asked."""

    # typed commands
    UNKNOWN_COMMAND = "There is no command “{word}”. Type /help to see what there is."
    UNKNOWN_COMMAND_GUESS = "There is no command “{word}”. Did you mean /{guess}?"
    COMMAND_UNFINISHED = "“/{group}” needs one more word: {known}."
    UNKNOWN_OPTION = "/{command} has no option “{option}”. Type /help {command} to see its options."
    UNKNOWN_OPTION_GUESS = "There is no option “{option}” here. Did you mean “{guess}”?"
    TOO_MANY_WORDS = (
        "/{command} does not know what to do with “{extra}”. Put quotation marks around words "
        "that belong together."
    )
    VALUE_EMPTY = "“{name}” is empty. Please give it a value."
    VALUE_TOO_LONG = (
        "“{name}” takes at most {longest} characters; yours has {length}. Please shorten it."
    )
    NOT_A_NUMBER = "“{name}” takes a whole number, not “{given}”."
    OUT_OF_RANGE = "“{name}” takes {span}, not {given}."
    NOT_YES_OR_NO = "“{name}” takes yes or no, not “{given}”."
    NOT_AN_OPTION = "“{name}” takes one of these: {allowed}. “{given}” is not among them."
    NOT_AN_OPTION_GUESS = "“{name}” does not take “{given}”. Did you mean “{guess}”?"
    NEEDS_A_FILE = "“{name}” is a file: attach it, or give a link or the text instead."
    LINE_TOO_LONG = (
        "That message has {length} characters; {longest} is the most that I can read at once."
    )
    NOT_ALLOWED = "/{command} is for {role}s. Ask one of them, or an admin for the role."

    # times
    WHEN_WRONG = (
        "“{given}” is not a time Parley can read. Write it like tomorrow 18:00, in 2 hours, or "
        "2026-12-01 18:00 Europe/Kyiv."
    )
    WHEN_PAST = "“{given}” is over already. Please name a time that is still to come."
    WHEN_FAR = "“{given}” is more than a year away. Please name a time within a year."
    ZONE_WRONG = "There is no time zone “{given}”. Write it like Europe/Kyiv, or UTC."

    # rooms
    ROOM_FORBIDDEN = (
        "Parley may not write in that room. Allow its role to see the room and to write there."
    )
    ROOM_GONE = "That room is gone. Take the debate to another with /chair move."
    ROOM_NOT_REACHED = "The room cannot be reached just now. It is shown as soon as it can be."

    # two at once
    CHANGED_MEANWHILE = "Someone changed this at the same moment. Please try again."
    SAID_ALREADY = "You have just said that; it is on record."

    # settings and secrets
    SETTING_UNKNOWN = "There is no setting {name}. Did you mean {guess}?"
    SETTING_WRONG = "{name} cannot be “{given}”: {why}. See .env.template for what it takes."
    SETTING_TWICE = "Both {name} and {name}_FILE are set. Keep one of them."
    SECRET_UNREADABLE = (
        "{name} names {path}, which cannot be read. Check the path and who may read it."
    )
    SLACK_KEY_SHORT = (
        "PARLEY_SLACK_KEY takes {shortest} characters or more. Make one with “openssl rand -hex "
        "32”, and keep it."
    )
    SLACK_KEY_WRONG = (
        "The workspaces’ tokens were sealed with another PARLEY_SLACK_KEY. Set that one again, "
        "the new one before it with a comma between, or install Parley in the workspaces again."
    )


class Refused(Exception):
    """Something a person can put right. It changes nothing, and only the asker sees it."""

    def __init__(self, code: RefusalCode, **fields: object) -> None:
        super().__init__(str(code))
        self.code = code
        self.fields = fields


class Unavailable(Refused):
    """Something Parley needs does not work just now. Nothing was changed."""


def sentence(refused: Refused) -> Message:
    """The sentence for a refusal, with its fields in place."""
    return sentence_of(refused.code.value, refused.fields)
