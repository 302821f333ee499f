"""What nobody should read is found, on the face where it shows."""

import pytest

from bot.kernel.message import say
from bot.kernel.view import View, text
from tests.shown_words import assert_readable, find_faults


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("It is x1y2z3w4v5u6 now.", "the id x1y2z3w4v5u6"),
        ("Try author_proposal.", "the short name author_proposal"),
        ("Say seat:prop1 there.", "the parameter seat"),
        ("Type /rumble to see.", "the command /rumble"),
        ("It stands in [on-bread ¶3].", "the short name of an article, on-bread"),
        ("Format: oxford", "the key oxford for a name or a value"),
        ("apda: Two against two.", "the key apda for a name or a value"),
    ],
)
def test_keys_and_commands_that_are_not_there_are_found(words: str, fault: str) -> None:
    found = {each.partition(": ")[2] for each in find_faults(View(blocks=(text(words),)))}

    assert found == {fault}


def test_a_command_is_spelled_as_each_platform_takes_it() -> None:
    bare = View(blocks=(text("Type /article list."),))
    spelled = View(blocks=(text(say("Type {/article list}.")),))

    assert set(find_faults(bare)) == {"slack thread: the command /article"}
    assert_readable((spelled,))
