"""Names of things. Platform ids become these at the adapter's door and nowhere else."""

from typing import NewType

CommunityId = NewType("CommunityId", str)
"""A Discord server, a Slack workspace, or the console's own: the tenant."""

PlaceId = NewType("PlaceId", str)
"""A channel or thread in a community."""

MemberId = NewType("MemberId", str)
"""A person in a community."""
