"""Options from the environment, from .env and from secret files, and the unknown ones refused."""

import os
from pathlib import Path

import pytest
from msgspec.structs import fields

from bot.kernel.refusal import KernelRefusal, Refused, sentence
from bot.settings import PREFIX, Settings, load_settings, template

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to start in, and an environment without our variables."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)


def refusal(**given: object) -> Refused:
    with pytest.raises(Refused) as refused:
        load_settings(**given)
    return refused.value


def test_without_a_word_said_the_defaults_are_in_force():
    settings = load_settings()

    assert (settings.data, settings.host, settings.port) == (Path("data"), "127.0.0.1", 8484)
    assert (settings.token.get_secret_value(), settings.log_level) == ("", "info")


def test_the_environment_goes_before_dot_env_and_what_is_given_before_both(
    monkeypatch: pytest.MonkeyPatch,
):
    Path(".env").write_text("PARLEY_PORT=1111\nPARLEY_HOST=0.0.0.0\nPARLEY_LOG_LEVEL=debug\n")
    monkeypatch.setenv("PARLEY_PORT", "2222")
    monkeypatch.setenv("PARLEY_HOST", "::1")

    settings = load_settings(host="localhost")

    assert (settings.port, settings.host, settings.log_level) == (2222, "localhost", "debug")


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PARLEY_PORT", "")
    monkeypatch.setenv("PARLEY_NO_SUCH_THING", "")

    assert load_settings().port == 8484


def test_other_programs_variables_are_no_concern_of_ours(monkeypatch: pytest.MonkeyPatch):
    Path(".env").write_text("DATABASE_URL=x\n")
    monkeypatch.setenv("PORT", "99")

    assert load_settings() == Settings()


# --- secrets ----------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["environment", ".env"])
def test_a_secret_may_stand_in_a_file(place: str, monkeypatch: pytest.MonkeyPatch):
    Path("token.txt").write_text("  hush \n")
    if place == ".env":
        Path(".env").write_text("PARLEY_TOKEN_FILE=token.txt\n")
    else:
        monkeypatch.setenv("PARLEY_TOKEN_FILE", "token.txt")

    assert load_settings().token.get_secret_value() == "hush"


def test_a_secret_does_not_show_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PARLEY_ADMIN_TOKEN", "hush")

    assert "hush" not in repr(load_settings())


