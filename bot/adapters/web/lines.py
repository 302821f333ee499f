"""What a member sent: a command, words for Parley or plain talk, and how the room sees it."""

import re
from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct, field

from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind, Upload
from bot.kernel.catalog.parsing import names_a_command, split_words
from bot.kernel.ids import PlaceId
from bot.kernel.message import Message, said, say
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused
from bot.kernel.view import Code as Literal
from bot.kernel.view import Span, Strong, View, note, text

LONGEST_TALK = 4000
LONGEST_ECHO = 600
LONGEST_VALUE = 160

_MENTION = re.compile(
    r"(?:@parley\b[\s,:]*|parley\s*[,:]\s*)(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_HEAD = 200  # characters of a line in which the command's own words must stand


class Said(Struct, frozen=True, kw_only=True):
    """What a tab sent. `pressed` is the label of the button or the title of the form that it came
    from, `filled` says that it was a form, `form` is its id in the page, and `seen` are the labels
    of what was chosen in it, by the name of the input; `files` are named by the input they belong
    to, or by nothing when they were attached to the line. Words were `begun` as a speech where the
    page said so meanwhile."""

    place: PlaceId
    words: str
    nonce: str
    begun: bool = False
    pressed: str = ""
    filled: bool = False
    form: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)


class To(Enum):
    """Whom a line is for."""

    COMMAND = auto()
    PARLEY = auto()
    ROOM = auto()


class Line(Struct, frozen=True, kw_only=True):
    """A line as it will be answered. `entry` is the command it names, if it names one rightly;
    `typed` lines are new to the room, others came from a post that stands in it, such as a form
    that was `filled`, with the id `form` in the page. `spoken` ones are plain words that a command
    takes, such as a speech."""

    to: To
    words: str
    typed: bool = True
    filled: bool = False
    form: str = ""
    spoken: bool = False
    entry: Entry | None = None
    given: Mapping[str, str | Upload] = field(default_factory=dict)


def read_line(said: Said, catalog: Catalog) -> Line:
    """Whom the words are for, and what comes with them.

    Raises Refused (NOTHING_SAID, TALK_TOO_LONG, FILE_ALONE, FILE_UNUSED).
    """
    words = clean_words(said.words).strip()
    mention = _MENTION.fullmatch(words)
    addressed = mention["words"].strip() if mention else ""
    if words.startswith("/"):
        return _command(words, said, catalog)
    if addressed and names_a_command(addressed, catalog):
        return _command(addressed, said, catalog)
    if said.files:
        raise Refused(ConsoleRefusal.FILE_ALONE, example=_example(catalog))
    if not words:
        raise Refused(ConsoleRefusal.NOTHING_SAID)
    if len(words) > LONGEST_TALK:
        raise Refused(ConsoleRefusal.TALK_TOO_LONG, length=len(words), longest=LONGEST_TALK)
    return Line(to=To.PARLEY if mention else To.ROOM, words=addressed if mention else words)


def as_command(action: str, words: str, catalog: Catalog) -> Line:
    """Plain words that a command takes, as if they had been sent with it."""
    entry = _entry(action, catalog)
    return Line(to=To.COMMAND, words=action, spoken=True, entry=entry, given={"words": words})


def _command(words: str, said: Said, catalog: Catalog) -> Line:
    entry = _entry(words, catalog)
    fields: dict[str, str | Upload] = dict(said.values)
    for name, upload in said.files.items():
        takes = [p.name for p in entry.parameters if p.kind is ParameterKind.FILE] if entry else []
        if entry is not None and not takes:
            raise Refused(ConsoleRefusal.FILE_UNUSED, command=entry.name)
        fields[name if name in takes or not takes else takes[0]] = upload
    typed, filled = not said.pressed, said.filled
    return Line(
        to=To.COMMAND,
        words=words,
        typed=typed,
        filled=filled,
        form=said.form,
        entry=entry,
        given=fields,
    )


def _entry(words: str, catalog: Catalog) -> Entry | None:
    says = tuple(word.says.lower() for word in split_words(words[:_HEAD].removeprefix("/"))[:2])
    return catalog.by_path.get(says) or catalog.by_path.get(says[:1])


def _example(catalog: Catalog) -> str:
    """The first command that takes a file."""
    taking = (e for e in catalog.entries if any(p.kind is ParameterKind.FILE for p in e.parameters))
    return "/" + next(taking).name


# --- how it is shown --------------------------------------------------------------------------


class Echo(Struct, frozen=True):
    """The line as its author sees it, and the others too if it is not `private`."""

    view: View
    private: bool


def echo(sent: Said, line: Line) -> Echo:
    """A line as a post. What is said to Parley is nobody else's business: what comes of it for
    others, they see from Parley. Long words are shown by their beginning."""
    talk = Echo(
        View(blocks=(text(clean_words(sent.words).strip()),)), private=line.to is not To.ROOM
    )
    if line.to is not To.COMMAND or line.spoken:
        return talk
    if sent.pressed and not sent.filled:
        return Echo(View(blocks=(note(clean_words(sent.pressed)),)), private=True)
    if line.entry is None:
        return Echo(View(blocks=(text(Literal(_short(line.words, LONGEST_ECHO))),)), private=True)
    command = Literal(_short(_slashed(line.words), LONGEST_ECHO))
    spans: list[str | Span] = [Strong(clean_words(sent.pressed)) if sent.filled else command]
    for parameter in line.entry.parameters:
        if words := _value_words(parameter, line, sent):
            spans += [
                "\n",
                field_words(parameter, words) if sent.filled else f"{parameter.name}: {words}",
            ]
    return Echo(View(blocks=(text(*spans),)), private=True)


def field_words(parameter: Parameter, words: str) -> Message:
    """What a field of a form asked for, and what was filled in."""
    return say("{label}: {words}", label=said(parameter.about), words=words)


def _value_words(parameter: Parameter, line: Line, sent: Said) -> str:
    """What was filled in, as its author saw it; "" where nothing was."""
    value = line.given.get(parameter.name, "")
    if isinstance(value, Upload):
        return f"{value.name} ({_size(value)})"
    seen = sent.seen.get(parameter.name, "")
    return _short(clean_words(seen or value).strip(), LONGEST_VALUE) if value.strip() else ""


def beginning(line: Line) -> str:
    """Enough of a line to say which one is meant."""
    return _short(line.words, LONGEST_VALUE) or "Parley"


def _slashed(words: str) -> str:
    return words if words.startswith("/") else f"/{words}"


def _short(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{words[:most].rstrip()} … ({len(words):,} characters)"


def _size(upload: Upload) -> str:
    return f"{max(1, round(len(upload.content) / 1000)):,} kB"
