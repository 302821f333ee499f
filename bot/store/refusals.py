"""What is said when the store cannot serve."""

from bot.kernel.refusal import RefusalCode


class StoreRefusal(RefusalCode):
    """Why something cannot be kept or read."""

    DISK_FULL = (
        "The disk is full, so nothing was saved. Ask an admin to free some space, then try again."
    )
    STORE_BUSY = "Parley is very busy, so nothing was saved. Please try again in a moment."
    STORE_READ_ONLY = (
        "Parley can’t write to its data folder, so nothing was saved. An admin needs to let "
        "Parley’s account write there."
    )
    STORE_FAILED = (
        "The database failed, so nothing was saved. An admin should look at the log and the disk."
    )
    STORE_CLOSED = "Parley is shutting down, so nothing was saved. Please try again shortly."
    STORE_NEWER = (
        "{path} was written by a newer Parley (schema {found}; this program knows {known}). "
        "Nothing was changed. Install that version again, or go back to a backup: {way}"
    )
    STORE_CORRUPT = (
        "{path} is damaged: {detail}. Nothing was changed. Stop Parley and go back to a backup: "
        "{way}"
    )
    STORE_FOREIGN = (
        "{path} belongs to another program. Point PARLEY_DATA at a folder of Parley’s own."
    )
    NOTHING_TO_BACK_UP = (
        "There is no {path}, so there is nothing to back up yet. Start Parley once, or name its "
        "data folder with --data."
    )
    STORE_MISSING = (
        "There is no {path}, so nothing is kept there. Name the folder in which Parley keeps its "
        "data."
    )
    BACKUP_EXISTS = "There is a {path} already. Choose another name, or move that file first."
    FOLDER_MISSING = "There is no folder {path}. Make it first, or choose another."
    FILE_UNWRITABLE = "{path} can’t be written: {detail}. Choose another folder or name."
    BACKUP_MISSING = "There is no backup {path}. “parley restore” lists the backups that there are."
    BACKUP_DAMAGED = (
        "{path} is damaged: {detail}. Nothing was changed. “parley restore” lists the other "
        "backups."
    )
    BACKUP_FOREIGN = (
        "{path} is no backup of Parley’s. Nothing was changed. “parley restore” lists the backups "
        "that there are."
    )
    BACKUP_NEWER = (
        "{path} was written by a newer Parley (schema {found}; this program knows {known}). "
        "Nothing was changed. Install that version first, then restore it."
    )
    RESTORING_WHILE_RUNNING = (
        "Parley is running on {path} (process {process}). Nothing was changed. Stop it first, then "
        "restore."
    )
    BACKED_UP_BY_SERVER = (
        "What is kept is in {database}, so its server makes the backups. Type: {way}"
    )
    RESTORED_BY_SERVER = (
        "What is kept is in {database}, so its server goes back to a backup. Stop Parley, then "
        "type: {way}"
    )
    DATABASE_AWAY = (
        "The database can’t be reached just now, so nothing was saved. Please try again in a "
        "moment."
    )
    DATABASE_READ_ONLY = (
        "The database takes no changes, so nothing was saved. An admin needs to let Parley’s "
        "account write there."
    )
    DATABASE_UNREACHABLE = (
        "{database} can’t be reached: {detail}. Check PARLEY_DATABASE, and that the server runs."
    )
    DATABASE_NEWER = (
        "{database} was written by a newer Parley (schema {found}; this program knows {known}). "
        "Install that version again. Nothing was changed."
    )
    DATABASE_FOREIGN = (
        "{database} holds tables of another program. Give Parley a database of its own."
    )
    DATABASE_DRIVER_MISSING = (
        "PostgreSQL needs the package asyncpg, which is missing. Start Parley with dev.py, which "
        "installs it, or type “pip install asyncpg”."
    )
    STORE_NOT_EMPTY = (
        "{where} is not empty, and nothing in it may be lost. Name a new folder or an empty "
        "database."
    )
    STORES_DIFFER = (
        "The rows of {table} in {where} are not those that were sent. Empty it, then try again; "
        "nothing was changed where they came from."
    )
    DATA_FOLDER_IN_USE = (
        "Parley already runs on {path} (process {process}). Stop that one first, or point "
        "PARLEY_DATA at another folder."
    )
    DATA_FOLDER_IS_FILE = (
        "A file stands where the data folder {path} would be. Point PARLEY_DATA at a folder."
    )
    DATA_FOLDER_READ_ONLY = (
        "The data folder {path} lies on a disk that can only be read. Make the disk writable, or "
        "point PARLEY_DATA at another folder."
    )
    DATA_FOLDER_UNUSABLE = (
        "The data folder {path} cannot be written by this account (user id {uid}). Make it "
        "writable, for example with: chown -R {uid} {path}"
    )
