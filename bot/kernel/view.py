"""What to show, said once: every platform renders these same few blocks.

Words are plain until a renderer escapes them, so nobody's words can mention, link or format.
"""

from datetime import datetime
from enum import StrEnum
from functools import cached_property
from zlib import crc32

from msgspec import Struct

from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.message import ViewPart, Words, say

ACTION_LIMIT = 100
"""Characters of a button's action: the shortest platform limit (Discord's custom id)."""


class Audience(StrEnum):
    """Who sees a view."""

    ROOM = "room"
    ASKER = "asker"


class Tone(StrEnum):
    """How a button, note or notice presents itself."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


# --- spans: words inside a line ---------------------------------------------------------------


class Plain(ViewPart, frozen=True):
    words: Words

    def __str__(self) -> str:
        return str(self.words)


class Strong(ViewPart, frozen=True):
    words: Words

    def __str__(self) -> str:
        return str(self.words)


class Emphasis(ViewPart, frozen=True):
    words: Words

    def __str__(self) -> str:
        return str(self.words)


class Code(ViewPart, frozen=True):
    words: Words

    def __str__(self) -> str:
        return str(self.words)


class Link(ViewPart, frozen=True):
    words: Words
    address: str

    def __str__(self) -> str:
        return str(self.words)


class Person(ViewPart, frozen=True):
    member: MemberId
    name: Words

    def __str__(self) -> str:
        return str(self.name)


class Place(ViewPart, frozen=True):
    """A room; a platform may show its own name for it, and lead there."""

    place: PlaceId
    name: Words

    def __str__(self) -> str:
        return str(self.name)


class Moment(ViewPart, frozen=True):
    """An instant in UTC, shown in the reader's own time zone."""

    at: datetime
    brief: bool = False
    """Is the time of day enough, as it comes within hours of being said?"""

    def __str__(self) -> str:
        return f"{self.at:%H:%M} UTC" if self.brief else f"{self.at:%d %B %Y, %H:%M} UTC"


Span = Plain | Strong | Emphasis | Code | Link | Person | Place | Moment


# --- blocks -----------------------------------------------------------------------------------


class Heading(ViewPart, frozen=True):
    words: Words


class Text(ViewPart, frozen=True):
    spans: tuple[Span, ...]


class Citation(Struct, frozen=True):
    """Points at a paragraph; `action` is the command that opens it in its context. One that
    `leads` stands before the words that it is for."""

    label: Words
    action: str
    leads: bool = False


class Quotation(ViewPart, frozen=True):
    """Words of an article or of a member, exactly as they stand."""

    spans: tuple[Span, ...]
    citation: Citation | None = None

    @property
    def cited_spans(self) -> tuple[Span, ...]:
        """The words, with what they are cited by before or behind them."""
        if self.citation is None:
            return self.spans
        if self.citation.leads:
            return (Plain(f"{self.citation.label} "), *self.spans)
        return (*self.spans, Plain(f" {self.citation.label}"))


class Fields(ViewPart, frozen=True):
    """Names with values, a line each."""

    rows: tuple[tuple[Words, Text], ...]


class Items(ViewPart, frozen=True):
    """A list, numbered from `first` when `ordered`."""

    items: tuple[Text, ...]
    ordered: bool = False
    first: int = 1


class Table(ViewPart, frozen=True):
    """Cells of plain words under column heads; `caption` says what it shows. `lines` are its rows
    where it is too wide for the face, a line each; see bot/kernel/tables.py."""

    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: Words = ""
    lines: tuple[Text, ...] = ()


class Meter(ViewPart, frozen=True):
    """A mark on a short scale: `step` of `steps`, said in `words`."""

    label: Words
    step: int
    steps: int
    words: Words


class Countdown(ViewPart, frozen=True):
    """An instant in UTC that the reader's own client counts down to. The label, such as “The vote
    ends:”, has to read well before “in 2 minutes”, “3 minutes ago”, “4:59” and “18:07”."""

    label: Words
    until: datetime


