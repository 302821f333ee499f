"""What is said when the store cannot serve."""

from bot.kernel.refusal import RefusalCode


class StoreRefusal(RefusalCode):
    """Why something cannot be kept or read."""

    DISK_FULL = (
        "The disk is full, so nothing was saved. An admin needs to free space; then try again."
    )
    STORE_BUSY = "The store is busy, so nothing was saved. Please try again in a moment."
    STORE_READ_ONLY = (
        "The data folder cannot be written, so nothing was saved. An admin needs to make it "
        "writable for the account that runs Parley."
    )
    STORE_FAILED = (
        "The store failed, so nothing was saved. An admin should look at the log and at the disk."
    )
    STORE_CLOSED = "Parley is shutting down, so nothing was saved. Please try again shortly."
    STORE_NEWER = (
        "{path} was written by a newer Parley (schema {found}; this program knows {known}). "
        "Install that version again, or restore a backup from {backups}. Nothing was changed."
    )
    STORE_CORRUPT = (
        "{path} is damaged: {detail}. Nothing was changed. Stop Parley, move the file aside, and "
        "copy the newest good file from {backups} in its place."
    )
    STORE_FOREIGN = (
        "{path} belongs to another program. Point PARLEY_DATA at a folder of Parley’s own."
    )
    DATA_FOLDER_UNUSABLE = (
        "The data folder {path} cannot be written by this account (user id {uid}). Make it "
        "writable, for example with: chown -R {uid} {path}"
    )
