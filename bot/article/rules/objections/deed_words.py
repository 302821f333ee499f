"""The words by which a text reports or speaks of a deed, such as joining, leaving or signing."""

from bot.article.rules.words.tokens import tokens

_TABLE = """
join: join joins joined accede acceded accession enter entered admitted
leave: leave leaves left leaving quit quits withdrew withdraw withdrawn withdrawal depart departed \
departure exit exited resigned retired abandoned fled moved
win: win wins won winning winner winners victory victorious victories beat beaten defeated gained \
champion champions triumph awarded
lose: lose loses lost losing loser losers loss defeat defeated beaten
sign: sign signs signed signing signature signatures signatory concluded conclude initialled agreed
die: die dies died dying death dead killed drowned murdered perished obituary buried funeral
resign: resign resigns resigned resigning resignation quit left leave stepped step
end: end ends ended ending finish finished over ceased cease stop stopped close closed conclude \
concluded expire expired halted lifted broke until abolished called wound ran
ratify: ratify ratified ratifies ratification approved approve
repeal: repeal repealed repeals abolish abolished abolition revoked scrapped lifted withdrawn
annex: annex annexed annexes annexation
invade: invade invaded invades invasion attacked attack crossed entered occupied
surrender: surrender surrendered surrenders capitulated yielded
marry: marry married marries marriage wedding husband wife
retire: retire retired retires retirement left stepped
merge: merge merged merger joined united
collapse: collapse collapsed collapses fell fallen broke
"""
WORDS_BY_DEED = {
    deed: frozenset(forms.split())
    for deed, _, forms in (line.partition(": ") for line in _TABLE.strip().splitlines())
}
"""The words by which each deed is reported, or spoken of."""

SPOKEN_OF = {"join": frozenset({"membership", "candidate", "application", "applicant"})}
"""More words by which a deed that is not done is spoken of."""


_DEEDS_BY_STEM = {tokens(deed)[0].stem: deed for deed in WORDS_BY_DEED}

EVERY_DEED_WORD = frozenset[str]().union(*WORDS_BY_DEED.values())


def find_deed_words(stem: str) -> frozenset[str]:
    """The words by which the deed of a verb is reported or spoken of; none for one not listed."""
    deed = _DEEDS_BY_STEM.get(stem, "")
    return WORDS_BY_DEED.get(deed, frozenset()) | SPOKEN_OF.get(deed, frozenset())
