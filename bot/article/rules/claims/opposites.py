"""Words that say the contrary of each other, by stems, for questions and passages alike."""

from bot.article.rules.words.tokens import tokens

_GROUPS = """
accept/reject/refuse/decline support/oppose/criticise favour/oppose more/less/fewer
broaden/reduce/narrow join/leave/quit begin/end/stop/finish start/end/stop/finish continue/stop/end
win/lose increase/decrease/reduce/cut/fall/drop/shrink strong/weak strengthen/weaken
stronger/weaker precise/unclear/vague clear/unclear/vague early/late earlier/later before/after
always/never always/sometimes allow/forbid/ban/prohibit/prevent permit/forbid/ban/prohibit
include/exclude/omit succeed/fail success/failure build/destroy/dismantle/demolish safe/dangerous
sincere/insincere credible/incredible keep/abandon/withdraw/give/break/drop/lose/dismiss
grant/deny/refuse/withhold confirm/deny admit/deny agree/disagree same/different gain/lose/lost
automatic/discretion attack/defend public/secret/private short/long shorter/longer
permanent/temporary binding/voluntary unanimous/divided enter/leave maintain/abandon/give
sign/reject/terminate most/least higher/lower high/low/lower raise/cut/lower/reduce
rise/fall/drop/sink hasten/delay expensive/cheap dear/cheap hope/fear above/below larger/smaller
bigger/smaller grow/shrink/fall/decline better/worse best/worst biggest/smallest largest/smallest
longest/shortest highest/lowest inside/outside indoors/outdoors buy/sell export/import major/minor
approve/reject/refuse/veto welcome/criticise/condemn/reject praise/criticise/blame/attack
pass/fail/reject uphold/overturn/quash/dismiss convict/acquit guilty/innocent arrive/leave/depart
stay/leave/go legal/illegal lawful/unlawful ban/suspend add/remove lend/borrow north/south east/west
upper/lower northern/southern eastern/western old/new young/old free/paid/pay/charge paid/unpaid
full/empty rich/poor majority/minority winner/loser seller/buyer teacher/pupil husband/wife
son/daughter brother/sister father/mother man/woman men/women male/female boy/girl winter/summer
spring/autumn day/night morning/evening noon/midnight weekday/weekend soldier/civilian
alone/together everyone/nobody everybody/nobody all/none voluntary/compulsory/mandatory
optional/compulsory mild/severe faster/slower quick/slow confident/doubtful certain/doubtful
happy/unhappy hot/cold warm/cold wet/dry thick/thin deep/shallow wide/narrow accelerate/slow
advance/retreat appear/disappear/vanish appoint/dismiss/sack hire/dismiss/sack employ/dismiss
capture/release arrest/release cancel/hold complete/incomplete/partial comply/violate/defy
conceal/reveal/disclose hide/reveal/show create/abolish/destroy discourage/encourage deter/encourage
easy/difficult enable/prevent expand/contract/shrink extend/shorten lengthen/shorten
external/internal foreign/domestic forget/remember formal/informal friend/enemy friendly/hostile
honest/dishonest improve/worsen/deteriorate independent/dependent big/small large/small
liberate/occupy loyal/disloyal maximum/minimum modern/ancient obey/disobey/defy offensive/defensive
officially/unofficially active/passive popular/unpopular positive/negative possible/impossible
presence/absence profit/loss profitable/unprofitable promote/demote proven/unproven punish/reward
ratify/reject regular/irregular relevant/irrelevant reliable/unreliable reopen/close
remain/resign stay/resign responsible/irresponsible rural/urban satisfied/dissatisfied
significant/insignificant simple/complex/complicated stable/unstable strict/lax/lenient
stricter/laxer sufficient/insufficient superior/inferior surplus/deficit tighten/loosen/relax
trust/distrust/mistrust unite/divide useful/useless vacant/occupied valid/invalid victory/defeat
visible/invisible volunteer/conscript willing/unwilling love/hate optimist/pessimist
""".split()
"""The first of each group is the contrary of the others."""

_APART = "monday tuesday wednesday thursday friday saturday sunday".split()
"""Each of which excludes the others."""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    pairs = [(first, other) for first, *rest in map(_stems, _GROUPS) for other in rest]
    days = [_stem(day) for day in _APART]
    pairs += [(one, other) for one in days for other in days if one < other]
    for one, other in pairs:
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _stems(group: str) -> list[str]:
    return [_stem(word) for word in group.split("/")]


def _stem(word: str) -> str:
    return tokens(word)[0].stem


OPPOSED = _table()
"""Stems of words to the stems of words that say the contrary."""
