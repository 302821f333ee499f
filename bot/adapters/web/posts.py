"""Posts as the page gets them: JSON with the view as HTML."""

from collections import OrderedDict

from bot.adapters.web.render import content_id, html
from bot.adapters.web.rows import Post
from bot.kernel import languages
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.reader import Reader
from bot.kernel.view import Attachment, Block, Picture
from bot.kernel.view_json import load

UNREADABLE = say("This message comes from another version of Parley and can’t be shown.")

_KEPT = 400

PARLEY = "Parley"
"""Stands for a name that was erased."""

Shown = dict[str, str | int | bool]


class Drawings:
    """The HTML of the last posts: what fifty tabs ask for is drawn once for each language."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, str], str] = OrderedDict()

    def shown(self, post: Post, member: MemberId, language: str) -> Shown:
        """A post as one member sees it, in their language."""
        reader = languages.reader(language)
        return {
            "type": "post",
            "number": post.number,
            "post": post.post,
            "position": post.position,
            "author": post.author,
            "name": (post.name or reader.word(FORMER)) if post.author else PARLEY,
            "mine": post.author == member,
            "private": post.reader is not None,
            "at": post.at.isoformat(),
            "html": self._html(post, language),
        }

    def clear(self) -> None:
        """Draw all anew: what posts say has changed without a new number."""
        self._kept.clear()

    def _html(self, post: Post, language: str) -> str:
        at = (post.post, post.number, language)
        drawn = self._kept.get(at)
        if drawn is None:
            drawn = self._kept[at] = _draw(post, languages.reader(language))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return drawn


def picture(post: Post, wanted: str) -> bytes | None:
    """The PNG of this id in a post, whether for a light page or for any."""
    pictures = [block for block in _blocks(post) if isinstance(block, Picture)]
    drawn = (png for block in pictures for png in (block.png, block.light))
    return next((png for png in drawn if content_id(png) == wanted), None)


def attachment(post: Post, wanted: str) -> Attachment | None:
    """The file of this id in a post."""
    attachments = (block for block in _blocks(post) if isinstance(block, Attachment))
    return next((block for block in attachments if content_id(block.content) == wanted), None)


def _blocks(post: Post) -> tuple[Block, ...]:
    try:
        return load(post.view or "").blocks
    except ValueError:
        return ()


def _draw(post: Post, reader: Reader) -> str:
    try:
        return str(html(load(post.view or ""), f"p-{post.post}", reader))
    except ValueError:
        return f'<p class="note">{reader.word(UNREADABLE)}</p>'
