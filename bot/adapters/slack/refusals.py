"""What is said when it says no: Slack."""

from bot.kernel.refusal import RefusalCode


class SlackRefusal(RefusalCode):
    """Why something cannot be done on Slack."""

    # starting
    SLACK_NOT_INSTALLED = (
        "Parley is not installed in this workspace. Ask an admin to install it again."
    )
    SLACK_SECRET_MISSING = (
        "PARLEY_SLACK_CLIENT_ID needs PARLEY_SLACK_CLIENT_SECRET beside it. The app’s page, under "
        "Basic Information, has both."
    )
    SLACK_TOKEN_WRONG = (
        "Slack does not take PARLEY_SLACK_BOT_TOKEN. Copy the bot token (xoxb-…) again from the "
        "app’s page, under OAuth & Permissions, or leave it empty to run without Slack."
    )
    SLACK_APP_TOKEN_WRONG = (
        "Slack does not take PARLEY_SLACK_APP_TOKEN. Make an app-level token (xapp-…) with "
        "connections:write on the app’s page, under Basic Information, and copy it."
    )
    SLACK_SCOPE_MISSING = (
        "The Slack app may not do all it needs: {scopes} is missing. Add it on the app’s page, "
        "under OAuth & Permissions, and install the app again."
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
    ROOM_ARCHIVED = (
        "That channel is archived. Unarchive it, or take the debate elsewhere with /chair move."
    )
    ROOM_NOT_JOINED = "Parley is not in that channel. Type /invite @Parley there."
    SPEECH_STANDS = "That message was your speech; the record keeps it as you first wrote it."
    FORM_TOO_LATE = "Slack wants a form sooner than it came. Please press the button."
    FILE_NOT_FETCHED = "That file could not be fetched from Slack. Please hand it over again."
