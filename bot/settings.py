"""Every option: from the environment, from `.env`, and secrets also from files (`*_FILE`)."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Literal, get_args

from dotenv import dotenv_values
from msgspec import Struct
from msgspec.structs import fields

from bot.kernel.options import Field, SecretStr, find_choices, value_of
from bot.kernel.refusal import KernelRefusal, Refused
from bot.model.config import Effort, ModelConfig
from bot.model.rules.budget import Limits

PREFIX = "PARLEY_"
DOT_ENV = ".env"

_NAME = r"([\w.-]+|[0-9A-Fa-f]*(:[0-9A-Fa-f]*){2,7})"
"""A host by its name, or by its IPv6 address."""


class Settings(Struct, frozen=True, kw_only=True):
    """What an admin can set. Each field is PARLEY_ and its name in capitals."""

    data: Annotated[Path, Field(description="Folder of the store and its backups")] = Path("data")
    database: Annotated[
        SecretStr,
        Field(
            pattern=r"^(postgres(ql)?://.+)?$",
            takes="an address that begins with postgresql://",
            description="Address of a PostgreSQL database, such as"
            " postgresql://parley:secret@127.0.0.1/parley, which takes the place of the file in the"
            " data folder; any number of processes may share it",
        ),
    ] = SecretStr("")
    backups: Annotated[
        bool,
        Field(
            description="Back the store up once a day, into the folder backups beside it; seven"
            " days and four weeks are kept. PostgreSQL is backed up by its server"
        ),
    ] = True
    host: Annotated[
        str,
        Field(description="Address the console listens on; beyond loopback it demands a token"),
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port of the console; 0 takes any")] = (
        8484
    )
    public_names: Annotated[
        str,
        Field(
            pattern=rf"^\s*{_NAME}?(\s*,\s*{_NAME}?)*\s*$",
            takes="names without https://, port or path, such as parley.example.org",
            description="Host names, with commas between, by which browsers reach the console"
            " beyond loopback, such as parley.example.org",
        ),
    ] = ""
    trusted_proxies: Annotated[
        str,
        Field(
            description="Addresses or networks, with commas between, of proxies in front of the"
            " console, such as 127.0.0.1 or 172.16.0.0/12; only they are believed when they say"
            " who asks, by X-Forwarded-For or Forwarded"
        ),
    ] = ""
    path: Annotated[
        str,
        Field(
            takes="a path such as /parley",
            pattern=r"(?a)^(/?[\w~-][\w.~-]*(/[\w~-][\w.~-]*)*)?/?$",
            description="Where the console stands on its host, such as /parley for"
            " https://example.org/parley/",
        ),
    ] = ""
    metrics_port: Annotated[
        int,
        Field(
            ge=0,
            le=65535,
            description="Port of their own for /metrics, /healthz and /readyz, without a token; 0"
            " leaves them on the console’s port, /metrics behind the admin token",
        ),
    ] = 0
    metrics_host: Annotated[
        str, Field(description="Address that PARLEY_METRICS_PORT listens on")
    ] = "127.0.0.1"
    token: Annotated[
        SecretStr,
        Field(
            description="Opens the console to members, 16 characters or more; with one it asks for"
            " it on loopback, too. Made, kept in the data folder and printed where one is needed"
            " and none is set"
        ),
    ] = SecretStr("")
    admin_token: Annotated[
        SecretStr,
        Field(description="Opens the console to chairs and admins, as PARLEY_TOKEN to members"),
    ] = SecretStr("")
    discord_token: Annotated[
        SecretStr, Field(description="Token of the Discord bot; Discord is not used without one")
    ] = SecretStr("")
    discord_messages: Annotated[
        bool,
        Field(
            description="Take what the speaker writes in a debate’s thread as the speech; needs the"
            " message content intent of the developer portal"
        ),
    ] = False
    discord_shards: Annotated[
        str,
        Field(
            takes="shards, a slash and how many there are in all, such as 0-3/16",
            pattern=r"^(\d{1,4}(-\d{1,4})?/\d{1,4})?$",
            description="Which shards this process serves of how many, as in 0-3/16; empty serves"
            " all. Processes that share a PostgreSQL database name all of them, as in 0-15/16, and"
            " each shard is served by one of them; others keep a data folder each",
        ),
    ] = ""
    discord_patience: Annotated[
        float,
        Field(
            ge=1,
            le=600,
            description="Seconds in which Discord must have taken a message; then it is sent again,"
            " and shown once all the same",
        ),
    ] = 30
    discord_api: Annotated[
        str, Field(description="Address that takes the place of Discord’s API, for trials")
    ] = ""
    slack_bot_token: Annotated[
        SecretStr,
        Field(description="Bot token (xoxb-…) of the Slack app; Slack is not used without one"),
    ] = SecretStr("")
    slack_app_token: Annotated[
        SecretStr,
        Field(
            description="App-level token (xapp-…) of the Slack app, with which Socket Mode connects"
        ),
    ] = SecretStr("")
    slack_signing_secret: Annotated[
        SecretStr,
        Field(
            description="Signing secret of the Slack app; without an app-level token, Slack then"
            " sends everything to /slack/events on the console’s port"
        ),
    ] = SecretStr("")
    slack_client_id: Annotated[
        str,
        Field(
            description="Client id of the Slack app, with which several workspaces install Parley"
            " at /slack/install on the console’s port, in place of a bot token"
        ),
    ] = ""
    slack_client_secret: Annotated[
        SecretStr, Field(description="Client secret of the Slack app, for several workspaces")
    ] = SecretStr("")
    slack_key: Annotated[
        SecretStr,
        Field(
            description="Seals the tokens of several workspaces in the store: 32 characters or"
            " more. To replace it, put the new one before it with a comma between"
        ),
    ] = SecretStr("")
    slack_prefix: Annotated[
        str,
        Field(
            pattern=r"^[a-z0-9_-]{0,20}$",
            takes="at most 20 small letters, digits, hyphens and underscores, such as x-",
            description="Begins the names of Slack’s slash commands, as x- makes /x-ask; the"
            " manifest must have it, too",
        ),
    ] = ""
    slack_messages: Annotated[
        bool,
        Field(
            description="Take what the speaker writes in a debate’s thread on Slack as the speech;"
            " needs a manifest made with --messages"
        ),
    ] = False
    slack_api: Annotated[
        str, Field(description="Address that takes the place of Slack’s API, for trials")
    ] = ""
    platform_pause: Annotated[
        float,
        Field(
            ge=1,
            le=600,
            description="Seconds after which Discord or Slack is tried again when it is away or"
            " refuses a token; they double each time, up to ten minutes",
        ),
    ] = 5
    meaning: Annotated[
        bool,
        Field(
            description="Search articles by meaning as well as by words; off saves about 160 MB of"
            " memory, and answers are less good"
        ),
    ] = True
    model: Annotated[
        str,
        Field(
            pattern=r"^([a-z0-9-]+:\S+)?$",
            takes="a provider, a colon and a model, such as openai:gpt-5-mini",
            description="Language model as provider:model, such as openai:gpt-5-mini,"
            " anthropic:claude-haiku-4-5, ollama:llama3 or llama-cpp:qwen3; none is used without"
            " it. Each community must switch it on as well",
        ),
    ] = ""
    model_address: Annotated[
        str,
        Field(
            description="Address of the model’s server, where it is not the provider’s own; any"
            " server that speaks as OpenAI’s does works with openai:"
        ),
    ] = ""
    model_key: Annotated[SecretStr, Field(description="Key of the model’s server")] = SecretStr("")
    model_seconds: Annotated[
        int, Field(ge=5, le=300, description="Seconds that one question to the model may take")
    ] = 45
    model_effort: Annotated[
        Effort,
        Field(
            description="How much a model that can reason does so before it answers: as little as"
            " its provider takes, more, or as the provider has it"
        ),
    ] = "least"
    model_output: Annotated[
        str,
        Field(
            pattern=r"^\d{0,6}$",
            takes="a number, at most 999999, or nothing",
            description="Tokens that a model may use besides its answer, to reason with; empty"
            " leaves enough where a model reasons, and none where it does not",
        ),
    ] = ""
    model_at_once: Annotated[
        int, Field(ge=1, le=1000, description="Questions to the model at the same time; more wait")
    ] = 8
    model_member_requests: Annotated[
        int, Field(ge=0, description="Requests to the model of one member a day; 0 sets no limit")
    ] = 60
    model_member_tokens: Annotated[
        int, Field(ge=0, description="Tokens of one member a day; 0 sets no limit")
    ] = 150_000
    model_community_requests: Annotated[
        int, Field(ge=0, description="Requests to the model of one community a day; 0 no limit")
    ] = 1_000
    model_community_tokens: Annotated[
        int, Field(ge=0, description="Tokens of one community a day; 0 sets no limit")
    ] = 2_000_000
    otlp: Annotated[
        str,
        Field(
            pattern=r"^(https?://\S+)?$",
            takes="an address that begins with http:// or https://",
            description="Address of a collector to which requests to the model are traced by OTLP"
            " over HTTP, such as http://127.0.0.1:4318; times and tokens, no words",
        ),
    ] = ""
    prompts: Annotated[
        str,
        Field(description="Folder of prompts of your own that take the place of Parley’s"),
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="How much the log tells")
    ] = "info"
    log_format: Annotated[
        Literal["text", "json"], Field(description="How log lines look: for people or for machines")
    ] = "text"

    @property
    def language_model(self) -> ModelConfig:
        """Which model is used, where, and how much of it."""
        return ModelConfig(
            name=self.model,
            address=self.model_address,
            key=self.model_key.get_secret_value(),
            seconds=self.model_seconds,
            at_once=self.model_at_once,
            effort=self.model_effort,
            traces=self.otlp,
            output=int(self.model_output) if self.model_output else None,
            limits=Limits(
                community_requests=self.model_community_requests,
                community_tokens=self.model_community_tokens,
                member_requests=self.model_member_requests,
                member_tokens=self.model_member_tokens,
            ),
            prompts=Path(self.prompts) if self.prompts else None,
        )


class _Option(Struct, frozen=True, kw_only=True):
    name: str
    """Of the field."""
    kind: object
    field: Field
    default: object

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()

    @property
    def file(self) -> str:
        """The variable that may name a file with the secret; "" for what is none."""
        return f"{self.variable}_FILE" if self.kind is SecretStr else ""


def _options() -> Iterator[_Option]:
    for one in fields(Settings):
        kind, field = get_args(one.type)
        yield _Option(name=one.name, kind=kind, field=field, default=one.default)


def load_settings(**given: object) -> Settings:
    """The settings in force: what is `given`, then the environment, then `.env`.

    Raises Refused: SETTING_UNKNOWN, SETTING_WRONG, SECRET_WRONG, SETTING_TWICE, SECRET_UNREADABLE.
    """
    around = _surroundings()
    _refuse_unknown(around)
    values: dict[str, object] = {}
    for option in _options():
        words = given.get(option.name)
        if words is None:
            words = _secret(option, around) or around.get(option.variable)
        if words is None:
            continue
        try:
            values[option.name] = value_of(option.kind, option.field, words)
        except ValueError as wrong:
            if option.kind is SecretStr:
                raise Refused(KernelRefusal.SECRET_WRONG, name=option.variable, why=wrong) from None
            raise Refused(
                KernelRefusal.SETTING_WRONG, name=option.variable, given=words, why=wrong
            ) from wrong
    return Settings(**values)  # type: ignore[arg-type]  # value_of has read them by their types


def _secret(option: _Option, around: Mapping[str, str]) -> str | None:
    """A secret from the file that PARLEY_…_FILE names, as container platforms mount them."""
    path = around.get(option.file)
    if not path:
        return None
    if option.variable in around:
        raise Refused(KernelRefusal.SETTING_TWICE, name=option.variable)
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(KernelRefusal.SECRET_UNREADABLE, name=option.file, path=path) from error


def template() -> str:
    """The text of `.env.template`: every option with its meaning and default, commented out."""
    lines = [
        "# Parley’s options. Copy this file to .env and take the # from the lines you need.",
        "# A secret may also stand in a file: name the file in the variable with _FILE added.",
    ]
    for option in _options():
        shown = "" if option.kind is SecretStr else str(option.default)
        known = find_choices(option.kind)
        shown_choices = f" ({', '.join(known)})" if known else ""
        meaning = f"{option.field.description}{shown_choices}."
        lines += ["", *(f"# {part}" for part in wrap(meaning, 96))]
        lines.append(f"#{option.variable}={shown}")
    return "\n".join(lines) + "\n"


def _surroundings() -> dict[str, str]:
    """Our own variables, those of the environment before those of `.env`; empty ones are none."""
    both: dict[str, str | None] = {}
    if Path(DOT_ENV).is_file():
        both |= dotenv_values(DOT_ENV)
    both |= os.environ
    return {name: value for name, value in both.items() if name.startswith(PREFIX) and value}


def _refuse_unknown(around: Mapping[str, str]) -> None:
    known = [name for option in _options() for name in (option.variable, option.file) if name]
    for name in around:
        if name not in known:
            guess = get_close_matches(name, known, n=1, cutoff=0.5)
            raise Refused(KernelRefusal.SETTING_UNKNOWN, name=name, guess=(guess or known)[0])
