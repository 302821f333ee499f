"""What is said when it says no: the web console."""

from bot.kernel.refusal import RefusalCode


class ConsoleRefusal(RefusalCode):
    """Why the console says no to a browser."""

    # starting
    PORT_IN_USE = (
        "Port {port} is in use by another program, or by a Parley that is running already. Stop "
        "that one, or choose another port, for example with PARLEY_PORT={other}."
    )
    ADDRESS_UNUSABLE = (
        "The console cannot listen on {host}, port {port}: {why}. Choose others with PARLEY_HOST "
        "and PARLEY_PORT."
    )

    # the door
    TOKEN_MISSING = (
        "Others than you can reach the console on {host}, so it needs a token. Set PARLEY_TOKEN, "
        "or PARLEY_HOST=127.0.0.1 to keep it to this machine."
    )
    TOKEN_WRONG = "That token does not open this console. Ask its admin for the right one."
    TOO_MANY_TRIES = "Too many wrong tokens. Please wait {seconds} seconds, then try again."
    SIGNED_OUT = "This console does not know you any more. Please give your name again."
    FOREIGN_HOST = (
        "This console does not go by the name {host}. Open it by the address that was printed "
        "when it started, or add the name to PARLEY_PUBLIC_NAMES."
    )
    FOREIGN_ORIGIN = "That came from a page that is not the console’s own. Nothing was done."
    REQUEST_UNREADABLE = "That request could not be read ({why}). Please reload the page."
    REQUEST_TOO_LARGE = "That is too large to send. Please shorten it, or attach it as a file."

    # files
    FILE_TOO_LARGE = "That file is too large. {megabytes} MB is the most that can be sent."
    FILE_UNUSED = "/{command} takes no file. Remove it, or give it to another command."
    FILE_ALONE = "Say what to do with the file, for example {example}."

    # names and rooms
    NAME_WRONG = "A name needs 1 to {longest} characters that people can see and read."
    NAME_RESERVED = "That name looks like Parley’s own. Please choose another."
    NAME_TAKEN = (
        "Somebody here already goes by “{name}” or a name much like it. If it was you, come in "
        "with the browser you used before; else choose another."
    )
    ROLE_NOT_OPEN = (
        "That token lets you in as {highest}. Choose that role, or use a token that opens more."
    )
    ROOM_NAME_WRONG = "A room’s name needs 1 to {longest} letters or digits."
    TOO_MANY_ROOMS = "There are {most} rooms already, which is the most. Please use one."
    NO_SUCH_ROOM = "There is no room “{place}”. Please choose another, or open it first."

    # saying
    NOTHING_SAID = "There is nothing to send yet. Please write something."
    TALK_TOO_LONG = (
        "That message has {length} characters; {longest} is the most. Please send it in parts."
    )
    TOO_FAST = "That was a lot at once. Please wait {seconds} seconds, then send it again."
    TOO_MUCH_WAITING = (
        "{waiting} of your commands are still at work. Please wait for them, then send this again."
    )
    GONE = "That is no longer here."
