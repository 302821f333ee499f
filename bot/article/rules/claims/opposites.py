"""Words that say the contrary of each other, by stems, for questions and passages alike."""

from bot.article.grounding.words import tokens
from bot.article.rules.polarity import OPPOSITES

_MORE = """
more/less/fewer many/few most/least higher/lower high/low raise/cut/lower/reduce rise/fall/drop/sink
open/close/shut hasten/delay expensive/cheap dear/cheap favour/oppose hope/fear for/against
above/below over/under longer/shorter larger/smaller bigger/smaller stronger/weaker earlier/later
increase/fall/decrease/cut/drop/shrink grow/shrink/fall/decline better/worse best/worst
biggest/smallest largest/smallest longest/shortest highest/lowest first/last inside/outside
indoors/outdoors
buy/sell export/import build/demolish admit/deny keep/break/drop/lose major/minor peace/war
grant/refuse/deny/withhold approve/reject/refuse/veto accept/reject/refuse/decline/turn
support/oppose/criticise welcome/criticise/condemn/reject praise/criticise/blame/attack
win/lose succeed/fail pass/fail/reject uphold/overturn/quash/dismiss convict/acquit guilty/innocent
arrive/leave/depart stay/leave/go begin/end/stop/finish start/stop/end/finish continue/stop/end
allow/ban/forbid/prohibit/prevent permit/ban/forbid/prohibit legal/illegal lawful/unlawful
ban/suspend include/exclude/omit join/leave/quit/refuse add/remove gain/lose save/spend/waste
lend/borrow give/take/receive send/receive pay/receive/owe north/south east/west upper/lower
northern/southern eastern/western left/right old/new young/old early/late before/after
public/secret/private free/paid paid/unpaid free/charge full/empty strong/weak safe/dangerous
rich/poor majority/minority winner/loser seller/buyer teacher/pupil employer/worker
husband/wife son/daughter brother/sister father/mother man/woman men/women male/female boy/girl
winter/summer spring/autumn day/night morning/evening noon/midnight weekday/weekend
monday/tuesday/wednesday/thursday/friday/saturday/sunday
soldier/civilian same/different alone/together always/never/sometimes everyone/nobody
everybody/nobody all/none/some unanimous/divided permanent/temporary voluntary/compulsory
voluntary/mandatory optional/compulsory mild/severe faster/slower fast/slow quick/slow
confident/doubtful certain/doubtful agree/disagree confirm/deny happy/unhappy sincere/insincere
hot/cold warm/cold wet/dry thick/thin deep/shallow wide/narrow heavy/light
""".split()


def _stem(word: str) -> str:
    return tokens(word)[0].stem


def _table() -> dict[str, frozenset[str]]:
    found = dict(OPPOSITES)
    for group in _MORE:
        members = [_stem(word) for word in group.split("/")]
        days = members[0] == _stem("monday")
        for number, one in enumerate(members):
            others = members if days else (members[1:] if number == 0 else members[:1])
            found[one] = found.get(one, frozenset()) | (frozenset(others) - {one})
    return found


OPPOSED = _table()
"""Stems of words to the stems of words that say the contrary."""
