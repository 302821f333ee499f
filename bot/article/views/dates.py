"""Days in words."""

from datetime import date

from bot.kernel.message import Message, say


def say_day(day: date) -> Message:
    """A day as people write it: 6 January 2026."""
    number, year = day.day, day.year
    months = (
        say("{day} January {year}", day=number, year=year),
        say("{day} February {year}", day=number, year=year),
        say("{day} March {year}", day=number, year=year),
        say("{day} April {year}", day=number, year=year),
        say("{day} May {year}", day=number, year=year),
        say("{day} June {year}", day=number, year=year),
        say("{day} July {year}", day=number, year=year),
        say("{day} August {year}", day=number, year=year),
        say("{day} September {year}", day=number, year=year),
        say("{day} October {year}", day=number, year=year),
        say("{day} November {year}", day=number, year=year),
        say("{day} December {year}", day=number, year=year),
    )
    return months[day.month - 1]
