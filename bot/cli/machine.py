"""What `parley doctor` looks at on the machine: the disk, backups, the clock, fonts, the door."""

import shutil
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bot.cli.checks import Check, Verdict
from bot.cli.tokens import FILE_NAME, check_settings
from bot.kernel import clock
from bot.kernel.pictures import find_missing_fonts
from bot.kernel.refusal import Refused, sentence
from bot.settings import Settings
from bot.store.measure import find_newest_backup

MEGABYTE = 1_000_000
LITTLE, VERY_LITTLE = 1000 * MEGABYTE, 100 * MEGABYTE
"""Bytes free on the disk, below which doctor warns."""

OLD = timedelta(days=2)
"""From which age on a newest backup is worth a word."""

OFF, FAR_OFF = timedelta(seconds=3), timedelta(seconds=30)
"""How far the machine's clock may be from a platform's, which says whole seconds."""

PATIENCE = 5.0
"""Seconds that a platform has to say what time it is."""

DISCORD, SLACK = "https://discord.com/api/v10", "https://slack.com/api/"


def check_disk(free: int, folder: Path) -> Check:
    """Is there room for what is to be saved?"""
    room = f"{free / MEGABYTE:,.0f} MB free at {folder}"
    if free < VERY_LITTLE:
        return Check("Disk", Verdict.BAD, f"only {room}. Make room, or nothing can be saved soon")
    if free < LITTLE:
        return Check("Disk", Verdict.NOTE, f"{room}; that may not last")
    return Check("Disk", Verdict.GOOD, room)


def find_free(folder: Path) -> int:
    """Bytes free on the disk of a folder that may not be there yet. Raises OSError."""
    there = folder.resolve()
    while not there.exists():
        there = there.parent
    return shutil.disk_usage(there).free


def check_backups(settings: Settings) -> Check:
    """How old is the newest backup?"""
    if settings.database.get_secret_value():
        return Check("Backups", Verdict.NOTE, "PostgreSQL’s own: back up with pg_dump")
    newest = find_newest_backup(settings.data)
    if newest is None:
        return Check("Backups", Verdict.NOTE, _say_no_backup(settings))
    return check_backup_age(timedelta(seconds=clock.now().timestamp() - newest))


def _say_no_backup(settings: Settings) -> str:
    if settings.backups:
        return "none yet. Parley makes one a day while it runs"
    return "none, and PARLEY_BACKUPS is off. Make one with “parley backup”"


def check_backup_age(age: timedelta) -> Check:
    """Is a backup of this age new enough?"""
    if age >= OLD:
        said = f"the newest is {age.days} days old. Make a new one"
        return Check("Backups", Verdict.NOTE, said)
    hours = max(0, round(age.total_seconds() / 3600))
    return Check("Backups", Verdict.GOOD, f"the newest is {hours} hours old")


def ask_time(address: str) -> datetime | None:
    """What time (UTC) the server at an address says it is; None where it does not say."""
    request = Request(address, method="HEAD", headers={"User-Agent": "Parley"})  # noqa: S310
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # set by the admin
            said = answer.headers.get("Date")
    except HTTPError as refused:  # which says the time as well
        said = refused.headers.get("Date")
    except (OSError, ValueError):
        return None
    try:
        return parsedate_to_datetime(said) if said else None
    except ValueError:
        return None


def check_clock(settings: Settings) -> Check:
    """Does the machine's clock agree with that of a platform that is set up?"""
    addresses = []
    if settings.discord_token.get_secret_value():
        addresses.append(("Discord", f"{settings.discord_api or DISCORD}/gateway"))
    if settings.slack_bot_token.get_secret_value() or settings.slack_client_id:
        addresses.append(("Slack", f"{settings.slack_api or SLACK}api.test"))
    for name, address in addresses:
        theirs = ask_time(address)
        if theirs is not None:
            return compare_clocks(name, clock.now() - theirs)
    why = "neither Discord nor Slack is set up" if not addresses else "no platform said the time"
    return Check("Clock", Verdict.NOTE, f"not compared: {why}")


def compare_clocks(platform: str, ahead: timedelta) -> Check:
    """Is the machine's clock right, which is ahead of a platform's by so much?"""
    off = abs(ahead)
    if off <= OFF:
        return Check("Clock", Verdict.GOOD, f"agrees with {platform}’s")
    where = "ahead of" if ahead > timedelta() else "behind"
    said = f"{off.total_seconds():.0f} seconds {where} {platform}’s. Let the machine set it by NTP"
    return Check("Clock", Verdict.BAD if off >= FAR_OFF else Verdict.NOTE, said)


def check_fonts() -> Check:
    """Are the fonts of pictures here?"""
    missing = find_missing_fonts()
    if missing:
        return Check("Pictures", Verdict.BAD, f"fonts are missing: {', '.join(missing)}")
    return Check("Pictures", Verdict.GOOD, "the fonts are here")


def check_door(settings: Settings) -> Check:
    """Who can reach the console, and what keeps strangers out?"""
    about = "Console"
    try:
        config = check_settings(settings)
    except Refused as refused:
        return Check(about, Verdict.BAD, sentence(refused))
    if not config.guarded:
        return Check(about, Verdict.GOOD, "open to this machine alone, without a token")
    tokens = {"PARLEY_TOKEN": config.token, "PARLEY_ADMIN_TOKEN": config.admin_token}
    unset = [name for name, token in tokens.items() if not token]
    if not unset:
        return Check(about, Verdict.GOOD, "others can reach it, and need a token")
    said = (
        f"others can reach it. You have not set {' and '.join(unset)}, so Parley makes its own,"
        f" keeps it in {settings.data / FILE_NAME}, and prints it at the start"
    )
    return Check(about, Verdict.NOTE, said)
