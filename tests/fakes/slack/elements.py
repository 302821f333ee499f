"""Block Kit's composition objects and elements, with their documented limits.

Sources: docs.slack.dev reference/block-kit, cross-checked with the sdk's models.
"""

from collections.abc import Iterable
from typing import Any

from tests.fakes.slack.shapes import (
    Check,
    Data,
    anything,
    array,
    boolean,
    by_type,
    exactly_one,
    integer,
    one_of,
    say,
    shape,
    string,
)


def plain(most: int) -> Check:
    """A plain_text object."""
    return by_type(
        {"plain_text": shape({"type": anything, "text": string(most)}, {"emoji": boolean})}
    )


def mrkdwn(most: int) -> Check:
    return shape({"type": anything, "text": string(most)}, {"verbatim": boolean})


def words(most: int) -> Check:
    """A text object of either kind."""
    either = {
        "plain_text": shape({"type": anything, "text": string(most)}, {"emoji": boolean}),
        "mrkdwn": mrkdwn(most),
    }
    return by_type(either)


confirm = shape(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
option = shape({"text": plain(75), "value": string(150)}, {"description": plain(75)})
rich_option = shape({"text": words(75), "value": string(150)}, {"description": words(75)})
menu_option = shape(
    {"text": plain(75), "value": string(150)}, {"description": plain(75), "url": string(3000)}
)
group = shape({"label": plain(75), "options": array(option, least=1, most=100)})
dispatching = shape(
    {}, {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), least=1)}
)
narrowing = shape(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), least=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
slack_file = shape(
    {}, {"id": string(255, like="F[A-Z0-9]{8,}"), "url": string(3000)}, exactly_one("id", "url")
)
feedback = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})

_ID = {"type": anything, "action_id": string(255, least=0)}
_INPUT = {**_ID, "focus_on_load": boolean}
_SELECT = {**_INPUT, "placeholder": plain(150), "confirm": confirm}
_TYPED = {**_INPUT, "placeholder": plain(150), "dispatch_action_config": dispatching}
ids = array(string(255), least=1)
several = {"max_selected_items": integer(1, 100)}


def _offered(value: Data) -> Iterable[Data]:
    yield from value.get("options") or ()
    for one in value.get("option_groups") or ():
        yield from one.get("options") or () if isinstance(one, dict) else ()


def _initial(value: Data, path: str, wrong: list[str]) -> None:
    """What is chosen at first must be among what is offered, to the letter."""
    first = [value["initial_option"]] if "initial_option" in value else []
    first += value.get("initial_options") or []
    offered = list(_offered(value))
    if any(one not in offered for one in first):
        say(wrong, "initial option is not among the options", path)


def _lengths(value: Data, path: str, wrong: list[str]) -> None:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if isinstance(least, int) and isinstance(most, int):
        if least > most:
            say(wrong, "min_length must be less than max_length", path)
        if len(str(value.get("initial_value", ""))) > most:
            say(wrong, f"must be less than {most + 1} characters", f"{path}/initial_value")


def _static(first: Data) -> Check:
    return shape(
        {"type": anything},
        {
            **_SELECT,
            "options": array(option, least=1, most=100),
            "option_groups": array(group, least=1, most=100),
            **first,
        },
        exactly_one("options", "option_groups"),
        _initial,
    )


def _picking(first: Data) -> Check:
    return shape({"type": anything}, {**_SELECT, **first})


def _ticking(first: Data) -> Check:
    return shape(
        {"type": anything, "options": array(rich_option, least=1, most=10)},
        {**_INPUT, "confirm": confirm, **first},
        _initial,
    )


_SOURCE = {"image_url": string(3000), "slack_file": slack_file}
image = shape(
    {"type": anything, "alt_text": string(2000)}, _SOURCE, exactly_one("image_url", "slack_file")
)
_NUMBER = string(40, like=r"-?\d+(\.\d+)?")