def test_a_secret_in_two_places_is_refused(monkeypatch: pytest.MonkeyPatch):
    Path("token.txt").write_text("hush")
    Path(".env").write_text("PARLEY_TOKEN_FILE=token.txt\n")
    monkeypatch.setenv("PARLEY_TOKEN", "hush")

    refused = refusal()

    assert (refused.code, refused.fields) == (KernelRefusal.SETTING_TWICE, {"name": "PARLEY_TOKEN"})


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_secret_s_file_that_cannot_be_read_is_refused(
    content: bytes | None, monkeypatch: pytest.MonkeyPatch
):
    if content is not None:
        Path("token.txt").write_bytes(content)
    monkeypatch.setenv("PARLEY_TOKEN_FILE", "token.txt")

    refused = refusal()

    assert (refused.code, refused.fields) == (
        KernelRefusal.SECRET_UNREADABLE,
        {"name": "PARLEY_TOKEN_FILE", "path": "token.txt"},
    )


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("PARLEY_PROT", "PARLEY_PORT"),
        ("PARLEY_LOGLEVEL", "PARLEY_LOG_LEVEL"),
        ("PARLEY_ADMIN_TOKENFILE", "PARLEY_ADMIN_TOKEN_FILE"),
        ("PARLEY_PORT_FILE", "PARLEY_PORT"),
    ],
)
@pytest.mark.parametrize("place", ["environment", ".env"])
def test_an_unknown_setting_is_refused_with_the_likeliest_one(
    name: str, guess: str, place: str, monkeypatch: pytest.MonkeyPatch
):
    if place == ".env":
        Path(".env").write_text(f"{name}=1\n")
    else:
        monkeypatch.setenv(name, "1")

    refused = refusal()

    assert (refused.code, refused.fields) == (
        KernelRefusal.SETTING_UNKNOWN,
        {"name": name, "guess": guess},
    )


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("PARLEY_PORT", "high"),
        ("PARLEY_PORT", "1.5"),
        ("PARLEY_PORT", "65536"),
        ("PARLEY_LOG_FORMAT", "xml"),
        ("PARLEY_DISCORD_MESSAGES", "perhaps"),
        ("PARLEY_DISCORD_SHARDS", "some"),
    ],
)
def test_a_value_that_a_setting_does_not_take_is_refused(
    name: str, given: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(name, given)

    refused = refusal()

    assert (refused.code, refused.fields["name"]) == (KernelRefusal.SETTING_WRONG, name)
    assert sentence(refused).startswith(f"{name} can’t be “{given}”: ")


@pytest.mark.parametrize(
    ("words", "value"),
    [("1", True), ("Yes", True), (" on ", True), ("TRUE", True), ("0", False), ("off", False)],
)
def test_a_flag_is_said_in_many_ways(words: str, value: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PARLEY_DISCORD_MESSAGES", words)

    assert load_settings().discord_messages is value


def test_what_is_wrong_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PARLEY_PORT", "high")

    assert sentence(refusal()) == (
        "PARLEY_PORT can’t be “high”: it takes a whole number, at least 0 and at most 65535. "
        "The file .env.template says what to write."
    )


def test_a_value_given_by_the_program_is_checked_as_well():
    assert refusal(port=-1).code == KernelRefusal.SETTING_WRONG


# --- the template -----------------------------------------------------------------------------


def test_the_template_at_the_root_is_up_to_date():
    assert (ROOT / ".env.template").read_text("utf-8") == template()


def test_the_template_is_a_dot_env_that_changes_nothing():
    Path(".env").write_text(template(), "utf-8")
    untouched = load_settings()
    Path(".env").write_text(template().replace("\n#PARLEY_", "\nPARLEY_"), "utf-8")

    assert untouched == load_settings() == Settings()


def test_the_template_names_every_setting():
    names = [
        line.removeprefix("#").split("=")[0] for line in template().splitlines() if "=" in line
    ]

    assert names == [PREFIX + field.name.upper() for field in fields(Settings)]


@pytest.mark.parametrize(
    ("name", "given", "takes"),
    [
        ("public_names", "https://parley.example.org", "without https://"),
        ("public_names", "parley.example.org:8443", "without https://"),
        ("public_names", "a.example, b.example/parley", "without https://"),
        ("public_names", "a.example b.example", "without https://"),
        ("discord_shards", "three", "such as 0-3/16"),
        ("slack_prefix", "X y", "such as x-"),
        ("model", "gpt", "such as openai:gpt-5-mini"),
        ("otlp", "localhost", "begins with http://"),
    ],
)
def test_a_value_of_another_form_is_told_which_form_it_takes(name: str, given: str, takes: str):
    said = sentence(refusal(**{name: given}))

    assert f"PARLEY_{name.upper()} can’t be “{given}”: it takes " in said
    assert takes in said


@pytest.mark.parametrize(
    "given",
    ["", "parley.example.org", "a.example , b.example,", "fd00::1, 10.0.0.2", "parlé.example"],
)
def test_names_and_addresses_are_public_names(given: str):
    assert load_settings(public_names=given).public_names == given


def test_an_address_of_another_database_is_refused_without_being_shown():
    refused = refusal(database="mysql://ana:secret-word@db/parley")

    assert refused.code is KernelRefusal.SECRET_WRONG
    assert sentence(refused).startswith(
        "PARLEY_DATABASE can’t be used: it takes an address that begins with postgresql://."
    )
    assert "secret-word" not in f"{refused.fields} {refused.__cause__}"
