"""How a text reads in an incident: clause by clause, yes, no or open, with the reason.

It never says who was right. An open clause is open, and never "none".
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from bot.exercise.rules.card import Conduct, IncidentFeatures
from bot.guarantee.rules.design import CaseReading
from bot.guarantee.rules.space import Choices, Space
from bot.guarantee.rules.terms import Assessment, Ground, Happening, Voting
from bot.kernel.message import row_of, say


class TextVerdict(StrEnum):
    """What a text says to a question."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    BROKEN = "broken"
    """The incident itself breaks it: a party to it is the attacker."""


class ClauseReading(Struct, frozen=True, kw_only=True):
    """What one clause says in an incident, and why."""

    clause: str
    verdict: TextVerdict
    words: str


DECIDING = ("covered_events", "covered_territory", "conduct_condition", "evidence", "trigger")
"""The clauses on which it hangs whether the promise applies."""

_KINDS = {
    Happening.ARMED_ATTACK: say("an armed attack"),
    Happening.GRAVE_HYBRID: say("a grave hybrid act"),
    Happening.HYBRID: say("a hybrid act that is not grave"),
    Happening.THREAT: say("a threat without an act"),
}
_GROUNDS = {
    Ground.HELD: say("ground that the Beneficiary holds"),
    Ground.OCCUPIED: say("occupied ground"),
    Ground.UNCLEAR: say("ground that nobody firmly holds"),
    Ground.SEA: say("the sea"),
    Ground.GUARANTOR: say("a guarantor’s own ground"),
}
_TRIGGERS = {
    "none": (TextVerdict.NO, say("Nothing sets it off: it has no trigger.")),
    "guarantor_discretion": (
        TextVerdict.OPEN,
        say("Each guarantor says for itself whether it applies."),
    ),
    "mechanism_assessed": (TextVerdict.OPEN, say("The mechanism has to find that it applies.")),
    "beneficiary_request": (TextVerdict.YES, say("It applies once the Beneficiary calls for it.")),
    "automatic": (TextVerdict.YES, say("The event itself sets it off. Nobody has to decide.")),
}
_OWED = {
    "refrain": say("They owe nothing, except to do no harm."),
    "consult": say("They owe a meeting, nothing more."),
    "aid_materially": say("They owe help, such as weapons or money. They owe no troops."),
    "aid_and_assist": say("They owe help, and each chooses what kind."),
    "defend": say("Armed force is expected of them."),
}


def read(space: Space, choices: Choices, features: IncidentFeatures) -> tuple[ClauseReading, ...]:
    """All that a text says in an incident."""
    return (
        reads_event(space, choices, features),
        reads_place(space, choices, features),
        _conduct(choices, features),
        _evidence(space, choices, features),
        _trigger(choices),
        _deadline(space, choices),
        _voting(space, choices),
        _obligation(choices),
        _menu(space, choices),
    )


def applies(readings: Iterable[ClauseReading]) -> TextVerdict:
    """Would the promise have applied? What breaks it goes before all; one no is no; else one open
    clause leaves it open."""
    readings = tuple(readings)
    if any(reading.verdict is TextVerdict.BROKEN for reading in readings):
        return TextVerdict.BROKEN
    verdicts = {reading.verdict for reading in readings if reading.clause in DECIDING}
    if TextVerdict.NO in verdicts:
        return TextVerdict.NO
    return TextVerdict.OPEN if TextVerdict.OPEN in verdicts else TextVerdict.YES


def read_case(
    readings: Iterable[ClauseReading], cases: Iterable[CaseReading], features: IncidentFeatures
) -> tuple[tuple[ClauseReading, ...], frozenset[str]]:
    """The readings with those in their place that a text has for such an incident, and the clauses
    that these are about."""
    special: dict[str, ClauseReading] = {}
    for case in cases:
        if _fits(case, features) and case.clause not in special:
            special[case.clause] = ClauseReading(
                clause=case.clause,
                verdict=TextVerdict(case.verdict),
                words=row_of((case.words, case.text_says), ""),
            )
    changed = tuple(special.get(reading.clause, reading) for reading in readings)
    return changed, frozenset(special)


def _fits(case: CaseReading, features: IncidentFeatures) -> bool:
    """Is a case about such an incident?"""
    return (
        (not case.kind or features.kind in case.kind)
        and (not case.place or features.place in case.place)
        and (not case.attribution or features.attribution in case.attribution)
    )


def reads_event(space: Space, choices: Choices, features: IncidentFeatures) -> ClauseReading:
    """Does the text cover such an event?"""
    clause, kind = "covered_events", _KINDS[features.kind]
    terms = space.terms(choices, clause)
    if terms is None:
        return _open(clause, say("It does not say whether {event} counts.", event=kind))
    if features.kind in terms.covers:
        return ClauseReading(
            clause=clause, verdict=TextVerdict.YES, words=say("It covers {event}.", event=kind)
        )
    return ClauseReading(
        clause=clause, verdict=TextVerdict.NO, words=say("It does not cover {event}.", event=kind)
    )


