"""What is said when it says no: Discord."""

from bot.kernel.refusal import RefusalCode


class DiscordRefusal(RefusalCode):
    """Why something cannot be done on Discord."""

    # starting
    DISCORD_TOKEN_WRONG = (
        "Discord does not take PARLEY_DISCORD_TOKEN. Copy the bot’s token again from the developer "
        "portal, under Bot, or leave it empty to run without Discord."
    )
    DISCORD_INTENT_MISSING = (
        "Discord does not let the bot read messages. Switch the message content intent on in the "
        "developer portal, under Bot, or set PARLEY_DISCORD_MESSAGES=false."
    )
    DISCORD_NOT_REACHED = "Discord cannot be reached. Check the network, then try again."
    SHARDS_WRONG = (
        "PARLEY_DISCORD_SHARDS={given} names shards that there are not: of 16, the last is 15."
    )

    # channels and forms
    ROOM_LACKS_RIGHTS = (
        "Parley cannot hold a debate in {room} yet. Allow its role there: {rights}. Then try again."
    )
    ROOM_UNFIT = "No debate can be held in {room}. Choose a channel in which people can write."
    FORM_GONE = "That form is no longer kept. Please start it again."
    CALENDAR_FORBIDDEN = (
        "Parley may not put the debate into the calendar. All else goes on; for that too, allow "
        "its role to create events."
    )
