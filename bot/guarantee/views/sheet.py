"""How sheets look: the board in a room, the whole sheet, its history."""

from collections.abc import Iterator, Sequence

from bot.guarantee.commands.sheets import SetSheetRules
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.stages import ProposalPhase
from bot.guarantee.rules.steps import PutSetting
from bot.guarantee.state import OPEN, Evidence, Setting, Settings, Sheet, Version
from bot.guarantee.views.evidence import evidence_blocks
from bot.guarantee.views.packages import lying_blocks
from bot.guarantee.views.pauses import pause_buttons, paused_line, resume_buttons
from bot.guarantee.views.proposals import UNDEBATED, Debated, proposal_blocks
from bot.guarantee.views.wording import (
    RULES,
    Names,
    address,
    basis_words,
    member_name,
    option_labels,
    progress_words,
    setting_words,
    sheet_kind,
    title,
)
from bot.kernel.message import count_of, row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Emphasis,
    Heading,
    Items,
    Moment,
    Picture,
    Quotation,
    Span,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)

BOARD_LINE = 60
"""Characters of a clause's line on the board, which has to fit one screen of a phone."""

BOARD_PROPOSALS, BOARD_CLAUSES = 3, 4
"""Proposals and decided clauses that stand on the board."""


def board(sheet: Sheet, space: Space, names: Names, debated: Debated = UNDEBATED) -> View:
    """A sheet at a glance, kept in place in its room: how far it is, what is voted on and proposed,
    and its weightiest clauses. The whole of it stands behind a button."""
    blocks: list[Block] = [Heading(_heading(sheet)), *_standing(sheet, names)]
    decided = [clause for clause in space.clauses if clause.id in sheet.settings]
    shown = [one for one in sheet.live if one.bundle in (0, one.number) and one not in sheet.lying]
    live = sorted(shown, key=lambda proposal: _URGENCY.get(proposal.phase, 0))
    blocks += lying_blocks(sheet, space)
    for live_proposal in live[:BOARD_PROPOSALS]:
        blocks += proposal_blocks(sheet, live_proposal, space, names, debated, brief=True)
    if len(live) > BOARD_PROPOSALS:
        more = len(live) - BOARD_PROPOSALS
        blocks.append(note(count_of(more, "{n} more proposal waits.", "{n} more proposals wait.")))
    decided.sort(key=lambda clause: not clause.core)
    lines = [
        text(shorten(say("{clause}: {choice}", clause=clause.name, choice=choice), BOARD_LINE))
        for clause in decided[:BOARD_CLAUSES]
        for choice in (setting_words(clause, sheet.settings[clause.id], BOARD_LINE),)
    ]
    if more := len(decided) - len(lines):
        lines.append(text(count_of(more, "and {n} more", "and {n} more")))
    blocks += [
        text(Strong(progress_words(space, sheet.settings))),
        *([Items(tuple(lines))] if lines else []),
    ]
    blocks.append(_buttons(sheet))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"sheet:{sheet.id}")


_URGENCY = {ProposalPhase.VOTING: -2, ProposalPhase.SECONDED: -1}
"""Which proposals come first: those that people can vote on."""


def sheet_page(
    sheet: Sheet,
    version: Version | None,
    space: Space,
    names: Names,
    more: Sequence[Block] = (),
    picture: Picture | None = None,
) -> View:
    """A sheet or a version of it on one page, clause by clause, with reasons and evidence."""
    settings = version.settings if version else sheet.settings
    adopted_at = version.at if version else None
    evidence = [piece for piece in sheet.evidence if piece.stood(adopted_at)]
    status = (_adopted(version, names),) if version else _standing(sheet, names)
    blocks: list[Block] = [Heading(_heading(sheet, version)), *status]
    if sheet.basis:
        blocks.append(note(say("Begun from {basis}.", basis=basis_words(sheet.basis))))
    if picture is not None:
        blocks.append(picture)
    for group in space.groups:
        blocks.append(Heading(group.label))
        open_names: list[str] = []
        for clause in space.within(group.id):
            attached = [piece for piece in evidence if piece.clause == clause.id]
            if clause.id in settings or attached:
                blocks += _clause_blocks(clause, settings.get(clause.id, OPEN), attached)
            else:
                open_names.append(clause.name)
        if open_names:
            blocks.append(text(say("Open: {clauses}", clauses=Emphasis(row_of(open_names)))))
    unknown = [clause for clause in settings if clause not in space.by_id]
    blocks += [text(f"{clause}: ", _unknown(settings, clause)) for clause in unknown]
    return View(
        blocks=(
            *blocks,
            *more,
            *([] if version else [_buttons(sheet)]),
            _more_buttons(sheet, version),
        )
    )


def _more_buttons(sheet: Sheet, version: Version | None) -> Buttons:
    """What else can be done with a sheet or a version that is looked at whole."""
    at = address(sheet, version)
    buttons = [
        Button(say("Export"), f"/guarantee export sheet:{at}"),
        Button(say("Copy it"), f"/guarantee fork sheet:{at}"),
        Button(say("Copy it as my own"), f"/guarantee fork sheet:{at} own:yes"),
    ]
    if may(sheet, SetSheetRules) and version is None:
        buttons.append(Button(say("Voting rules"), f"/guarantee rules sheet:{at}"))
        buttons += pause_buttons(sheet)
    return Buttons(tuple(buttons))


