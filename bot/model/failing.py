"""Why a request to the model came to nothing."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why a request came to nothing. The names are those on record."""

    SLOW = "slow"
    DOWN = "down"
    BUSY = "busy"
    REFUSED = "refused"
    DECLINED = "declined"  # by the provider's filter, or the model itself
    GARBLED = "garbled"


class Failed(Exception):
    """A request came to nothing. `wait` is how many seconds the server asked us to wait; `why` is
    for doctor alone, in the server's or the library's words. `is_of_request`: was this request
    turned down for what it is, such as its length, so that another may well be taken?"""

    def __init__(
        self,
        trouble: Trouble,
        reason: str,
        wait: float | None = None,
        *,
        is_of_request: bool = False,
    ) -> None:
        super().__init__(trouble.value)  # what is logged; `why` may hold somebody's words
        self.trouble, self.why, self.wait = trouble, reason, wait
        self.is_of_request = is_of_request
