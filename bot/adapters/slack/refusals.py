"""What is said when it says no: Slack."""

from bot.kernel.refusal import RefusalCode


class SlackRefusal(RefusalCode):
    """Why something cannot be done on Slack."""

    # starting
    SLACK_NOT_INSTALLED = (
        "Parley isn’t installed in this workspace. Ask an admin to install it again."
    )
    SLACK_SECRET_MISSING = (
        "PARLEY_SLACK_CLIENT_ID needs PARLEY_SLACK_CLIENT_SECRET beside it. The app’s page, under "
        "Basic Information, has both."
    )
    SLACK_TOKEN_WRONG = (
        "Slack refuses PARLEY_SLACK_BOT_TOKEN. Copy the bot token (xoxb-…) again from the "
        "app’s page, under OAuth & Permissions. Leave it empty to run without Slack."
    )
    SLACK_APP_TOKEN_WRONG = (
        "Slack refuses PARLEY_SLACK_APP_TOKEN. On the app’s page, under Basic Information, "
        "make an app-level token (xapp-…) with connections:write, and copy it."
    )
    SLACK_SCOPE_MISSING = (
        "Parley needs a permission in this workspace: {scopes}. An admin adds it on the app’s "
        "page, under OAuth & Permissions, then installs the app again."
    )
    SLACK_WAY_MISSING = (
        "Parley has a Slack bot token and no way to be reached. Set PARLEY_SLACK_APP_TOKEN for "
        "Socket Mode, or PARLEY_SLACK_SIGNING_SECRET for HTTP."
    )
    SLACK_NOT_REACHED = "Slack cannot be reached. Check the network, then try again."
    PREFIX_WRONG = (
        "A prefix of commands has at most 20 small letters, digits, - and _; “{given}” has others."
    )

    # channels and messages
    ROOM_ARCHIVED = "That channel is archived. Unarchive it, or move the debate with {/chair move}."
    ROOM_NOT_JOINED = "Parley is not in that channel. Type /invite @Parley there."
    ROOM_DIRECT = (
        "Parley can’t join direct messages between others. Do this in a channel, or write to "
        "Parley alone."
    )
    ROOM_READ_ONLY = (
        "Only some people may write in that channel. Ask an admin to let Parley write there, "
        "or move the debate with {/chair move}."
    )
    THREAD_LOCKED_HERE = (
        "That thread is locked. Ask an admin to unlock it, or move the debate with {/chair move}."
    )
    PERSON_GONE = "That member has left this workspace."
    SLACK_SAID_NO = (
        "Slack refused what Parley sent. Try again. If it happens twice, ask an admin to look "
        "at Parley’s log."
    )
    SPEECH_STANDS = "That message was your speech. The record keeps it as you first wrote it."
    FORM_TOO_LATE = "The form took too long for Slack. Please press the button."
    FILE_NOT_FETCHED = "That file could not be fetched from Slack. Please attach it again."
