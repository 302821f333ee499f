"""What is said when it says no: Slack."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.SLACK_TOKEN_WRONG: (
        "Slack does not take PARLEY_SLACK_BOT_TOKEN. Copy the bot token (xoxb-…) anew from the "
        "app’s page, under OAuth & Permissions, or leave it empty to run without Slack."
    ),
    Code.SLACK_APP_TOKEN_WRONG: (
        "Slack does not take PARLEY_SLACK_APP_TOKEN. Make an app-level token (xapp-…) with "
        "connections:write on the app’s page, under Basic Information, and copy it."
    ),
    Code.SLACK_SCOPE_MISSING: (
        "The Slack app may not do all it needs: {scopes} is missing. Add it on the app’s page, "
        "under OAuth & Permissions, and install the app again."
    ),
    Code.SLACK_WAY_MISSING: (
        "Parley has a Slack bot token and no way to be reached. Set PARLEY_SLACK_APP_TOKEN for "
        "Socket Mode, or PARLEY_SLACK_SIGNING_SECRET for HTTP."
    ),
    Code.SLACK_NOT_REACHED: "Slack cannot be reached. Check the network, then try again.",
    Code.PREFIX_WRONG: (
        "A prefix of commands has at most 20 small letters, digits, - and _; “{given}” has others."
    ),
    Code.ROOM_ARCHIVED: (
        "That channel is archived. Unarchive it, or take the debate elsewhere with /chair move."
    ),
    Code.ROOM_NOT_JOINED: "Parley is not in that channel. Type /invite @Parley there.",
    Code.SPEECH_STANDS: (
        "That message was your speech; the record keeps it as you first wrote it."
    ),
    Code.FORM_TOO_LATE: "Slack wants a form sooner than it came. Please press the button.",
    Code.FILE_NOT_FETCHED: "That file could not be fetched from Slack. Please hand it over again.",
}
