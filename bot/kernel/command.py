"""What every command carries: who asks, where, when, and an id for what it may create."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, TypeVar, dataclass_transform

from msgspec import Struct, StructMeta, field

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role

C = TypeVar("C", bound="CommandType")


class Caller(Struct, frozen=True, kw_only=True):
    """A member speaking in a place; `within` is the one of which it is a thread, if of any.
    `message` is the address of the message that they wrote there, where their plain words are
    taken and everybody has read them; "" where they say it in any other way. What they are answered
    is `seen_by_all` where they asked in a message, and where nobody else is."""

    community: CommunityId
    place: PlaceId
    member: MemberId
    name: str
    role: Role = Role.MEMBER
    within: PlaceId | None = None
    message: str = ""
    seen_by_all: bool = False


class Declaration(Struct, frozen=True, kw_only=True):
    """How a command is given: what the keywords of its class say.

    `path` is its words as typed, "" for what no member gives (a tick of the clock). `title`
    stands over its form, in 24 characters at most; without one the first line of documentation
    does. `role` is the least that may give it. `examples` are typed lines, shown in help.
    `synonyms` are other words by which people ask for it, such as "upload" where the path says
    "add". `form_when_empty` asks by a form when nothing at all was given; that of a `prefilled`
    one shows how things stand. A `quiet` one serves buttons and is left out of help and
    completion. What comes with a `private` one (a ballot, a stance) is for nobody else's eyes:
    no platform shows the line to the room. What is done by a `public` one hides nothing all the
    same: nobody minds who typed it where all can read it. A `placed` one does something to the
    place where it is used. One that `opens` something is, beyond its role, for those who may open
    debates in the community. One that `needs_model` does nothing without a language model. A `slow`
    one may take a second or more: it is acknowledged before that.
    """

    path: str = ""
    title: str = ""
    role: Role = Role.MEMBER
    examples: tuple[str, ...] = ()
    synonyms: str = ""
    form_when_empty: bool = False
    prefilled: bool = False
    quiet: bool = False
    private: bool = False
    public: bool = False
    placed: bool = False
    opens: bool = False
    slow: bool = False
    needs_model: bool = False


class CommandType(StructMeta):
    """Keeps what the keywords of a command's class say."""

    def __new__(  # the keywords of a class
        mcs: type[C],
        name: str,
        bases: tuple[type, ...],
        namespace: Mapping[str, object],
        /,
        *,
        path: str = "",
        title: str = "",
        role: Role = Role.MEMBER,
        examples: tuple[str, ...] = (),
        synonyms: str = "",
        form_when_empty: bool = False,
        prefilled: bool = False,
        quiet: bool = False,
        private: bool = False,
        public: bool = False,
        placed: bool = False,
        opens: bool = False,
        slow: bool = False,
        needs_model: bool = False,
        frozen: bool = True,
        kw_only: bool = True,
    ) -> C:
        """The class. Raises TypeError where one that members give has no docstring."""
        if path and not namespace.get("__doc__"):
            raise TypeError(f"{name} needs a docstring: its first line is what help says of it")
        declared = Declaration(
            path=path,
            title=title,
            role=role,
            examples=examples,
            synonyms=synonyms,
            form_when_empty=form_when_empty,
            prefilled=prefilled,
            quiet=quiet,
            private=private,
            public=public,
            placed=placed,
            opens=opens,
            slow=slow,
            needs_model=needs_model,
        )
        body = {**namespace, "declared": declared}
        return super().__new__(mcs, name, bases, body, frozen=frozen, kw_only=kw_only)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Command(Struct, frozen=True, kw_only=True, metaclass=CommandType):
    """Something a member asks of Parley. Each feature derives its own from this one.

    The class of a command is all there is to declare: its first line of documentation is what help
    says of it, its keywords (see `Declaration`) how it is given, and its annotated fields what it
    takes (see `bot.kernel.catalog.takes`). `at` is the instant in UTC; `id` is fresh and unique,
    for rows that the command may make.
    """

    declared: ClassVar[Declaration]

    by: Caller
    at: datetime
    id: str
