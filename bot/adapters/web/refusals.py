"""What is said when it says no: the web console."""

from bot.kernel.refusal import RefusalCode


class ConsoleRefusal(RefusalCode):
    """Why the console says no to a browser."""

    # starting
    PORT_IN_USE = (
        "Port {port} is in use by another program, or by a Parley that is running already. Stop "
        "that one, or choose another port, for example with {setting}={other}."
    )
    ADDRESS_UNUSABLE = (
        "Parley cannot listen on {host}, port {port}: {why}. Choose others with {host_setting} "
        "and {setting}."
    )

    # the door
    TOKEN_MISSING = (
        "Other people can reach the console on {host}, so it needs a token. Set PARLEY_TOKEN, "
        "or set PARLEY_HOST=127.0.0.1 to keep it to this machine."
    )
    TOKEN_SHORT = (
        "{name} is too short to keep strangers out: it needs at least {shortest} characters. Make "
        "one with “openssl rand -hex 16”, or leave it out and Parley makes one."
    )
    TOKENS_EQUAL = (
        "PARLEY_TOKEN and PARLEY_ADMIN_TOKEN are the same, so every member would be an admin. "
        "Choose another for one of them."
    )
    TOKENS_UNUSABLE = (
        "The tokens that Parley made can’t be kept in {path} ({why}). Check who may read and write "
        "it, or remove the file: new tokens are made then."
    )
    BEHIND_PROXY = (
        "This came through a proxy, but Parley is set up for its own machine alone. Its admin can "
        "set PARLEY_TRUSTED_PROXIES to the proxy’s address, {address}, and PARLEY_PUBLIC_NAMES to "
        "the name that people open. After a new start it asks for a token."
    )
    PROXY_UNCLEAR = (
        "The proxy says in two headers where this came from, and they differ. Its admin can have "
        "it clear the header Forwarded."
    )
    TOKEN_WRONG = "That token does not open this console. Ask its admin for the right one."
    TOO_MANY_TRIES = "Too many wrong tokens. Please wait {seconds} seconds, then try again."
    SIGNED_OUT = "This console has forgotten you. Please give your name again."
    FOREIGN_HOST = (
        "This console doesn’t answer to {host}. Open the address that was printed when it "
        "started, or add the name to PARLEY_PUBLIC_NAMES."
    )
    FOREIGN_ORIGIN = (
        "That came from another page, so nothing was done. Please use the console’s own page."
    )
    REQUEST_UNREADABLE = "That request could not be read ({why}). Please reload the page."
    REQUEST_TOO_LARGE = "That is too long to send. Please shorten it, or attach it as a file."

    # files
    FILE_TOO_LARGE = "That file is too large. {megabytes} MB is the most that can be sent."
    FILE_UNUSED = "This needs no file: /{command}. Remove the file, or use it with another command."
    FILE_ALONE = "Say what to do with the file, for example {example}."

    # names and rooms
    NAME_WRONG = "Please choose a name of 1 to {longest} characters that people can read."
    NAME_RESERVED = "That name looks like Parley’s own. Please choose another."
    NAME_TAKEN = (
        "“{name}” is taken here, or too close to a name that is. If it was you, use the same "
        "browser as before. If not, choose another name."
    )
    ROLE_NOT_OPEN = "That token lets you in as {highest}. Choose that role, or use another token."
    ROOM_NAME_WRONG = "A room’s name needs 1 to {longest} letters or digits."
    TOO_MANY_ROOMS = "There are {most} rooms already, and no more fit. Please use one of them."
    NO_SUCH_ROOM = "There is no room “{place}”. Please choose another, or open it first."

    # saying
    NOTHING_SAID = "Please write something first."
    TALK_TOO_LONG = (
        "That message has {length} characters; {longest} is the most. Please send it in parts."
    )
    TOO_MUCH_WAITING = (
        "{waiting} of your commands are still running. Please wait for them, then send this again."
    )
    NO_WEBSOCKET = (
        "The proxy in front of Parley doesn’t pass on WebSockets, so nothing new arrives here. Its "
        "admin can have it pass on the headers Upgrade and Connection, then reload the page."
    )
    NO_SUCH_PAGE = "There is nothing at this address. Please check it, or go to the console."
    GONE = "That isn’t here any more."