class Picture(ViewPart, frozen=True):
    """A PNG image; `alt` says in words what it finds. `light` is the same for pages whose reader
    likes them light; where there is none, `png` is for all."""

    png: bytes
    alt: Words
    name: str = "picture.png"
    light: bytes = b""


class Attachment(ViewPart, frozen=True):
    """A file to take along; `name` ends with its kind, such as transcript.md."""

    name: str
    content: bytes
    label: Words = ""


class Divider(ViewPart, frozen=True):
    pass


class Note(ViewPart, frozen=True):
    """Small print under the matter."""

    spans: tuple[Span, ...]


class Button(Struct, frozen=True):
    """`action` is a whole command as text, so a button outlives a restart."""

    label: Words
    action: str
    tone: Tone = Tone.PLAIN


class Buttons(ViewPart, frozen=True):
    buttons: tuple[Button, ...]


class Option(Struct, frozen=True):
    """One of several: for a Choice `value` is a whole command, in a form it is the answer. Among
    any of several those of one `group` exclude each other, unless they are `joinable`; `short` is
    what it is called beside the group's name, and `chapter` what several groups are about."""

    label: Words
    value: str
    hint: Words = ""
    group: Words = ""
    short: Words = ""
    joinable: bool = False
    chapter: Words = ""


class Choice(ViewPart, frozen=True):
    """Pick one; each option's value is the whole command it sends."""

    label: Words
    options: tuple[Option, ...]


class LineInput(ViewPart, frozen=True, kw_only=True):
    """A line of words of one's own, or one of those that it `suggests`; `offers` names the list
    that they are on (Parameter.completion)."""

    name: str
    label: Words
    hint: Words = ""
    value: str = ""
    required: bool = True
    longest: int = 300
    offers: str = ""
    suggests: tuple[Option, ...] = ()


class ParagraphInput(ViewPart, frozen=True, kw_only=True):
    name: str
    label: Words
    hint: Words = ""
    value: str = ""
    required: bool = True
    longest: int = 4000


class ChoiceInput(ViewPart, frozen=True, kw_only=True):
    """One of `options`. Where a platform cannot show so many, their titles are searched for what is
    typed; `offers` names the list that they are on (Parameter.completion), and `empty_label` says
    what no choice means."""

    name: str
    label: Words
    options: tuple[Option, ...]
    hint: Words = ""
    value: str = ""
    required: bool = True
    offers: str = ""
    empty_label: Words = ""

    @property
    def title(self) -> Words:
        """What is chosen, as it is shown; "" if nothing is."""
        return next((option.label for option in self.options if option.value == self.value), "")


class OptionGroup(Struct, frozen=True):
    """Options that belong together, of which one is chosen, or none to leave it as it is."""

    name: Words
    options: tuple[Option, ...]

    @property
    def joinable(self) -> bool:
        """Can several of them be chosen?"""
        return all(option.joinable for option in self.options)


class SeveralInput(ViewPart, frozen=True, kw_only=True):
    """Any of `options`; `offers` names the list that they are on (Parameter.completion)."""

    name: str
    label: Words
    options: tuple[Option, ...]
    hint: Words = ""
    values: tuple[str, ...] = ()
    required: bool = True
    offers: str = ""

    @property
    def groups(self) -> "tuple[OptionGroup, ...]":
        """The options by their groups, in order; none where they have none."""
        by_name: dict[Words, list[Option]] = {}
        for option in self.options:
            if option.group:
                by_name.setdefault(option.group, []).append(option)
        return tuple(OptionGroup(name, tuple(options)) for name, options in by_name.items())


class NumberInput(ViewPart, frozen=True, kw_only=True):
    name: str
    label: Words
    hint: Words = ""
    value: str = ""
    required: bool = True
    least: int | None = None
    most: int | None = None


class FileInput(ViewPart, frozen=True, kw_only=True):
    name: str
    label: Words
    hint: Words = ""
    required: bool = True


class Pick(StrEnum):
    """What the platform can offer to pick from: its rooms, its roles or groups of people, and the
    people themselves."""

    PLACE = "place"
    GROUP = "group"
    MEMBER = "member"


