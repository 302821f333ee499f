"""Names of languages."""

from bot.kernel.message import say

LANGUAGES = {
    "en": say("English"),
    "fr": say("French"),
    "de": say("German"),
    "es": say("Spanish"),
    "it": say("Italian"),
    "pl": say("Polish"),
    "pt": say("Portuguese"),
    "nl": say("Dutch"),
    "uk": say("Ukrainian"),
    "ru": say("Russian"),
    "ar": say("Arabic"),
    "he": say("Hebrew"),
    "el": say("Greek"),
    "ja": say("Japanese"),
    "zh": say("Chinese"),
    "ko": say("Korean"),
    "th": say("Thai"),
}
"""The languages that Parley tells apart, by ISO 639-1 code."""