BUTTON = shape(
    {"type": anything, "text": plain(75)},
    {
        **_ID,
        "url": string(3000),
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "confirm": confirm,
        "accessibility_label": string(75),
    },
)
ELEMENTS: dict[str, Check] = {
    "button": BUTTON,
    "workflow_button": shape(
        {"type": anything, "text": plain(75), "workflow": anything},
        {**_ID, "style": one_of("primary", "danger"), "accessibility_label": string(75)},
    ),
    "overflow": shape(
        {"type": anything, "options": array(menu_option, least=1, most=5)},
        {**_ID, "confirm": confirm},
    ),
    "image": image,
    "static_select": _static({"initial_option": option}),
    "multi_static_select": _static({"initial_options": array(option, least=1), **several}),
    "external_select": _picking({"initial_option": option, "min_query_length": integer(0, 255)}),
    "multi_external_select": _picking(
        {"initial_options": array(option, least=1), "min_query_length": integer(0, 255), **several}
    ),
    "users_select": _picking({"initial_user": string(255)}),
    "multi_users_select": _picking({"initial_users": ids, **several}),
    "conversations_select": _picking(
        {
            "initial_conversation": string(255),
            "default_to_current_conversation": boolean,
            "filter": narrowing,
            "response_url_enabled": boolean,
        }
    ),
    "multi_conversations_select": _picking(
        {
            "initial_conversations": ids,
            "default_to_current_conversation": boolean,
            "filter": narrowing,
            **several,
        }
    ),
    "channels_select": _picking({"initial_channel": string(255), "response_url_enabled": boolean}),
    "multi_channels_select": _picking({"initial_channels": ids, **several}),
    "checkboxes": _ticking({"initial_options": array(rich_option, least=1, most=10)}),
    "radio_buttons": _ticking({"initial_option": rich_option}),
    "datepicker": _picking({"initial_date": string(10, like=r"\d{4}-\d\d-\d\d")}),
    "timepicker": _picking({"initial_time": string(5, like=r"\d\d:\d\d"), "timezone": string(255)}),
    "datetimepicker": shape(
        {"type": anything},
        {**_INPUT, "confirm": confirm, "initial_date_time": integer(10**9, 10**10 - 1)},
    ),
    "plain_text_input": shape(
        {"type": anything},
        {
            **_TYPED,
            "initial_value": string(3000, least=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        _lengths,
    ),
    "email_text_input": shape({"type": anything}, {**_TYPED, "initial_value": string(255)}),
    "url_text_input": shape({"type": anything}, {**_TYPED, "initial_value": string(3000)}),
    "number_input": shape(
        {"type": anything, "is_decimal_allowed": boolean},
        {**_TYPED, "initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
    ),
    "rich_text_input": shape({"type": anything}, {**_TYPED, "initial_value": anything}),
    "file_input": shape(
        {"type": anything},
        {**_ID, "filetypes": array(string(255), least=1), "max_files": integer(1, 10)},
    ),
    "feedback_buttons": shape(
        {"type": anything, "positive_button": feedback, "negative_button": feedback}, _ID
    ),
    "icon_button": shape(
        {"type": anything, "icon": one_of("trash"), "text": plain(75)},
        {
            **_ID,
            "value": string(2000),
            "confirm": confirm,
            "accessibility_label": string(75),
            "visible_to_user_ids": ids,
        },
    ),
}

_SINGLE = "static external users conversations channels"
SELECTS = {f"{kind}_select" for kind in _SINGLE.split()}
MULTI = {f"multi_{kind}" for kind in SELECTS}
_PICKERS = {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
IN_SECTION = {"button", "image", "overflow", "workflow_button"} | SELECTS | MULTI | _PICKERS
IN_ACTIONS = {"button", "overflow", "workflow_button", "datetimepicker"} | SELECTS | _PICKERS
TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
IN_INPUT = {"rich_text_input", "file_input", "datetimepicker"} | TYPED | SELECTS | MULTI | _PICKERS
ONLY_IN_MODALS = {"email_text_input", "url_text_input", "number_input", "file_input"}


def some(names: Iterable[str]) -> dict[str, Check]:
    """Those elements alone."""
    return {name: ELEMENTS[name] for name in names}


def find_all(value: Any) -> Iterable[Data]:
    """Every object in a tree that carries an action_id or could."""
    if isinstance(value, dict):
        if value.get("type") in ELEMENTS:
            yield value
        for inner in value.values():
            yield from find_all(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_all(inner)
