"""One language of a file that has several."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET  # read by guarding.py

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def find_languages(root: ET.Element) -> tuple[str, ...]:
    """The languages of a file, such as en or de, in the order in which they stand."""
    tags = [element.get(LANG, "") for element in root.iter()]
    declared = [(e.text or "").strip() for e in root.iterfind("languages/language")]
    return tuple(dict.fromkeys(tag for tag in (*declared, *tags) if tag))


def choose_language(root: ET.Element, languages: Sequence[str]) -> str:
    """English if it names everything, or else the language that names most."""
    if not languages:
        return ""
    named = [root, *root.iterfind("speeches/speech")]
    counts = {
        tag: sum(any(n.get(LANG, "") in ("", tag) for n in e.findall("name")) for e in named)
        for tag in languages
    }
    english = [tag for tag in languages if tag.startswith("en") and counts[tag] == len(named)]
    return next(iter(english), max(languages, key=lambda tag: counts[tag]))


def words_in(element: ET.Element, tag: str, language: str) -> tuple[str, str]:
    """The words of a child in a language, or else in none, or else in its first; and the language
    they are in."""
    children = element.findall(tag)
    order = [language, "", *(child.get(LANG, "") for child in children)]
    for wanted in order:
        for child in children:
            if child.get(LANG, "") == wanted and (words := plain_words(child)):
                return words, wanted
    return "", ""


def plain_words(element: ET.Element | None) -> str:
    """The words in an element, on one line."""
    return " ".join((element.text or "").split()) if element is not None else ""
