"""What a database is called where people read it."""

from urllib.parse import urlsplit


def name_database(url: str) -> str:
    """Where a database is, without its password."""
    parts = urlsplit(url)
    return f"postgresql://{parts.netloc.rpartition('@')[2] or 'localhost'}{parts.path}"


def drop_password(url: str) -> str:
    """The address of a database as PostgreSQL's own programs take it, which ask for the password
    themselves."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    options = [each for each in parts.query.split("&") if not each.startswith("password=")]
    query = "?" + "&".join(options) if any(options) else ""
    return f"postgresql://{user.partition(':')[0]}{at}{host}{parts.path}{query}"
