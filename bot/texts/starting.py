"""What is said when it says no: settings and starting."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.SETTING_UNKNOWN: "There is no setting {name}. Did you mean {guess}?",
    Code.SETTING_WRONG: "{name} cannot be “{given}”: {why}. See .env.template for what it takes.",
    Code.SETTING_TWICE: "Both {name} and {name}_FILE are set. Keep one of them.",
    Code.DISCORD_TOKEN_WRONG: (
        "Discord does not take PARLEY_DISCORD_TOKEN. Copy the bot’s token anew from the developer "
        "portal, under Bot, or leave it empty to run without Discord."
    ),
    Code.DISCORD_INTENT_MISSING: (
        "Discord does not let the bot read messages. Switch the message content intent on in the "
        "developer portal, under Bot, or set PARLEY_DISCORD_MESSAGES=false."
    ),
    Code.SLACK_NOT_INSTALLED: (
        "Parley is not installed in this workspace. Ask an admin to install it again."
    ),
    Code.SLACK_SECRET_MISSING: (
        "PARLEY_SLACK_CLIENT_ID needs PARLEY_SLACK_CLIENT_SECRET beside it. The app’s page, under "
        "Basic Information, has both."
    ),
    Code.SLACK_KEY_SHORT: (
        "PARLEY_SLACK_KEY takes {shortest} characters or more. Make one with "
        "“openssl rand -hex 32”, and keep it."
    ),
    Code.SLACK_KEY_WRONG: (
        "The workspaces’ tokens were sealed with another PARLEY_SLACK_KEY. Set that one again, the "
        "new one before it with a comma between, or install Parley in the workspaces anew."
    ),
    Code.SECRET_UNREADABLE: (
        "{name} names {path}, which cannot be read. Check the path and who may read it."
    ),
}
