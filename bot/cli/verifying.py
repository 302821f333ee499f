"""`parley verify`: is all that is kept whole, and as the journals say?"""

import json

from msgspec.structs import asdict

from bot.assembly import Parley
from bot.cli.printing import say, type_command
from bot.community.rows.orphans import find_orphans
from bot.kernel.journal_rows import count_streams
from bot.kernel.verifying import find_differences


async def verify(parley: Parley, *, as_json: bool) -> int:
    """Look everything through, and print what is wrong; returns the exit code, 1 if anything is.
    Raises Unavailable."""
    damage = await parley.db.check()
    differences = [each async for each in find_differences(parley.app.parts)]
    differences += await find_orphans(parley.db)
    count = await count_streams(parley.db)
    if as_json:
        found = {"damage": damage, "differences": [asdict(each) for each in differences]}
        say(json.dumps(found, ensure_ascii=False))
        return int(bool(damage or differences))
    for line in damage:
        say(f"The database is damaged: {line}")
    for each in differences:
        say(f"{each.community}, {each.stream}: {each.what}")
    if damage:
        say(f"“{type_command('restore')}” lists the backups that you can go back to.")
    elif not differences:
        say(f"Everything is whole. Debates, sheets and exercises: {count}.")
    return int(bool(damage or differences))
