"""Forms as Slack's windows: a block a field, and what was filled in read back."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.adapters.slack.blocks import LONGEST_VALUE, label, option_of
from bot.adapters.slack.chapters import cut_into_chapters
from bot.adapters.slack.markup import Element, mrkdwn
from bot.adapters.slack.places import PressedAlone, Where, dump
from bot.kernel.labels import split_label
from bot.kernel.message import count_of, say
from bot.kernel.pieces import cut_into_pieces, cut_into_slices, find_continued, name_piece, shorten
from bot.kernel.reader import ENGLISH, Reader, put_into_words
from bot.kernel.view import (
    ChoiceInput,
    FileInput,
    Form,
    Input,
    LineInput,
    NumberInput,
    Option,
    OptionGroup,
    ParagraphInput,
    Pick,
    PickInput,
    SeveralInput,
)

MOST_FIELDS = 95
"""Of a window's 100 blocks."""

LONGEST_INPUT = 3000
LONGEST_TITLE = 24
LONGEST_HINT = 2000
LONGEST_GROUP = 75
LONGEST_NUMBER = 60
"""Numbers are typed as words: Slack’s own field for them would not take 60 %."""

NAME = "Parley"
"""The title of a window whose own stands above its fields, since it would be cut."""

MORE = 4
"""Fields at most for one long text."""

MOST_BOXES = 10
MOST_OPTIONS = 100
VALUE, OFFER, GROUP = "value", "offer", "group"
"""Tell apart the fields of a form: plain ones, and those whose options Parley is asked for."""

IN_CHANNEL = "in channel"
"""The field that says where, in a form that was opened from nowhere."""

NOTICE = "notice"

Payload = dict[str, Any]


def window(
    form: Form,
    here: Where,
    notice: str = "",
    reader: Reader = ENGLISH,
    alone: PressedAlone | None = None,
) -> Payload:
    """A form as a window for its reader; `notice` stands above, when what was sent was not taken.
    It may have been opened from a message that they `alone` see.
    Opened from nowhere, or where one talks to Parley alone, it asks for the channel, too."""
    form = put_into_words(form, reader)
    blocks: list[Element] = []
    if notice:
        words = label(reader.bare(notice), LONGEST_INPUT)
        blocks.append({"type": "section", "block_id": NOTICE, "text": words})
    fits = len(form.title) <= LONGEST_TITLE
    if not fits:
        blocks.append({"type": "section", "text": label(form.title, LONGEST_INPUT)})
    for note in form.notes:
        said = shorten(mrkdwn(note.spans), LONGEST_INPUT)
        blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": said}})
    if form.placed and (here.alone or not here.channel):
        blocks.append(_asks_where(reader))
    for field in form.inputs[:MOST_FIELDS]:
        blocks += [made for part in cut_into_chapters(field) for made in _blocks(part, reader)]
    left = len(form.inputs) - MOST_FIELDS
    if left > 0:
        more = count_of(
            left,
            "{n} more field doesn’t fit here. Type the command to fill it in.",
            "{n} more fields don’t fit here. Type the command to fill them in.",
        )
        blocks.append({"type": "section", "text": label(reader.word(more), 3000)})
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": dump(form.action, here, alone),
        "title": label(form.title if fits else NAME, LONGEST_TITLE),
        "submit": label(form.submit, LONGEST_TITLE),
        "close": label(reader.word(say("Cancel")), LONGEST_TITLE),
        "blocks": blocks,
    }


def shown(title: str, blocks: list[Element], here: Where, reader: Reader = ENGLISH) -> Payload:
    """A window that only shows something."""
    return {
        "type": "modal",
        "callback_id": "shown",
        "private_metadata": dump("", here),
        "title": label(title, LONGEST_TITLE),
        "close": label(reader.word(say("Close")), LONGEST_TITLE),
        "blocks": blocks,
    }


def filled(state: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Mapping[str, Any]], str]:
    """What was filled in by field, files by field, and the channel that was chosen."""
    values_by_field: dict[str, str] = {}
    files: dict[str, Mapping[str, Any]] = {}
    channel = ""
    for name, block in state.items():
        for element in block.values():
            if element.get("type") == "file_input":
                if handed := element.get("files"):
                    files[name] = handed[0]
            elif name == IN_CHANNEL:
                channel = _value(element)
            elif first := find_continued(name):
                joint = ", " if "selected_options" in element else "\n\n"
                pieces = (values_by_field.get(first, ""), _value(element))
                values_by_field[first] = joint.join(filter(None, pieces))
            else:
                values_by_field[name] = _value(element)
    return values_by_field, files, channel


def field_names(view: Mapping[str, Any]) -> set[str]:
    """The fields under which a window can say what is wrong."""
    blocks = view.get("blocks", ())
    return {str(block["block_id"]) for block in blocks if block.get("type") == "input"}


def _value(element: Mapping[str, Any]) -> str:
    if "selected_options" in element:
        return ", ".join(str(option["value"]) for option in element["selected_options"] or ())
    if "selected_option" in element:
        return str((element["selected_option"] or {}).get("value", ""))
    if user := element.get("selected_user"):
        return f"<@{user}>"
    return str(element.get("value") or element.get("selected_conversation") or "")


