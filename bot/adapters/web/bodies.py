"""Bodies of requests: JSON, and JSON with files. Whatever does not fit is refused in words."""

import json
from collections.abc import Mapping

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.adapters.web.config import BODY_LIMIT, UPLOAD_LIMIT
from bot.adapters.web.lines import Said
from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.catalog.parameters import Upload
from bot.kernel.ids import PlaceId
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

LONGEST_NONCE = 64
LONGEST_NAME = 200
MOST_PARTS = 8

SAID = "said"
FILE = "file"
"""Names of a multipart body's parts: the JSON, then `file` for what is attached to the line, or
`file:` and the name of the form's input."""

Fields = Mapping[str, object]


async def json_body(request: web.Request) -> Fields:
    """A body that is a JSON object. Raises Refused (REQUEST_UNREADABLE)."""
    if request.content_type != "application/json":
        raise unreadable("it is not JSON")
    return _object(await request.read())


async def said_body(request: web.Request) -> Said:
    """What a tab sent, with its files.

    Raises Refused (REQUEST_UNREADABLE, REQUEST_TOO_LARGE, FILE_TOO_LARGE).
    """
    if request.content_type != "multipart/form-data":
        return _said(await json_body(request), {})
    try:
        parts = await _parts(request.clone(client_max_size=UPLOAD_LIMIT))
    except (ValueError, RuntimeError, HttpProcessingError) as error:
        raise unreadable("its parts do not hold together") from error
    said = parts.pop(SAID, None)
    if said is None or len(said.content) > BODY_LIMIT:
        raise unreadable("its words are missing")
    files = {name.removeprefix(FILE).removeprefix(":"): file for name, file in parts.items()}
    return _said(_object(said.content), files)


def word(fields: Fields, name: str, longest: int, default: str | None = None) -> str:
    """A string of a JSON object. Raises Refused (REQUEST_UNREADABLE)."""
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise unreadable(f"“{name}” is missing")
    if len(value) > longest:
        raise unreadable(f"“{name}” is too long")
    return value


def whole(text: str | None, name: str) -> int | None:
    """A whole number of a query, if it is there. Raises Refused (REQUEST_UNREADABLE)."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise unreadable(f"“{name}” is not a number")
    return int(text)


def unreadable(why: str) -> Refused:
    """The refusal of a request that our own page would not send."""
    return Refused(ConsoleRefusal.REQUEST_UNREADABLE, why=why)


def _said(fields: Fields, files: Mapping[str, Upload]) -> Said:
    nonce = word(fields, "nonce", LONGEST_NONCE)
    if not nonce:
        raise unreadable("“nonce” is missing")
    values = fields.get("values")
    return Said(
        place=PlaceId(word(fields, "place", LONGEST_NAME)),
        words=word(fields, "words", BODY_LIMIT),
        nonce=clean_words(nonce),
        begun=fields.get("begun") is True,
        pressed=word(fields, "pressed", LONGEST_NAME, ""),
        filled=values is not None,
        form=word(fields, "form", LONGEST_NAME, ""),
        values=_values(values),
        seen=_values(fields.get("seen")),
        files=files,
    )


def _values(fields: object) -> dict[str, str]:
    if fields is None:
        return {}
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise unreadable("“values” are not words by name")
    return dict(fields)


def _object(body: bytes) -> Fields:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise unreadable("it is not JSON") from error
    if not isinstance(content, dict):
        raise unreadable("it is not a JSON object")
    return content


async def _parts(request: web.Request) -> dict[str, Upload]:
    """The parts of a body by name, all of them together within the limit."""
    if (request.content_length or 0) > UPLOAD_LIMIT:
        raise _too_large()
    parts: dict[str, Upload] = {}
    length = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or len(parts) == MOST_PARTS:
            raise unreadable("it has parts that no page of ours sends")
        name = part.name or ""
        if name != SAID and name.partition(":")[0] != FILE:
            raise unreadable("it has a part of an unknown name")
        try:
            content = bytes(await part.read())
        except web.HTTPRequestEntityTooLarge:
            raise _too_large() from None
        length += len(content)
        if length > UPLOAD_LIMIT:
            raise _too_large()
        file_name = clean_words(part.filename or "").replace("\\", "/").rpartition("/")[2]
        parts[name] = Upload(
            name=file_name.strip()[:LONGEST_NAME] or "file",
            content=content,
            media_type=part.headers.get("Content-Type"),
        )
    return parts


def _too_large() -> Refused:
    return Refused(ConsoleRefusal.FILE_TOO_LARGE, megabytes=UPLOAD_LIMIT // 1024**2)
