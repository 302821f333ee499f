"""How sheets look: the board in a room, the whole sheet, the list of sheets."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from bot.guarantee.commands.sheets import SetSheetRules
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.steps import PutSetting
from bot.guarantee.state import OPEN, Evidence, Proposal, Setting, Settings, Sheet, Version, Whose
from bot.guarantee.views.evidence import evidence_blocks
from bot.guarantee.views.proposals import UNDEBATED, Debated, proposal_blocks
from bot.guarantee.views.wording import (
    RULES,
    STAGES,
    UNTITLED,
    Names,
    address,
    basis_words,
    kind,
    person,
    says,
    stands,
    title,
    wants,
)
from bot.kernel.ids import MemberId
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
    Items,
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


class ListedSheet(Struct, frozen=True, kw_only=True):
    """A sheet as the list shows it."""

    number: int
    title: str
    whose: Whose
    maker: MemberId
    made_at: datetime
    versions: int


def board(sheet: Sheet, space: Space, names: Names, debated: Debated = UNDEBATED) -> View:
    """A sheet at a glance, kept in place in its room: what stands, what is open, what is proposed
    and what was decided last."""
    blocks: list[Block] = [Heading(_headed(sheet)), _status(sheet, names)]
    for group in space.groups:
        within = space.within(group.id)
        set_ones = [c for c in within if c.id in sheet.settings]
        rows = [(c.name, text(stands(c, sheet.settings[c.id], BOARD_LINE))) for c in set_ones]
        left = [c.name for c in within if c not in set_ones]
        if left:
            rows.append((say("Open"), text(Emphasis(row_of(left)))))
        blocks += [text(Strong(group.label)), Fields(tuple(rows))]
    live = sheet.live
    if live:
        blocks += [Divider(), text(Strong(say("Proposed")))]
    for one in live[:BOARD_PROPOSALS]:
        blocks += proposal_blocks(sheet, one, space, names, debated, brief=True)
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
    blocks.append(_ways(sheet))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"sheet:{sheet.id}")


def _decided(proposal: Proposal, space: Space) -> str:
    return say(
        "{number}. {change} ({stage})",
        number=proposal.number,
        change=wants(space, proposal, BOARD_LINE),
        stage=STAGES[proposal.stage],
    )


def whole(
    sheet: Sheet, version: Version | None, space: Space, names: Names, more: Sequence[Block] = ()
) -> View:
    """A sheet or a version of it on one page, clause by clause, with reasons and evidence."""
    settings = version.settings if version else sheet.settings
    at = version.at if version else None
    evidence = [one for one in sheet.evidence if one.stood(at)]
    blocks: list[Block] = [Heading(_headed(sheet, version))]
    blocks.append(_adopted(version, names) if version else _status(sheet, names))
    if sheet.basis:
        blocks.append(note(say("Begun from {basis}.", basis=basis_words(sheet.basis))))
    for group in space.groups:
        blocks.append(Heading(group.label))
        left: list[str] = []
        for clause in space.within(group.id):
            own = [one for one in evidence if one.clause == clause.id]
            if clause.id in settings or own:
                blocks += _at_length(clause, settings.get(clause.id, OPEN), own)
            else:
                left.append(clause.name)
        if left:
            blocks.append(text(say("Open: {clauses}", clauses=Emphasis(row_of(left)))))
    unknown = [clause for clause in settings if clause not in space.by_id]
    blocks += [text(f"{clause}: ", _unknown(settings, clause)) for clause in unknown]
    return View(
        blocks=(*blocks, *more, *([] if version else [_ways(sheet)]), _more(sheet, version))
    )


def _more(sheet: Sheet, version: Version | None) -> Buttons:
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


def _at_length(clause: Clause, setting: Setting, evidence: Sequence[Evidence]) -> Iterator[Block]:
    chosen = says(clause, setting.options)
    yield text(f"{clause.name}: ", Emphasis(chosen) if setting.options is None else Strong(chosen))
    if setting.words:
        yield Quotation(line(setting.words))
    if setting.reason:
        yield note(say("Because: {reason}", reason=setting.reason))
    for one in evidence:
        yield from evidence_blocks(one)


def _unknown(settings: Settings, clause: str) -> str:
    return row_of(settings[clause].options or (say("open"),))


def _headed(sheet: Sheet, version: Version | None = None) -> str:
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
        return text(say("{kind}. Not adopted yet.", kind=kind(sheet, names)))
    last = sheet.versions[-1]
    return text(
        say(
            "{kind}. Version {number} was adopted {at}.",
            kind=kind(sheet, names),
            number=last.number,
            at=Moment(last.at),
        )
    )


def _adopted(version: Version, names: Names) -> Text:
    return text(adopted_line(version, names))


def adopted_line(version: Version, names: Names) -> str:
    """Who adopted a version, when, and by which sums."""
    who = person(names, version.proposer)
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
        seconder=Strong(person(names, version.seconder)),
    )


def _ways(sheet: Sheet) -> Buttons:
    at = sheet.number
    if may(sheet, PutSetting):
        return Buttons(
            (
                Button(say("Set a clause"), f"/guarantee set sheet:{at}", Tone.PRIMARY),
                Button(say("Adopt"), f"/guarantee adopt sheet:{at}"),
                Button(say("Tensions"), f"/guarantee check {at}"),
                Button(say("History"), f"/guarantee history sheet:{at}"),
            )
        )
    return Buttons(
        (
            Button(say("Amend a clause"), f"/guarantee amend sheet:{at}", Tone.PRIMARY),
            Button(say("Propose adoption"), f"/guarantee propose sheet:{at}"),
            Button(say("Whole sheet"), f"/guarantee show sheet:{at}"),
            Button(say("Tensions"), f"/guarantee check {at}"),
            Button(say("History"), f"/guarantee history sheet:{at}"),
        )
    )


def sheet_list(found: Sequence[ListedSheet], names: Names, current: int | None) -> View:
    """A community's sheets, newest first; the one in use in this place is marked."""
    start = Button(say("Start one"), "/guarantee new", Tone.PRIMARY)
    if not found:
        return View(blocks=(text(say("There are no guarantee sheets yet.")), Buttons((start,))))
    items = tuple(text(_listed(sheet, names, current)) for sheet in found)
    buttons = [
        Button(say("See {number}", number=one.number), f"/guarantee show sheet:{one.number}")
        for one in found[:4]
    ]
    return View(blocks=(Heading(say("Guarantee sheets")), Items(items), Buttons((*buttons, start))))


