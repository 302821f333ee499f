"""How sheets look: the board in a room, the whole sheet, its history."""

from collections.abc import Iterator, Sequence

from bot.guarantee.commands.sheets import SetSheetRules
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.stages import ProposalPhase
from bot.guarantee.rules.steps import PutSetting
from bot.guarantee.state import OPEN, Evidence, Proposal, Setting, Settings, Sheet, Version
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
    setting_words,
    sheet_kind,
    title,
)
from bot.kernel.message import row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Emphasis,
    Heading,
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


def live_by_urgency(sheet: Sheet) -> list[Proposal]:
    """Undecided proposals, those that people can vote on first; of those that are voted on
    together the first, and none that lies open for silent consent."""
    shown = [one for one in sheet.live if one.bundle in (0, one.number) and one not in sheet.lying]
    return sorted(shown, key=lambda proposal: _URGENCY.get(proposal.phase, 0))


_URGENCY = {ProposalPhase.VOTING: -2, ProposalPhase.SECONDED: -1}
"""Which proposals come first: those that people can vote on."""


def proposing_buttons(number: int) -> tuple[Button, ...]:
    """What can be proposed on the sheet of that number."""
    return (
        Button(say("Propose clauses"), f"/sheet package sheet:{number}", Tone.PRIMARY),
        Button(say("Amend a clause"), f"/guarantee amend sheet:{number}"),
        Button(say("Propose adoption"), f"/guarantee propose sheet:{number}"),
    )


def sheet_page(
    sheet: Sheet,
    version: Version | None,
    space: Space,
    names: Names,
    more: Sequence[Block] = (),
    picture: Picture | None = None,
    debated: Debated = UNDEBATED,
) -> View:
    """A sheet or a version of it on one page, clause by clause, with reasons and evidence; before
    the clauses of a sheet, what is undecided, with all that can be done with it."""
    settings = version.settings if version else sheet.settings
    adopted_at = version.at if version else None
    evidence = [piece for piece in sheet.evidence if piece.stood(adopted_at)]
    status = (_adopted(version, names),) if version else sheet_standing(sheet, names)
    blocks: list[Block] = [Heading(sheet_heading(sheet, version)), *status]
    if version is None:
        blocks += _undecided_blocks(sheet, space, names, debated)
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
            *([] if version else [sheet_buttons(sheet)]),
            _more_buttons(sheet, version),
        )
    )


def _undecided_blocks(
    sheet: Sheet, space: Space, names: Names, debated: Debated
) -> Iterator[Block]:
    live = live_by_urgency(sheet)
    yield from lying_blocks(sheet, space)
    for proposal in live:
        yield from proposal_blocks(sheet, proposal, space, names, debated, beside=live)


def _more_buttons(sheet: Sheet, version: Version | None) -> Buttons:
    """What else can be done with a sheet or a version that is looked at whole."""
    at = address(sheet, version)
    buttons = [
        Button(say("Export"), f"/guarantee export sheet:{at}"),
        Button(say("Make a copy"), f"/guarantee fork sheet:{at}"),
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


def sheet_heading(sheet: Sheet, version: Version | None = None) -> str:
    """The title of a sheet or a version of it, with its number."""
    name = shorten(title(sheet), BOARD_LINE)
    if version is None:
        return say("{title} (sheet {number})", title=name, number=sheet.number)
    return say(
        "{title} (sheet {number}, version {version})",
        title=name,
        number=sheet.number,
        version=version.number,
    )


def sheet_standing(sheet: Sheet, names: Names) -> tuple[Text, ...]:
    """Whose sheet it is, which version was adopted, and whether its votes are paused."""
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


def sheet_buttons(sheet: Sheet) -> Buttons:
    """All that can be done with a sheet as a whole."""
    number = sheet.number
    if may(sheet, PutSetting):
        return Buttons(
            (
                Button(say("Set a clause"), f"/guarantee set sheet:{number}", Tone.PRIMARY),
                Button(say("Adopt your sheet"), f"/guarantee adopt sheet:{number}"),
                Button(say("See the tensions"), f"/guarantee check {number}"),
                Button(say("See the history"), f"/guarantee history sheet:{number}"),
            )
        )
    return Buttons(
        (
            *resume_buttons(sheet),
            *proposing_buttons(number),
            Button(say("See the tensions"), f"/guarantee check {number}"),
            Button(say("See the history"), f"/guarantee history sheet:{number}"),
            here_button(number),
        )
    )


def here_button(number: int) -> Button:
    """For who has come, so that votes on the sheet of that number wait for them."""
    return Button(say("I’m here"), f"/sheet here sheet:{number}")


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
        blocks += proposal_blocks(sheet, proposal, space, names, debated, beside=sheet.live)
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
            Button(say("Set a clause"), f"/guarantee set sheet:{sheet.number}", Tone.PRIMARY),
            Button(say("See the sheet"), f"/guarantee show sheet:{sheet.number}"),
            Button(say("Adopt your sheet"), f"/guarantee adopt sheet:{sheet.number}"),
        )
    )


def room_view(*blocks: Block) -> View:
    """News for the room."""
    return View(blocks=tuple(blocks), audience=Audience.ROOM)
