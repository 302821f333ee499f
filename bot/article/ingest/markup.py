"""Bits of HTML within Markdown: what is known as markup goes, all other words stay."""

import re
from html.parser import HTMLParser

_TAGS = frozenset(
    "a abbr address article aside b bdi bdo big blockquote body br button caption center cite code"
    " col colgroup data dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3"
    " h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main mark meta"
    " nav ol option p picture pre q rp rt ruby s samp script section select small source span"
    " strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time"
    " title tr tt u ul var video wbr".split()
)
_WITHIN_A_LINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s"
    " samp small source span strike strong sub sup time tt u var wbr".split()
)
_UNSHOWN = ("script", "style")
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")


def inline_markup(markup: str) -> str:
    """What one piece of markup within a line leaves of itself: nothing, a break, or, where it is
    no HTML (`<name>`), itself."""
    tag = _TAG.match(markup)
    if tag is None:
        return ""  # a comment
    name = tag[1].lower()
    return "\n" if name == "br" else "" if name in _TAGS else markup


def words_of_markup(markup: str) -> list[str]:
    """The texts in a block of HTML, one for each element that stands on lines of its own."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return parser.texts()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._texts = [""]
        self._unshown = False

    def texts(self) -> list[str]:
        return [text for text in self._texts if text.strip()]

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unshown = tag in _UNSHOWN
        if tag not in _TAGS:
            self._texts[-1] += self.get_starttag_text() or ""
        elif tag not in _WITHIN_A_LINE:
            self._texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._unshown = False
        if tag not in _WITHIN_A_LINE:
            self._texts.append("")

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self._texts[-1] += data
