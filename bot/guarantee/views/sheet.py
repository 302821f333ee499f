"""How sheets look: the board in a room, the whole sheet, its history."""

from collections.abc import Iterator, Sequence

from bot.guarantee.commands.sheets import SetSheetRules
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.steps import PutSetting
from bot.guarantee.state import OPEN, Evidence, Proposal, Setting, Settings, Sheet, Version
from bot.guarantee.views.evidence import evidence_blocks
from bot.guarantee.views.proposals import UNDEBATED, Debated, proposal_blocks
from bot.guarantee.views.wording import (
    RULES,
    STAGES,
    Names,
    address,
    basis_words,
    member_name,
    option_labels,
    proposed_change,
    setting_words,
    sheet_kind,
    title,
)
from bot.kernel.message import row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Divider,
    Emphasis,
    Fields,
    Heading,
    Moment,
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

BOARD_LINE = 70
"""Characters of a clause's line on the board, which has to fit one message."""


BOARD_PROPOSALS = 4


BOARD_DECIDED = 3


def board(sheet: Sheet, space: Space, names: Names, debated: Debated = UNDEBATED) -> View:
    """A sheet at a glance, kept in place in its room: what stands, what is open, what is proposed
    and what was decided last."""
    blocks: list[Block] = [Heading(_heading(sheet)), _status(sheet, names)]
    for group in space.groups:
        within = space.within(group.id)
        decided_clauses = [c for c in within if c.id in sheet.settings]
        rows = [
            (c.name, text(setting_words(c, sheet.settings[c.id], BOARD_LINE)))
            for c in decided_clauses
        ]
        open_names = [c.name for c in within if c not in decided_clauses]
        if open_names:
            rows.append((say("Open"), text(Emphasis(row_of(open_names)))))
        blocks += [text(Strong(group.label)), Fields(tuple(rows))]
    live = sheet.live
    if live:
        blocks += [Divider(), text(Strong(say("Proposed")))]
    for live_proposal in live[:BOARD_PROPOSALS]:
        blocks += proposal_blocks(sheet, live_proposal, space, names, debated, brief=True)
    if len(live) > BOARD_PROPOSALS:
        more = len(live) - BOARD_PROPOSALS
        blocks.append(
            note(
                say(
                    "{more} more: see them with {/guarantee history} {number}.",
                    more=more,
                    number=sheet.number,
                )
            )
        )
    decided = sorted(
        (p for p in sheet.proposals if not p.live), key=lambda p: (p.touched, p.number)
    )
    if decided:
        last = decided[-BOARD_DECIDED:]
        proposals = row_of((_decided(proposal, space) for proposal in last), ";")
        blocks.append(note(say("Decided last: {proposals}", proposals=proposals)))
    blocks.append(_buttons(sheet))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"sheet:{sheet.id}")


def _decided(proposal: Proposal, space: Space) -> str:
    return say(
        "{number}. {change} ({stage})",
        number=proposal.number,
        change=proposed_change(space, proposal, BOARD_LINE),
        stage=STAGES[proposal.phase],
    )


def sheet_page(
    sheet: Sheet, version: Version | None, space: Space, names: Names, more: Sequence[Block] = ()
) -> View:
    """A sheet or a version of it on one page, clause by clause, with reasons and evidence."""
    settings = version.settings if version else sheet.settings
    adopted_at = version.at if version else None
    evidence = [piece for piece in sheet.evidence if piece.stood(adopted_at)]
    blocks: list[Block] = [Heading(_heading(sheet, version))]
    blocks.append(_adopted(version, names) if version else _status(sheet, names))
    if sheet.basis:
        blocks.append(note(say("Begun from {basis}.", basis=basis_words(sheet.basis))))
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
    if version is None:
        return say("{title} (sheet {number})", title=title(sheet), number=sheet.number)
    return say(
        "{title} (sheet {number}, version {version})",
        title=title(sheet),
        number=sheet.number,
        version=version.number,
    )


def _status(sheet: Sheet, names: Names) -> Text:
    if not sheet.versions:
        return text(say("{kind}. Not adopted yet.", kind=sheet_kind(sheet, names)))
    last = sheet.versions[-1]
    return text(
        say(
            "{kind}. Version {number} was adopted {at}.",
            kind=sheet_kind(sheet, names),
            number=last.number,
            at=Moment(last.at),
        )
    )


def _adopted(version: Version, names: Names) -> Text:
    return text(adopted_line(version, names))


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
            Button(say("Amend a clause"), f"/guarantee amend sheet:{number}", Tone.PRIMARY),
            Button(say("Propose adoption"), f"/guarantee propose sheet:{number}"),
            Button(say("Whole sheet"), f"/guarantee show sheet:{number}"),
            Button(say("Tensions"), f"/guarantee check {number}"),
            Button(say("History"), f"/guarantee history sheet:{number}"),
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