def _clause_blocks(
    clause: Clause, setting: Setting, evidence: Sequence[Evidence]
) -> Iterator[Block]:
    chosen = option_labels(clause, setting.options)
    yield text(f"{clause.name}: ", Emphasis(chosen) if setting.options is None else Strong(chosen))
    if setting.words:
        yield Quotation(line(setting.words))
    if setting.reason:
        yield note(say("Because: {reason}", reason=setting.reason))
    for piece in evidence:
        yield from evidence_blocks(piece)


def _unknown(settings: Settings, clause: str) -> str:
    return row_of(settings[clause].options or (say("open"),))


def _heading(sheet: Sheet, version: Version | None = None) -> str:
    name = shorten(title(sheet), BOARD_LINE)
    if version is None:
        return say("{title} (sheet {number})", title=name, number=sheet.number)
    return say(
        "{title} (sheet {number}, version {version})",
        title=name,
        number=sheet.number,
        version=version.number,
    )


def _standing(sheet: Sheet, names: Names) -> tuple[Text, ...]:
    said = say("{kind}. Not adopted yet.", kind=sheet_kind(sheet, names))
    if sheet.versions:
        said = say(
            "{kind}. Version {number} was adopted on {at}.",
            kind=sheet_kind(sheet, names),
            number=sheet.versions[-1].number,
            at=Moment(sheet.versions[-1].at),
        )
    return text(said), *paused_line(sheet)


def _adopted(version: Version, names: Names) -> Text:
    return text(adopted_line(version, names))


def play_button(sheet: Sheet, version: Version) -> Button:
    """To an incident that is played against an adopted version."""
    action = f"/exercise open against:{address(sheet, version)}"
    return Button(say("Play an incident"), action, Tone.PRIMARY)


def adopted_line(version: Version, names: Names) -> str:
    """Who adopted a version, when, and by which sums."""
    who = member_name(names, version.proposer)
    if version.rule is None:
        return say("Kept by {proposer} {at}.", proposer=Strong(who), at=Moment(version.at))
    votes = say(
        "{ayes} for, {noes} against, {abstained} abstained",
        ayes=version.ayes,
        noes=version.noes,
        abstained=version.abstained,
    )
    return say(
        "Adopted {at} by {rule}: {votes}. Proposed by {proposer}, seconded by {seconder}.",
        at=Moment(version.at),
        rule=RULES[version.rule],
        votes=votes,
        proposer=Strong(who),
        seconder=Strong(member_name(names, version.seconder)),
    )


def _buttons(sheet: Sheet) -> Buttons:
    number = sheet.number
    if may(sheet, PutSetting):
        return Buttons(
            (
                Button(say("Set a clause"), f"/guarantee set sheet:{number}", Tone.PRIMARY),
                Button(say("Adopt"), f"/guarantee adopt sheet:{number}"),
                Button(say("Tensions"), f"/guarantee check {number}"),
                Button(say("History"), f"/guarantee history sheet:{number}"),
            )
        )
    return Buttons(
        (
            *resume_buttons(sheet),
            Button(say("Propose clauses"), f"/sheet package sheet:{number}", Tone.PRIMARY),
            Button(say("Amend a clause"), f"/guarantee amend sheet:{number}"),
            Button(say("Propose adoption"), f"/guarantee propose sheet:{number}"),
            Button(say("Whole sheet"), f"/guarantee show sheet:{number}"),
            Button(say("Tensions"), f"/guarantee check {number}"),
            Button(say("History"), f"/guarantee history sheet:{number}"),
            Button(say("I’m here"), f"/sheet here sheet:{number}"),
        )
    )


def history(sheet: Sheet, space: Space, names: Names, debated: Debated = UNDEBATED) -> View:
    """Versions and proposals of a sheet, in order."""
    blocks: list[Block] = [
        Heading(say("History: {title} (sheet {number})", title=title(sheet), number=sheet.number))
    ]
    if not sheet.versions and not sheet.proposals:
        blocks.append(text(say("Nothing was proposed or adopted yet.")))
    blocks += [
        text(Strong(say("Version {number}. ", number=version.number)), adopted_line(version, names))
        for version in sheet.versions
    ]
    for proposal in sheet.proposals:
        blocks += proposal_blocks(sheet, proposal, space, names, debated, brief=True)
    at = address(sheet)
    buttons = [
        Button(
            say("See version {number}", number=v.number), f"/guarantee show sheet:{at}v{v.number}"
        )
        for v in sheet.versions[-4:]
    ]
    if sheet.versions:
        last = sheet.versions[-1].number
        buttons.append(
            Button(
                say("What changed since {last}", last=last),
                f"/guarantee diff before:{at}v{last} after:{at}",
            )
        )
    if buttons:
        blocks.append(Buttons(tuple(buttons)))
    return View(blocks=tuple(blocks))


def receipt(*words: str | Span, more: Sequence[Block] = ()) -> View:
    """A short answer to whoever asked."""
    return View(blocks=(text(*words), *more))


def clause_line(sheet: Sheet, clause: Clause) -> tuple[str | Span, ...]:
    """What a clause says now, as an answer to whoever set it."""
    return (f"{clause.name}: ", Strong(setting_words(clause, sheet.at(clause.id))))


def next_buttons(sheet: Sheet) -> Buttons:
    """What to do next with an own sheet."""
    return Buttons(
        (
            Button(say("Set another"), f"/guarantee set sheet:{sheet.number}", Tone.PRIMARY),
            Button(say("See the sheet"), f"/guarantee show sheet:{sheet.number}"),
            Button(say("Adopt"), f"/guarantee adopt sheet:{sheet.number}"),
        )
    )


def room_view(*blocks: Block) -> View:
    """News for the room."""
    return View(blocks=tuple(blocks), audience=Audience.ROOM)