def _asks_where(reader: Reader) -> Element:
    asked = {
        "type": "conversations_select",
        "action_id": VALUE,
        "default_to_current_conversation": True,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return _block(IN_CHANNEL, reader.word(say("In which channel")), asked, required=True)


def _block(name: str, words: str, element: Element, *, required: bool, hint: str = "") -> Element:
    words, hint = split_label(words, hint)
    block: Element = {
        "type": "input",
        "block_id": name,
        "label": label(words, LONGEST_HINT),
        "optional": not required,
        "element": element,
    }
    if hint.strip():
        block["hint"] = label(hint, LONGEST_HINT)
    return block


def _blocks(field: Input, reader: Reader) -> list[Element]:
    if isinstance(field, ParagraphInput) and field.longest > LONGEST_INPUT:
        return _long(field, reader)
    element = _element(field, reader)
    return [_block(field.name, field.label, element, required=field.required, hint=field.hint)]


def _long(field: ParagraphInput, reader: Reader) -> list[Element]:
    """Several fields for a text that may be longer than one of Slack's takes."""
    blocks: list[Element] = []
    continued = reader.word(say("{label}, continued", label=field.label))
    parts = list(cut_into_pieces(field.value, LONGEST_INPUT)) if field.value else [""]
    for number in range(max(MORE, len(parts))):
        part = parts[number] if number < len(parts) else ""
        element = _text(part, LONGEST_INPUT, paragraph=True)
        name = name_piece(field.name, number)
        about = field.label if number == 0 else continued
        required = field.required and number == 0
        blocks.append(_block(name, about, element, required=required, hint=field.hint))
    return blocks


def _element(field: Input, reader: Reader) -> Element:  # noqa: C901  # a case a field
    match field:
        case LineInput():
            return _text(field.value, field.longest)
        case ParagraphInput():
            return _text(field.value, field.longest, paragraph=True)
        case NumberInput():
            return _text(field.value, LONGEST_NUMBER)
        case ChoiceInput():
            options = _unlike(field.options)
            if field.offers and not _fit(options):
                return _offered(OFFER, field.title, field.value)
            if not _fit(options):
                return _text(field.value, LONGEST_INPUT)
            return _select(options, field.value, reader)
        case SeveralInput():
            options = _unlike(field.options)
            if not _are_valued(options):
                return _text(", ".join(field.values), LONGEST_INPUT)
            return _several(field, options, reader)
        case PickInput(of=Pick.PLACE):
            element: Element = {"type": "conversations_select", "action_id": VALUE}
            element["filter"] = {"include": ["public", "private"], "exclude_bot_users": True}
            if field.value[:1] in ("C", "G"):
                element["initial_conversation"] = field.value
            return element
        case PickInput(of=Pick.MEMBER):
            people: Element = {"type": "users_select", "action_id": VALUE}
            if field.value[:1] in ("U", "W"):
                people["initial_user"] = field.value
            return people
        case PickInput():
            return _offered(GROUP, field.value, field.value)
        case FileInput():
            return {"type": "file_input", "action_id": VALUE, "max_files": 1}


def _text(value: str, longest: int, *, paragraph: bool = False) -> Element:
    most = max(1, min(longest, LONGEST_INPUT))
    element: Element = {"type": "plain_text_input", "action_id": VALUE, "max_length": most}
    if paragraph:
        element["multiline"] = True
    if value:
        element["initial_value"] = value[:most]
    return element


def _offered(kind: str, title: str, value: str) -> Element:
    element: Element = {"type": "external_select", "action_id": kind, "min_query_length": 0}
    if 0 < len(value) <= LONGEST_VALUE and value.strip():
        element["initial_option"] = option_of(Option(title or value, value))
    return element


def _select(options: Sequence[Option], value: str, reader: Reader) -> Element:
    offers = [option_of(option) for option in options]
    element: Element = {"type": "static_select", "action_id": VALUE, **_grouped(offers, reader)}
    if chosen := [offer for offer in offers if offer["value"] == value]:
        element["initial_option"] = chosen[0]
    return element


def _several(field: SeveralInput, options: Sequence[Option], reader: Reader) -> Element:
    offers = [option_of(option) for option in options]
    boxes = len(offers) <= MOST_BOXES and not field.groups
    element: Element = {"type": "checkboxes" if boxes else "multi_static_select"}
    element |= {"action_id": VALUE, **_grouped(offers, reader, field.groups)}
    if chosen := [offer for offer in offers if offer["value"] in field.values]:
        element["initial_options"] = chosen
    return element


def _grouped(
    offers: Sequence[Element], reader: Reader, groups: Sequence[OptionGroup] = ()
) -> Element:
    """The options of a menu under the names of their groups, or, where they have none and are more
    than one list of Slack's takes, in parts. Slack searches all of them as one."""
    if 1 < len(groups) <= MOST_OPTIONS:
        by_value = {offer["value"]: offer for offer in offers}
        named = [(group.name, [by_value[o.value] for o in group.options]) for group in groups]
    elif len(offers) <= MOST_OPTIONS:
        return {"options": list(offers)}
    else:
        parts = enumerate(cut_into_slices(offers, MOST_OPTIONS), 1)
        named = [(reader.word(say("Part {n}", n=n)), list(some)) for n, some in parts]
    titled = [{"label": label(name, LONGEST_GROUP), "options": some} for name, some in named]
    return {"option_groups": titled}


def _unlike(options: Sequence[Option]) -> list[Option]:
    return list({option.value: option for option in options}.values())


def _fit(options: Sequence[Option]) -> bool:
    return len(options) <= MOST_OPTIONS and _are_valued(options)


def _are_valued(options: Sequence[Option]) -> bool:
    return bool(options) and all(0 < len(option.value) <= LONGEST_VALUE for option in options)
