"""Why the bot said no: the two exceptions that people are meant to see."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, unique
from typing import TYPE_CHECKING

from bot.kernel.message import Message, cut_long, row_of, sentence_of, spelled
from bot.kernel.permission import Role

if TYPE_CHECKING:
    from bot.kernel.explaining import RefusalExplanation


LONGEST_FIELD = 300
"""Characters of a refusal's field: enough for a list of choices, too few to fill a screen."""


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
    UNKNOWN_COMMAND = "There is no command “{word}”. See them all with {/help}."
    UNKNOWN_COMMAND_GUESS = "There is no command “{word}”. Did you mean {guess}?"
    COMMAND_UNFINISHED = "{group} needs one more word: {known}."
    UNKNOWN_OPTION = "{command} has no field “{option}”. See its fields with {help}."
    UNKNOWN_OPTION_IN_WORDS = (
        "{command} has no field “{option}”. If it belongs to your words, put them in quotation "
        "marks."
    )
    UNKNOWN_OPTION_GUESS = "There is no field “{option}” here. Did you mean “{guess}”?"
    TOO_MANY_WORDS = (
        "Too many words: {command} can’t use “{extra}”. Put quotation marks around words that "
        "belong together."
    )
    TAKES_NO_WORDS = (
        "{command} takes no words of its own. Please send it alone. A name goes in quotation marks."
    )
    VALUE_EMPTY = "“{label}” is empty. Please fill it in."
    VALUE_TOO_LONG = (
        "“{label}” takes at most {longest} characters; yours has {length}. Please shorten it."
    )
    NOT_A_NUMBER = "“{label}” needs {span}. “{given}” is not a number."
    OUT_OF_RANGE = "“{label}” needs {span}, not {given}."
    NOT_YES_OR_NO = "“{label}” needs yes or no, not “{given}”."
    NOT_AN_OPTION = "“{label}” needs one of these: {allowed}. “{given}” is not one of them."
    NOT_AN_OPTION_GUESS = "“{label}” can’t be “{given}”. Did you mean “{guess}”?"
    NOTHING_TO_CHOOSE = "{label}: there is nothing to choose from yet."
    NOT_LISTED_GUESS = "There is no “{given}”. Did you mean {titles}?"
    SEVERAL_LISTED = "“{given}” may be any of several. Choose the one you mean from the list."
    NO_SUCH_MEMBER = (
        "Nobody here goes by “{member}”. Pick them from the list, or mention them with an @."
    )
    SEVERAL_MEMBERS = (
        "Several people here go by “{member}”. Pick the one you mean from the list, or mention"
        " them with an @."
    )
    FILE_TOO_MUCH = (
        "Reading that took too long, so I stopped. Please send a shorter or simpler file."
    )
    FORM_GONE = "That form is no longer kept. Please start it again."
    NEEDS_A_FILE = "“{label}” is a file: attach it, or give a link or the text instead."
    LINE_TOO_LONG = (
        "That message has {length} characters; {longest} is the most that I can read at once."
    )
    NOT_ALLOWED = "{command} is for {roles}. Ask one of them, or ask an admin to make you a chair."
    FOR_ADMINS = "{command} is for {roles}. Ask one of them."

    TOO_FAST = "That was a lot at once. Please wait {seconds} seconds, then send it again."

    # times
    WHEN_WRONG = (
        "“{given}” is not a time Parley can read. Write it like tomorrow 18:00, in 2 hours, or "
        "2026-12-01 18:00 Europe/Kyiv."
    )
    WHEN_PAST = "“{given}” is in the past. Please choose a later time."
    WHEN_FAR = "“{given}” is more than a year away. Please choose an earlier time."
    ZONE_WRONG = "There is no time zone “{given}”. Write it like Europe/Kyiv, or UTC."

    # rooms
    ROOM_GONE = "The place where this debate ran is gone. Move the debate with {/chair move}."
    PLATFORM_STOPPED = "{platform} stopped for a reason that Parley does not know; see the log."
    ROOM_NOT_REACHED = "Parley can’t post there just now. It appears as soon as it can."

    # two at once
    CHANGED_MEANWHILE = "Somebody else changed this at the same moment. Please try again."
    SAID_ALREADY = "You have just said that, and it is on record."

    # whether all is well
    CLOCK_LATE = "The clock is {seconds} seconds late, so turns end late. Look at the log."
    STORE_SLOW = (
        "The database has not answered for {seconds} seconds. Look at the log and the disk."
    )

    # settings and secrets
    SETTING_UNKNOWN = "There is no setting {name}. Did you mean {guess}?"
    SETTING_WRONG = "{name} can’t be “{given}”: {why}. The file .env.template says what to write."
    SECRET_WRONG = "{name} can’t be used: {why}. The file .env.template says what to write."
    SETTING_TWICE = "Both {name} and {name}_FILE are set. Keep one of them."
    SECRET_UNREADABLE = (
        "{name} points to {path}, which can’t be read. Check the path and who may read it."
    )
    SLACK_KEY_SHORT = (
        "PARLEY_SLACK_KEY needs at least {shortest} characters. Make one with “openssl rand "
        "-hex 32”, and keep it."
    )
    SLACK_KEY_WRONG = (
        "The workspaces’ tokens were sealed with another PARLEY_SLACK_KEY. Write the new key, "
        "a comma, and the old key. Or install Parley in the workspaces again."
    )


