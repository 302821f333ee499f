"""The console's tokens: made once, kept for its owner's eyes, and an admin's own never shown."""

import stat
from pathlib import Path

import pytest

from bot.adapters.web.refusals import ConsoleRefusal
from bot.cli.tokens import FILE_NAME, console_opening
from bot.kernel.options import SecretStr
from bot.kernel.refusal import KernelRefusal, Refused
from bot.settings import Settings

EVERYWHERE = "0.0.0.0"  # noqa: S104
OWN = SecretStr("my-own-token-of-old")


def test_tokens_that_are_made_stay_the_same_and_are_their_owners_alone(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "new", host=EVERYWHERE)
    first, second = console_opening(settings), console_opening(settings)

    assert first == second
    assert (first.member_token, first.admin_token) == (
        first.config.token,
        first.config.admin_token,
    )
    first.config.check()
    path = tmp_path / "new" / FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, host=EVERYWHERE)
    console_opening(settings)
    (tmp_path / FILE_NAME).chmod(0o644)
    console_opening(settings)

    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("own", ["token", "admin_token"])
def test_a_token_of_the_admins_own_is_taken_and_not_shown(tmp_path: Path, own: str) -> None:
    opening = console_opening(Settings(data=tmp_path, **{own: OWN}))  # type: ignore[arg-type]

    shown = (opening.member_token, opening.admin_token)
    assert OWN.get_secret_value() not in shown
    assert sum(map(bool, shown)) == 1
    assert OWN.get_secret_value() in (opening.config.token, opening.config.admin_token)
    assert OWN.get_secret_value() not in (tmp_path / FILE_NAME).read_text("utf-8")


def test_none_are_made_where_none_are_needed(tmp_path: Path) -> None:
    both = {"token": OWN, "admin_token": SecretStr("another-token-of-old")}
    console_opening(Settings(data=tmp_path))
    console_opening(Settings(data=tmp_path, **both, host=EVERYWHERE))  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", ["", "[]", '{"member": 1}', "\x00"])
def test_a_file_of_something_else_is_said(tmp_path: Path, words: str) -> None:
    (tmp_path / FILE_NAME).write_text(words, "utf-8")
    with pytest.raises(Refused) as refused:
        console_opening(Settings(data=tmp_path, host=EVERYWHERE))

    assert refused.value.code is ConsoleRefusal.TOKENS_UNUSABLE


def test_a_proxy_that_is_no_address_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        console_opening(Settings(data=tmp_path, trusted_proxies="127.0.0.1, nginx"))

    assert refused.value.code is KernelRefusal.SETTING_WRONG
    assert "“nginx” is no address" in str(refused.value.fields["why"])


@pytest.mark.parametrize(
    ("path", "address"),
    [("", "http://127.0.0.1:1/"), ("parley/", "http://127.0.0.1:1/parley/")],
)
def test_the_path_stands_in_the_address(tmp_path: Path, path: str, address: str) -> None:
    assert console_opening(Settings(data=tmp_path, path=path)).config.address(1) == address
