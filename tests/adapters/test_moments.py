"""An instant that comes within hours is told by the time of day, on every platform."""

from datetime import UTC, datetime

from bot.adapters.discord import markup as discord
from bot.adapters.plain.render import rendered
from bot.adapters.slack import markup as slack
from bot.adapters.web.render import html
from bot.kernel import languages
from bot.kernel.reader import ENGLISH
from bot.kernel.view import Moment, View, text

AT = datetime(2026, 3, 2, 18, 7, tzinfo=UTC)
LONG, BRIEF = Moment(AT), Moment(AT, brief=True)
SECONDS = int(AT.timestamp())


def test_it_is_told_in_full_or_by_the_time_of_day() -> None:
    assert (str(LONG), str(BRIEF)) == ("02 March 2026, 18:07 UTC", "18:07 UTC")
    french = languages.reader("fr")
    assert french.instant(LONG) == "2 mars 2026, 18:07 UTC"
    assert french.instant(BRIEF) == "18:07 UTC"


def test_bare_words_have_it() -> None:
    assert rendered(View(blocks=(text("until ", BRIEF),))).strip() == "until 18:07 UTC"


def test_discord_shows_it_in_the_reader_s_time() -> None:
    assert discord.spans((LONG,)) == f"<t:{SECONDS}:f>"
    assert discord.spans((BRIEF,)) == f"<t:{SECONDS}:t>"


def test_slack_shows_it_in_the_reader_s_time() -> None:
    assert slack.mrkdwn((BRIEF,)) == f"<!date^{SECONDS}^{{time}}|18:07 UTC>"
    assert "{date_short_pretty} {time}|02 Mar 2026 18:07 UTC" in slack.mrkdwn((LONG,))


def test_the_web_page_shows_its_date_only_on_another_day() -> None:
    drawn = html(View(blocks=(text(BRIEF, " and ", LONG),)), "p", ENGLISH)
    assert drawn.count("data-brief") == 1
    assert f'<time datetime="{AT.isoformat()}" data-brief>18:07 UTC</time>' in drawn
