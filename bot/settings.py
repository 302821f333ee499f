"""Every option: from the environment, from `.env`, and secrets also from files (`*_FILE`)."""

import os
from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Literal, get_args, get_origin

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.core.refusal import Code, Refused

PREFIX = "PARLEY_"
DOT_ENV = ".env"


class Settings(BaseSettings):
    """What an admin can set. Each field is PARLEY_ and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=DOT_ENV, env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Annotated[Path, Field(description="Folder of the store and its backups")] = Path("data")
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
            description="Host names, with commas between, by which browsers reach the console"
            " beyond loopback, such as parley.example.org"
        ),
    ] = ""
    token: Annotated[
        SecretStr,
        Field(
            description="Opens the console beyond loopback to members; made and printed at start"
            " if none is set"
        ),
    ] = SecretStr("")
    admin_token: Annotated[
        SecretStr, Field(description="Opens the console beyond loopback to chairs and admins")
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
            pattern=r"^(\d{1,4}(-\d{1,4})?/\d{1,4})?$",
            description="Which shards this process serves of how many, as in 0-3/16; empty serves"
            " all. Each process keeps a data folder of its own",
        ),
    ] = ""
    discord_api: Annotated[
        str, Field(description="Address that takes the place of Discord’s API, for trials")
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="How much the log tells")
    ] = "info"
    log_format: Annotated[
        Literal["text", "json"], Field(description="How log lines look: for people or for machines")
    ] = "text"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the caller gives comes first, then the environment, then `.env`."""
        return init_settings, _SecretFiles(settings_cls), env_settings, dotenv_settings


class _SecretFiles(PydanticBaseSettingsSource):
    """Secrets from the files that PARLEY_…_FILE names, as container platforms mount them."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[object, str, bool]:
        name = PREFIX + field_name.upper()
        path = _surroundings().get(f"{name}_FILE") if field.annotation is SecretStr else None
        if not path:
            return None, field_name, False
        if _surroundings().get(name):
            raise Refused(Code.SETTING_TWICE, name=name)
        try:
            return Path(path).read_text("utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(Code.SECRET_UNREADABLE, name=f"{name}_FILE", path=path) from error

    def __call__(self) -> dict[str, object]:
        found = {
            name: self.get_field_value(field, name)[0]
            for name, field in self.settings_cls.model_fields.items()
        }
        return {name: value for name, value in found.items() if value is not None}


def load_settings(**given: object) -> Settings:
    """The settings in force; `given` goes before all else.

    Raises Refused: SETTING_UNKNOWN, SETTING_WRONG, SETTING_TWICE, SECRET_UNREADABLE.
    """
    _refuse_unknown()
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks the types
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise Refused(
            Code.SETTING_WRONG, name=name, given=first["input"], why=first["msg"]
        ) from error


def template() -> str:
    """The text of `.env.template`: every option with its meaning and default, commented out."""
    lines = [
        "# Parley’s options. Copy this file to .env and take the # from the lines you need.",
        "# A secret may also stand in a file: name the file in the variable with _FILE added.",
    ]
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = "" if isinstance(default, SecretStr) else str(default)
        choices = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
        shown_choices = f" ({', '.join(choices)})" if choices else ""
        meaning = f"{field.description}{shown_choices}."
        lines += ["", *(f"# {part}" for part in wrap(meaning, 96))]
        lines.append(f"#{PREFIX}{name.upper()}={shown}")
    return "\n".join(lines) + "\n"


def _surroundings() -> dict[str, str]:
    """Our own variables, those of the environment before those of `.env`."""
    both = {**dotenv_values(DOT_ENV), **os.environ}
    return {name: value for name, value in both.items() if name.startswith(PREFIX) and value}


def _refuse_unknown() -> None:
    known: list[str] = []
    for name, field in Settings.model_fields.items():
        known.append(PREFIX + name.upper())
        if field.annotation is SecretStr:
            known.append(f"{PREFIX}{name.upper()}_FILE")
    for name in _surroundings():
        if name not in known:
            guess = get_close_matches(name, known, n=1, cutoff=0.5)
            raise Refused(Code.SETTING_UNKNOWN, name=name, guess=(guess or known)[0])
