"""What is said when it says no: the command line."""

from bot.kernel.refusal import RefusalCode


class CommandLineRefusal(RefusalCode):
    """Why Parley says no to what is typed in a terminal."""

    FILE_MISSING = "The file {path} cannot be read. Check its name and who may read it."
