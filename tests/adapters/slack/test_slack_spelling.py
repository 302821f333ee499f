"""Commands in sentences, as members of Slack can type them."""

import pytest

from bot.adapters.slack.spelling import reader, spelled
from bot.kernel.message import say
from bot.kernel.reader import put_into_words
from bot.kernel.view import Plain, Text, text


@pytest.mark.parametrize(
    ("command", "prefix", "thread", "typed"),
    [
        ("/debate join", "", "", "/debate join"),
        ("/debate join", "test-", "", "/test-debate join"),
        ("/chair move", "", "", "/parley chair move"),
        ("/chair move", "test-", "", "/test-parley chair move"),
        ("/parley setup", "", "", "/parley setup"),
        ("/debate join", "test-", "17.5", "@Parley debate join"),
    ],
)
def test_a_command_is_spelled_as_it_can_be_typed(
    command: str, prefix: str, thread: str, typed: str
) -> None:
    assert spelled(command, prefix, thread) == typed


def test_a_sentence_spells_its_commands_for_the_thread_it_stands_in() -> None:
    shown = put_into_words(text(say("Take it up with {/chair move}.")), reader("en", "", "17.5"))

    assert shown == Text((Plain("Take it up with @Parley chair move."),))
