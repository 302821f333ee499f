"""What claims to come from Discord, and does not."""

import pytest

from bot.adapters.discord.attached import kept_by_discord
from bot.adapters.discord.stepping import _STEP

API = "https://discord.com/api/v10"


@pytest.mark.parametrize(
    ("address", "fetched"),
    [
        ("https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1", True),
        ("https://media.discordapp.net/a.txt", True),
        ("http://cdn.discordapp.com/a.txt", False),
        ("https://cdn.discordapp.com@169.254.169.254/a.txt", False),
        ("https://cdn.discordapp.com:8443/a.txt", False),
        ("https://cdn.discordapp.com.example/a.txt", False),
        ("http://localhost:8080/", False),
        ("file:///etc/passwd", False),
    ],
)
def test_files_are_fetched_from_discords_own_store_alone(address: str, fetched: bool) -> None:
    assert kept_by_discord(address, API) is fetched


@pytest.mark.parametrize(
    "forged", ["step", "step k", "step k -1", "step k x", "send form", "step "]
)
def test_ids_that_no_form_of_ours_has_are_no_steps(forged: str) -> None:
    assert _STEP.fullmatch(forged) is None


def test_ids_of_steps_are_read() -> None:
    first, last = _STEP.fullmatch("step abc 2"), _STEP.fullmatch("send form abc")
    assert first is not None
    assert last is not None
    assert (first["at"], first["number"], last["sent"]) == ("abc", "2", "abc")