def _listed(sheet: ListedSheet, names: Names, current: int | None) -> str:
    name = Strong(say("{number}. {title}", number=sheet.number, title=sheet.title or UNTITLED))
    if sheet.whose is Whose.GROUP:
        whose = say("{sheet}, a group’s", sheet=name)
    else:
        whose = say("{sheet}, {maker}’s own", sheet=name, maker=person(names, sheet.maker))
    if sheet.versions:
        line = say("{sheet}, {versions} adopted", sheet=whose, versions=sheet.versions)
    else:
        line = say("{sheet}, not adopted yet", sheet=whose)
    return say("{sheet} (in use here)", sheet=line) if sheet.number == current else line


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
    for one in sheet.proposals:
        blocks += proposal_blocks(sheet, one, space, names, debated, brief=True)
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


def done(*words: str | Span, more: Sequence[Block] = ()) -> View:
    """A short answer to whoever asked."""
    return View(blocks=(text(*words), *more))


def clause_now(sheet: Sheet, clause: Clause) -> tuple[str | Span, ...]:
    """What a clause says now, as an answer to whoever set it."""
    return (f"{clause.name}: ", Strong(stands(clause, sheet.at(clause.id))))


def after_setting(sheet: Sheet) -> Buttons:
    """What to do next with an own sheet."""
    return Buttons(
        (
            Button(say("Set another"), f"/guarantee set sheet:{sheet.number}", Tone.PRIMARY),
            Button(say("See the sheet"), f"/guarantee show sheet:{sheet.number}"),
            Button(say("Adopt"), f"/guarantee adopt sheet:{sheet.number}"),
        )
    )


def told(*blocks: Block) -> View:
    """News for the room."""
    return View(blocks=tuple(blocks), audience=Audience.ROOM)
