"""What is said when it says no: the command line."""

from bot.kernel.refusal import RefusalCode


class CommandLineRefusal(RefusalCode):
    """Why Parley says no to what is typed in a terminal."""

    FILE_MISSING = "The file {path} cannot be read. Check its name and who may read it."
    DATA_FOLDER_NEEDED = "Name the folder after --data, as in --data data."
    FILE_NEEDED = "Name the file as well: {command} FILE."
    OUTPUT_UNWRITABLE = "Standard output can’t be written: {detail}."
    NO_SUCH_COMMUNITY = "There is no community {given}. These are here: {known}."
    NOTHING_KEPT = "Nothing is kept here yet, so there is nothing to export."
    COMMUNITY_ID_WRONG = (
        "“{given}” is no id of a community. It is console, discord: and the server’s id, or slack: "
        "and the workspace’s id: discord:123456, for example."
    )
    AS_NEEDS_ONE = (
        "The file holds {count} communities, and --as names one. Leave it out, or import a file of "
        "one."
    )
    FORMAT_UNKEPT = "Nothing was kept. Look it over, then add --yes."
    FORMAT_OPEN = (
        "Nothing was kept. Say who gives each of these speeches, as in --side “3=For”, then add "
        "--yes."
    )
    NOT_DONE = "Nothing was done. Type the command with what it needs: “{command}”."
    FILE_IN_THE_WAY = (
        "Nothing was written, for {path} is there already. Name another file, or replace it with "
        "--force."
    )