class Refused(Exception):
    """Something a person can put right. It changes nothing, and only the asker sees it. What it
    repeats of what somebody typed is cut to `LONGEST_FIELD`, so that no more is kept either; but
    words that no form takes any more are `given_back` to their author in full."""

    def __init__(self, code: RefusalCode, **fields: object) -> None:
        super().__init__(str(code))
        self.code = code
        self.fields = {name: cut_long(field, LONGEST_FIELD) for name, field in fields.items()}
        self.about = str(self.fields.get("name", ""))
        self.explanation: RefusalExplanation | None = None
        self.given_back: tuple[str, ...] = ()
        self.meant: tuple[str, tuple[tuple[str, str], ...]] = "", ()

    def regarding(self, parameter: str) -> "Refused":
        """The refusal of a value for a parameter, by its name: a form marks the field."""
        self.about = parameter
        return self

    def choosing(self, parameter: str, things: Iterable[tuple[str, str]]) -> "Refused":
        """The refusal of a command that may mean any of several things, each by its key and its
        title: whoever is refused can choose one, and what they gave goes on with it."""
        self.meant = parameter, tuple(things)
        return self


class SeveralRefused(Refused):
    """Several values are wrong at once: a refusal for each. It says what the first says."""

    def __init__(self, refusals: Sequence[Refused]) -> None:
        super().__init__(refusals[0].code, **refusals[0].fields)
        self.about = refusals[0].about
        self.refusals = tuple(refusals)


def check_option(label: str, given: str, allowed: Iterable[str]) -> None:
    """Raises Refused (NOT_AN_OPTION) where what was given for a field is none of its options."""
    options = tuple(allowed)
    if given not in options:
        raise Refused(
            KernelRefusal.NOT_AN_OPTION, label=label, given=given, allowed=", ".join(options)
        )


class RefusalNotes:
    """Notes what is wrong, value by value, so that all of it is told at once."""

    def __init__(self) -> None:
        self._noted: list[Refused] = []

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note the refusal of what is done in the block. Raises Unavailable."""
        try:
            yield
        except Unavailable:
            raise
        except Refused as refused:
            self._noted.append(refused)

    def raise_noted(self) -> None:
        """Raises Refused with what was noted, SeveralRefused with several."""
        if self._noted:
            raise self._noted[0] if len(self._noted) == 1 else SeveralRefused(self._noted)


class Unavailable(Refused):
    """Something Parley needs does not work just now. Nothing was changed."""


def sentence(refused: Refused) -> Message:
    """The sentence for a refusal, with its fields in place, and who can do what was refused."""
    words = sentence_of(refused.code.value, refused.fields)
    explanation = refused.explanation
    if explanation is None or not explanation.sentences:
        return words
    return row_of((words, *explanation.sentences), "")


def build_role_refusal(command: str, role: Role) -> Refused:
    """The refusal of a command, such as `debate open`, to those who lack the role it takes."""
    code = KernelRefusal.FOR_ADMINS if role is Role.ADMIN else KernelRefusal.NOT_ALLOWED
    return Refused(code, command=spelled(command), roles=role.titles)
