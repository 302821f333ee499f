"""What is said when it says no: Discord."""

from bot.kernel.refusal import RefusalCode


class DiscordRefusal(RefusalCode):
    """Why something cannot be done on Discord."""

    # starting
    DISCORD_TOKEN_WRONG = (
        "Discord refuses PARLEY_DISCORD_TOKEN. Copy the bot’s token again from the developer "
        "portal, under Bot. Leave it empty to run without Discord."
    )
    DISCORD_INTENT_MISSING = (
        "Discord doesn’t let the bot read messages. Switch on the message content intent in "
        "the developer portal, under Bot, or set PARLEY_DISCORD_MESSAGES=false."
    )
    DISCORD_NOT_REACHED = "Discord cannot be reached. Check the network, then try again."
    SHARDS_WRONG = (
        "PARLEY_DISCORD_SHARDS={given} names shards that don’t exist. Of 16 shards, the last is 15."
    )

    # channels and forms
    ROOM_LACKS_RIGHTS = (
        "Parley cannot hold a debate in {room} yet. Allow its role there: {rights}. Then try again."
    )
    RIGHTS_MISSING = (
        "Parley may not write in {room}. Allow its role there: {rights}. Then what is missing "
        "appears."
    )
    CHANNEL_HIDDEN = (
        "Parley can’t see {room}. Allow its role there: View Channel. Then what is missing appears."
    )
    THREAD_LOCKED = (
        "The thread is locked. Unlock it, or allow Parley’s role Manage Threads. Then what is "
        "missing appears."
    )
    THREAD_ARCHIVED = (
        "The thread is archived. Write in it to open it again. Then what is missing appears."
    )
    NOT_FOR_MESSAGES = (
        "Nobody can write messages in {room}. Move the debate to another channel with {/chair "
        "move}."
    )
    MODERATED = (
        "The server’s AutoMod blocked what Parley wrote in {room}. Ask an admin to exempt "
        "Parley’s role. Then what is missing appears."
    )
    DISCORD_SAID_NO = (
        "Discord refused what Parley wrote in {room}. Nothing is lost. It appears as soon as "
        "Discord takes it."
    )
    ROOM_UNFIT = "A debate can’t be held in {room}. Choose a channel where people can write."
    SPEECH_KEPT = "That message was your speech. The record keeps it as you first wrote it."
    FORM_TOO_SLOW = "Discord wanted the form sooner than it came. Please ask for it once more."
    CALENDAR_FORBIDDEN = (
        "Parley may not add the debate to the calendar. To change that, allow its role to "
        "create events."
    )
