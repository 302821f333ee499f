"""Who may do what: three roles, each holding the rights of those before it."""

from enum import IntEnum


class Role(IntEnum):
    """A member's standing in a community, decided by the platform or by a configured role."""

    MEMBER = 0
    CHAIR = 1
    ADMIN = 2

    @property
    def title(self) -> str:
        """The word people read."""
        return self.name.lower()