class PickInput(ViewPart, frozen=True, kw_only=True):
    """One place or group, by the id that the platform gives it, or one member. Where a platform
    has nothing of its own to pick from, it is one of `options`, or typed if there are none."""

    name: str
    label: Words
    of: Pick
    hint: Words = ""
    value: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()


Input = (
    LineInput | ParagraphInput | ChoiceInput | SeveralInput | NumberInput | FileInput | PickInput
)


class Form(ViewPart, frozen=True, kw_only=True):
    """Asks for values; sent back with `action`, the command (as text) that they complete. `notes`
    stand above the fields. One that is `placed` does something to a place; opened from nowhere, it
    asks for that, too."""

    title: Words
    action: str
    inputs: tuple[Input, ...]
    submit: Words = say("Send")
    placed: bool = False
    notes: tuple[Text, ...] = ()


Block = (
    Heading
    | Text
    | Quotation
    | Fields
    | Items
    | Table
    | Meter
    | Countdown
    | Picture
    | Attachment
    | Divider
    | Note
    | Buttons
    | Choice
    | Form
)


class View(Struct, frozen=True, kw_only=True, dict=True):
    """One message. Sending the same `key` to the same place again edits it in place.

    `trouble` is set when it says that what was asked was not done. One that `moves` goes to the
    end of the place when it is sent again, where it would otherwise stay. `pings` are those whose
    turn it is: a platform may call them, and nobody else. Where one moved away from, a platform
    leaves the line `left`, with a link, or nothing. In news, `asks` is the number of the event that
    asks for an act. After one that `ends`, nothing more is
    to come: a thread made for it may be closed, under the name `called`, and what the command
    `leaves` answers may be left there. A long one may be `kept` under an id, and shown by a
    platform one `page` at a time; see `page_turns`. `about` is the parameter that was refused.
    One that `gives_back` says that words were not taken, and has them in it.
    """

    blocks: tuple[Block, ...]
    audience: Audience = Audience.ASKER
    key: str | None = None
    trouble: bool = False
    moves: bool = False
    pings: tuple[MemberId, ...] = ()
    ends: bool = False
    called: Words = ""
    kept: str = ""
    page: int = 1
    leaves: str = ""
    about: str = ""
    left: Words = ""
    asks: int = 0
    gives_back: bool = False

    @cached_property
    def laid_out(self) -> dict[object, object]:
        """What a face has made of it, by face and reader. A view that is shown again and again,
        such as a page of an article, need not be laid out anew each time; it goes with the view."""
        return {}


TURN = "/page"
"""The command that shows another page of a view that is kept."""


def page_turns(view: View, pages: int) -> tuple[Block, ...]:
    """What stands under a page of a view that is kept: which it is of how many, and the buttons
    that turn to the others."""
    number = min(max(view.page, 1), pages)
    turns = [Button(label, f"{TURN} {view.kept} {page}") for label, page in (
        (say("Back"), number - 1), (say("Next"), number + 1)
    ) if 1 <= page <= pages]  # fmt: skip
    where = say("Page {number} of {pages}", number=number, pages=pages)
    return (note(where), Buttons(tuple(turns)))


LEAST_MARK = 1 << 30
"""Marks have 31 bits, of which the first is set."""


def mark_of(view: View) -> int:
    """What a message carries that shows one member a view with a key, so that an answer with the
    same key can take its place; 0 for all other views."""
    if not view.key or view.audience is not Audience.ASKER:
        return 0
    return LEAST_MARK | crc32(view.key.encode()) % LEAST_MARK


def render_left(view: View, address: str) -> View:
    """What stands where a view has moved away from: the line that it leaves, with a link."""
    link = Link(say("Go to the board"), address)
    return View(blocks=(text(view.left, " ", link),))


def line(*parts: str | Span) -> tuple[Span, ...]:
    """Spans from strings and spans: a bare string is plain words."""
    return tuple([Plain(part) if isinstance(part, str) else part for part in parts])


def text(*parts: str | Span) -> Text:
    """A text block: `text("Hello ", Strong("world"))`."""
    return Text(line(*parts))


def note(*parts: str | Span) -> Note:
    """A note block, built like `text`."""
    return Note(line(*parts))