def reads_place(space: Space, choices: Choices, features: IncidentFeatures) -> ClauseReading:
    """Does the text reach to where it happened?"""
    clause, ground = "covered_territory", _GROUNDS[features.place]
    terms = space.terms(choices, clause)
    if terms is None:
        return _open(clause, say("It does not say where it applies."))
    if terms.grounds_unsaid:
        return _open(clause, say("On purpose, it doesn’t say where it applies."))
    if features.place in terms.grounds:
        return ClauseReading(
            clause=clause,
            verdict=TextVerdict.YES,
            words=say("It covers {ground}.", ground=ground),
        )
    if features.place is Ground.UNCLEAR:
        return _open(clause, say("It is unclear whether it covers {ground}.", ground=ground))
    if features.place in (Ground.SEA, Ground.GUARANTOR):
        return _open(
            clause, say("Its clause on territory doesn’t mention {ground}.", ground=ground)
        )
    return ClauseReading(
        clause=clause,
        verdict=TextVerdict.NO,
        words=say("It doesn’t cover {ground}.", ground=ground),
    )


def _conduct(choices: Choices, features: IncidentFeatures) -> ClauseReading:
    clause = "conduct_condition"
    chosen = next(iter(choices.get(clause, ())), None)
    spoken = features.conduct is not Conduct.NONE
    match chosen:
        case None:
            return _open(clause, say("It does not say whether the Beneficiary’s conduct matters."))
        case "unprovoked_only" if spoken:
            return _open(
                clause, say("The promise is in dispute: it holds only if nobody provoked it.")
            )
        case "assessed" if spoken:
            return _open(clause, say("Somebody would have to assess the Beneficiary’s conduct."))
        case "none":
            words = say("The Beneficiary’s conduct does not matter to it.")
        case _:
            words = say("Here the Beneficiary did nothing wrong.")
    return ClauseReading(clause=clause, verdict=TextVerdict.YES, words=words)


def _evidence(space: Space, choices: Choices, features: IncidentFeatures) -> ClauseReading:
    clause = "evidence"
    terms = space.terms(choices, clause)
    if terms is None:
        return _open(clause, say("It doesn’t say how much proof is needed."))
    if terms.by_body:
        return ClauseReading(
            clause=clause,
            verdict=TextVerdict.NO,
            words=say("An international body would have to confirm it, and none has."),
        )
    if terms.by_report:
        return ClauseReading(
            clause=clause,
            verdict=TextVerdict.YES,
            words=say("The Beneficiary’s report is enough."),
        )
    least = terms.least or Assessment.NOT_KNOWN
    best = features.proof.words
    if features.proof >= least:
        words = say(
            "It asks for “{least}”. The best finding in the end is “{best}”.",
            least=least.words,
            best=best,
        )
        return ClauseReading(clause=clause, verdict=TextVerdict.YES, words=words)
    words = say(
        "It asks for “{least}”. The evidence in this card never gets further than “{best}”.",
        least=least.words,
        best=best,
    )
    return ClauseReading(clause=clause, verdict=TextVerdict.NO, words=words)


def _trigger(choices: Choices) -> ClauseReading:
    chosen = next(iter(choices.get("trigger", ())), None)
    if chosen not in _TRIGGERS:
        return _open("trigger", say("It does not say what sets it off."))
    verdict, words = _TRIGGERS[chosen]
    return ClauseReading(clause="trigger", verdict=verdict, words=words)


def _deadline(space: Space, choices: Choices) -> ClauseReading:
    terms = space.terms(choices, "deadline")
    if terms is None:
        return _open("deadline", say("It doesn’t say how much time there is."))
    if terms.meet_hours is None:
        return ClauseReading(
            clause="deadline", verdict=TextVerdict.NO, words=say("It has no deadline.")
        )
    if terms.decide_hours is None:
        words = say(
            "They must meet by hour {meet}. It sets no time to decide.", meet=terms.meet_hours
        )
    else:
        words = say(
            "They must meet by hour {meet} and decide by hour {decide}.",
            meet=terms.meet_hours,
            decide=terms.decide_hours,
        )
    return ClauseReading(clause="deadline", verdict=TextVerdict.YES, words=words)


def _voting(space: Space, choices: Choices) -> ClauseReading:
    terms = space.terms(choices, "voting")
    if terms is None or terms.voting is None:
        return _open("voting", say("It has no rule for the vote."))
    words = say("Any one guarantor could block it.")
    match terms.voting:
        case Voting.ALONE:
            words = say("Each guarantor decides for itself. Nobody can block the others.")
        case Voting.JOINING:
            words = say("{number} have to join in. Nobody can block them.", number=terms.joining)
        case Voting.SHARE:
            words = say(
                "{share} of the voters bind everybody. The rest together could block it.",
                share=f"{terms.share}",
            )
        case Voting.CONSENSUS:
            if terms.adversary_votes:
                words = say("Any one guarantor could block it, and so could the adversary.")
    return ClauseReading(clause="voting", verdict=TextVerdict.YES, words=words)


def _obligation(choices: Choices) -> ClauseReading:
    chosen = next(iter(choices.get("obligation", ())), None)
    if chosen not in _OWED:
        return _open("obligation", say("It does not say what is owed."))
    return ClauseReading(clause="obligation", verdict=TextVerdict.YES, words=_OWED[chosen])


def _menu(space: Space, choices: Choices) -> ClauseReading:
    clause = "response_menu"
    if clause not in choices:
        return _open(clause, say("It doesn’t say which responses are possible."))
    named = row_of(option.label.lower() for option in space.chosen(choices, clause))
    if not named:
        return ClauseReading(
            clause=clause, verdict=TextVerdict.NO, words=say("It names no responses.")
        )
    return ClauseReading(
        clause=clause, verdict=TextVerdict.YES, words=say("It names: {responses}.", responses=named)
    )


def _open(clause: str, words: str) -> ClauseReading:
    return ClauseReading(clause=clause, verdict=TextVerdict.OPEN, words=words)
