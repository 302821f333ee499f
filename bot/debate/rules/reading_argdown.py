"""Reads the part of Argdown (https://argdown.org/syntax) that says which claim bears on which."""

import re
from collections import Counter

from bot.debate.rules.argument_map import ATTACK, SUPPORT, Link, ReadMap

_FRONT = re.compile(r"\s*={3,}[^\n]*\n.*?\n={3,}[^\n]*", re.DOTALL)
_ESCAPE = re.compile(r"\\([^\n])")
_HELD = re.compile("\0(\\d+)\0")
_COMMENT = re.compile(r"<!--.*?-->|/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
_RELATION = re.compile(r"(\s*)(<\+|\+>|\+|<-|->|-(?!-)|><|<_|_>|_(?=\s))\s*(.*)")
_ITEM = re.compile(r"(\s*)(?:\*|\d+\.)\s+(.*)")
_PREMISE = re.compile(r"\s*\(\d+\)")
_TITLED = re.compile(
    r"(?:\[(?!-)(?P<stated>[^\]]+)\](?!\()|<(?!-)(?P<argued>[^>]+)>)(?P<rest>.*)", re.DOTALL
)
_DATA = re.compile(r"\s*\{.*\}\s*", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_MENTION = re.compile(r"@\[([^\]]+)\]|@<([^>]+)>")
_MARKED = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")

MOTION = "Motion"
"""The title of the statement that stands for a debate's motion."""

_UPWARD = {"+": SUPPORT, "<+": SUPPORT, "-": ATTACK, "<-": ATTACK, "_": ATTACK, "<_": ATTACK}
_DOWNWARD = {"+>": SUPPORT, "->": ATTACK, "_>": ATTACK}


def read_argdown(text: str) -> ReadMap:
    """The map in a text of Argdown. What is no claim and no relation is counted as left out."""
    return _Reader().read(text)


class _Reader:
    """Reads line by line; `stack` is where relations hang: indentations with
    claims, outermost first."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.places: dict[tuple[str, str], int] = {}
        self.links: list[Link] = []
        self.stack: list[tuple[int, int]] = []
        self.changed: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.held: list[str] = []
        self.open: list[str] = []
        self.open_as: tuple[int, str] = -1, ""
        self.in_inference = False

    def read(self, text: str) -> ReadMap:
        plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        if front := _FRONT.match(plain):
            plain = plain[front.end() :]
        plain = _COMMENT.sub("", _ESCAPE.sub(self._hold, plain))
        for line in plain.split("\n"):
            self._line(line)
        self._close()
        return ReadMap(
            words=tuple(self.words),
            links=tuple(self.links),
            root=self.places.get(("stated", MOTION)),
            changed=dict(self.changed),
            left_out=dict(self.left_out),
        )

    def _hold(self, escaped: re.Match[str]) -> str:
        self.held.append(escaped[1])
        return f"\0{len(self.held) - 1}\0"

    def _give_back(self, words: str) -> str:
        plain = _HELD.sub(lambda held: self.held[int(held[1])], words)
        return " ".join(plain.split())

    def _line(self, line: str) -> None:
        if not line.strip():
            self._close()
            self.stack, self.in_inference = [], False
        elif line.lstrip().startswith("--"):
            self._close()
            is_closed = re.fullmatch(r"-{4,}|--.+--", line.strip()) is not None
            self.in_inference = not is_closed and not self.in_inference
        elif self.in_inference:
            pass
        elif _PREMISE.match(line):
            self._close()
            self.left_out["premises"] += 1
            self.stack, self.open_as = [], (-1, "premise")
            self.open = [""]
        elif relation := _RELATION.match(line):
            self._close()
            self._begin(len(relation[1].expandtabs()), relation[2], relation[3])
        elif item := _ITEM.match(line):
            self._close()
            self.stack = []
            self._begin(-1, "", item[2])
        elif re.match(r"\s*#+\s", line):
            self._close()
            self.left_out["headings"] += 1
        elif self.open and not re.match(r"(?:\[[^\]]+\]|<[^>]+>):", line):
            self.open.append(line)
        else:
            self._close()
            self.stack = []
            self._begin(-1, "", line)

    def _begin(self, indent: int, sign: str, words: str) -> None:
        self.open_as, self.open = (indent, sign), [words]

    def _close(self) -> None:
        """Keep the claim whose lines were read, and hang it where it belongs."""
        (indent, sign), lines, self.open = self.open_as, self.open, []
        if not lines or sign == "premise":
            return
        place = self._place("\n".join(lines).strip())
        if place is None:
            return
        while self.stack and sign and self.stack[-1][0] >= indent:
            self.stack.pop()
        if sign and not self.stack:
            self.left_out["loose"] += 1
        elif sign:
            self._relate(place, self.stack[-1][1], sign)
        self.stack.append((indent, place))

    def _relate(self, place: int, above: int, sign: str) -> None:
        if sign == "><":
            self.changed["contradictions"] += 1
        elif "_" in sign:
            self.changed["undercuts"] += 1
        if sign in _DOWNWARD:
            self.links.append((above, place, _DOWNWARD[sign]))
        else:
            self.links.append((place, above, _UPWARD.get(sign, ATTACK)))

    def _place(self, raw: str) -> int | None:
        """The place of the claim in some lines, a new one where it is new; None for no words."""
        if titled := _TITLED.match(raw):
            kind = "stated" if titled["stated"] else "argued"
            title = self._give_back(titled["stated"] or titled["argued"])
            rest = titled["rest"].lstrip()
            words = self._clean(rest.removeprefix(":")) if rest.startswith(":") else ""
            if not rest.startswith(":") and self._clean(rest):
                self.left_out["after"] += 1
            return self._titled_place(kind, title, words)
        words = self._clean(raw)
        if not any(letter.isalnum() for letter in words):
            return None
        self.words.append(words)
        return len(self.words) - 1

    def _titled_place(self, kind: str, title: str, words: str) -> int:
        place = self.places.get((kind, title))
        if place is None:
            self.words.append(words or title)
            place = self.places[kind, title] = len(self.words) - 1
        elif words and self.words[place] == title:
            self.words[place] = words
        elif words and words != self.words[place]:
            self.left_out["wordings"] += 1
        return place

    def _clean(self, raw: str) -> str:
        """Words without data and marks of style, and with what was escaped."""
        words, data = _DATA.subn(" ", raw)
        self.left_out.update({"data": data} if data else {})
        words = _LINK.sub(r"\1 (\2)", words)
        words = _MENTION.sub(lambda named: named[1] or named[2], words)
        for _ in range(2):  # bold in italics
            words = _MARKED.sub(r"\2", words)
        return self._give_back(words)
