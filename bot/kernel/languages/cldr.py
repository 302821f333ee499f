"""Numbers, lists and instants as a language writes them, by the Unicode CLDR."""

from collections.abc import Sequence

from babel.dates import format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.kernel.message import Number
from bot.kernel.reader import Reader
from bot.kernel.view import Moment


class CldrReader(Reader, frozen=True, kw_only=True):
    """A reader of the language that `locale` names, such as fr."""

    locale: str

    def number(self, number: Number) -> str:
        digits = f"#,##0{'.' if number.places else ''}{'0' * number.places}"
        form = f"+{digits};-{digits}" if number.signed else digits
        return format_decimal(number.value, format=form, locale=self.locale)

    def joined(self, words: Sequence[str], joint: str) -> str:
        if joint not in ("and", "or"):
            return super().joined(words, joint)
        return format_list(words, "or" if joint == "or" else "standard", self.locale)

    def instant(self, moment: Moment) -> str:
        form = "HH:mm" if moment.brief else "d MMMM y, HH:mm"
        return f"{format_datetime(moment.at, form, locale=self.locale)} UTC"
