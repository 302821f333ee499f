"""Which language a text is in: by its script, then by its commonest words."""

import re
import unicodedata
from collections import Counter

UNKNOWN = "und"

_COMMON = {
    "en": "the of and to in is that it for was on are as with be by this have from at which not",
    "fr": "le la les des et en un une est que dans qui pour pas sur au du ce il se plus par avec",
    "de": "der die das und in den von zu mit ist des im dem nicht ein eine als auch es auf für",
    "es": "de la que el en y los del se las por un con una para su al lo como más pero sus",
    "it": "di che la il un per in una del non sono della con da dei alla gli si nel anche più",
    "pl": "w i na z że się do nie jest to o od za po przez oraz jak dla który jego tym są",
    "pt": "de que do da em um para com não uma os no se na por mais as dos como mas foi ao",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan bij",
    "uk": "і в на що не з та до за як це від про у його є або для також які був під",
    "ru": "и в не на что с по это как его из но за от для так же был или к бы только",
}
_SETS = {code: frozenset(common.split()) for code, common in _COMMON.items()}

_SCRIPTS = {"ARABIC": "ar", "HEBREW": "he", "HANGUL": "ko", "GREEK": "el", "THAI": "th"}
_KANA = ("HIRAGANA", "KATAKANA")
_UKRAINIAN = frozenset("їєґ")  # letters of no other language here; a question has few small words
_LEAST_WORDS = 4
_LEAST_SHARE = 0.12
_SAMPLE = 4000

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """An ISO 639-1 code, or "und" where the text is short or the signs are weak."""
    sample = text[:_SAMPLE]
    scripts = Counter(
        unicodedata.name(letter, " ").split(" ")[0].split("-")[0]
        for letter in sample
        if letter.isalpha()
    )
    if not scripts:
        return UNKNOWN
    if scripts["CJK"] or any(scripts[kana] for kana in _KANA):
        written = scripts["CJK"] + sum(scripts[kana] for kana in _KANA)
        if written > scripts.total() / 2:
            return "ja" if any(scripts[kana] for kana in _KANA) else "zh"
    script, most = scripts.most_common(1)[0]
    if script in _SCRIPTS and most > scripts.total() / 2:
        return _SCRIPTS[script]
    language = _by_words(_WORD.findall(sample.lower()))
    return "uk" if language == UNKNOWN and _UKRAINIAN & set(sample.lower()) else language


def _by_words(text_words: list[str]) -> str:
    if len(text_words) < _LEAST_WORDS:
        return UNKNOWN
    shares = {
        code: sum(w in common for w in text_words) / len(text_words)
        for code, common in _SETS.items()
    }
    first, second = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
    clear = shares[first] >= _LEAST_SHARE and shares[first] >= 1.2 * shares[second]
    return first if clear else UNKNOWN
