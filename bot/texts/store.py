"""What is said when it says no: the store."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.DISK_FULL: (
        "The disk is full, so nothing was saved. An admin needs to free space; then try again."
    ),
    Code.STORE_BUSY: "The store is busy, so nothing was saved. Please try again in a moment.",
    Code.STORE_READ_ONLY: (
        "The data folder cannot be written, so nothing was saved. "
        "An admin needs to make it writable for the account that runs Parley."
    ),
    Code.STORE_FAILED: (
        "The store failed, so nothing was saved. An admin should look at the log and at the disk."
    ),
    Code.STORE_CLOSED: "Parley is shutting down, so nothing was saved. Please try again shortly.",
    Code.STORE_NEWER: (
        "{path} was written by a newer Parley (schema {found}; this program knows {known}). "
        "Install that version again, or restore a backup from {backups}. Nothing was changed."
    ),
    Code.STORE_CORRUPT: (
        "{path} is damaged: {detail}. Nothing was changed. Stop Parley, move the file aside, "
        "and copy the newest good file from {backups} in its place."
    ),
    Code.STORE_FOREIGN: (
        "{path} belongs to another program. Point PARLEY_DATA at a folder of Parley’s own."
    ),
    Code.DATA_FOLDER_UNUSABLE: (
        "The data folder {path} cannot be written by this account (user id {uid}). "
        "Make it writable, for example with: chown -R {uid} {path}"
    ),
    Code.CHANGED_MEANWHILE: "Someone changed this at the same moment. Please try again.",
}
