"""How the console is to be, with the tokens that Parley makes where an admin sets none."""

import json
import os
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.proxies import Network, read_networks, read_prefix
from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.identity import fresh_key
from bot.kernel.refusal import KernelRefusal, Refused
from bot.settings import Settings

FILE_NAME = "tokens.json"
MEMBER, ADMIN = "member", "admin"


class Opening(Struct, frozen=True, kw_only=True):
    """The console's config, and those of its tokens that Parley made, which may be printed."""

    config: ConsoleConfig
    member_token: str = ""
    admin_token: str = ""


def console_opening(settings: Settings) -> Opening:
    """What the settings say. Of tokens that are needed and not set, those made at the first start
    are taken again.

    Raises Refused (SETTING_WRONG, TOKENS_UNUSABLE).
    """
    config = read_config(settings)
    if not config.guarded or (config.token and config.admin_token):
        return Opening(config=config)
    made = _tokens(settings.data / FILE_NAME)
    return Opening(
        config=config.with_tokens(config.token or made[MEMBER], config.admin_token or made[ADMIN]),
        member_token="" if config.token else made[MEMBER],
        admin_token="" if config.admin_token else made[ADMIN],
    )


def read_config(settings: Settings) -> ConsoleConfig:
    """The console as the settings have it, with no tokens but theirs. Raises Refused
    (SETTING_WRONG)."""
    return ConsoleConfig(
        host=settings.host,
        port=settings.port,
        names=tuple(name.strip() for name in settings.public_names.split(",") if name.strip()),
        token=settings.token.get_secret_value(),
        admin_token=settings.admin_token.get_secret_value(),
        proxies=_proxies(settings.trusted_proxies),
        path=read_prefix(settings.path),
    )


def check_settings(settings: Settings) -> ConsoleConfig:
    """The same, where a start would take it. Raises Refused (SETTING_WRONG, TOKEN_SHORT,
    TOKENS_EQUAL)."""
    config = read_config(settings)
    if config.guarded:
        config.with_tokens(config.token or fresh_key(), config.admin_token or fresh_key()).check()
    return config


def _proxies(words: str) -> tuple[Network, ...]:
    try:
        return read_networks(words)
    except ValueError as wrong:
        raise Refused(
            KernelRefusal.SETTING_WRONG, name="PARLEY_TRUSTED_PROXIES", given=words, why=wrong
        ) from wrong


def _tokens(path: Path) -> dict[str, str]:
    """The tokens in the file, for its owner's eyes alone; it is made if there is none."""
    try:
        try:
            return _read(path)
        except FileNotFoundError:
            _write(path, {MEMBER: fresh_key(), ADMIN: fresh_key()})
            return _read(path)  # another process may have been first
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it holds something else"
        raise Refused(
            ConsoleRefusal.TOKENS_UNUSABLE, path=path.resolve(), why=why or "it failed"
        ) from error


def _read(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as file:
        if os.name == "posix" and os.fstat(file.fileno()).st_mode & 0o077:
            path.chmod(0o600)
        kept = json.load(file)
    if not isinstance(kept, dict) or not all(
        isinstance(kept.get(name), str) for name in (MEMBER, ADMIN)
    ):
        raise ValueError
    return {MEMBER: kept[MEMBER], ADMIN: kept[ADMIN]}


def _write(path: Path, tokens: dict[str, str]) -> None:
    """Write a whole file or none, and leave one that is there as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(tokens, file)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    except OSError:  # some drives know no links
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
