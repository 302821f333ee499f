"""A sheet as a file: Markdown to read, JSON to bring in again (described in docs/sheets.md)."""

import json
from collections.abc import Iterable, Iterator, Mapping

from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.space import Space
from bot.guarantee.state import OPEN, WHOLE, Evidence, Proposal, Settings, Sheet, Version
from bot.guarantee.state import RULES as RULES_OF_VOTES
from bot.guarantee.views.wording import RULES, option_labels, proposed_change, title, vote_sums

FORMAT = "parley-sheet"
FORMAT_VERSION = 1


def _settings(sheet: Sheet, version: Version | None) -> Settings:
    return version.settings if version else sheet.settings


def _evidence(sheet: Sheet, version: Version | None) -> list[Evidence]:
    return [piece for piece in sheet.evidence if piece.stood(version.at if version else None)]


def data(sheet: Sheet, version: Version | None, space: Space) -> bytes:
    """A sheet or a version of it as JSON. Names of members are left out."""
    settings, evidence = _settings(sheet, version), _evidence(sheet, version)
    order = [clause.id for clause in space.clauses]
    clause_ids = sorted(
        settings, key=lambda clause: order.index(clause) if clause in order else len(order)
    )
    content: dict[str, object] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "title": title(sheet),
        "basis": sheet.basis,
        "version": version.number if version else None,
        "adopted_at": version.at.isoformat() if version else None,
        "vote": _vote(version),
        "clauses": [
            {
                "clause": clause,
                "options": _listed(settings[clause].options),
                "words": settings[clause].words,
                "reason": settings[clause].reason,
            }
            for clause in clause_ids
        ],
        "evidence": [
            {
                "clause": piece.clause,
                "words": piece.words,
                "mark": piece.mark.value,
                "bearing": piece.bearing.value,
                "article": piece.slug,
                "article_version": piece.version,
                "paragraph": piece.paragraph,
            }
            for piece in evidence
            if piece.words
        ],
        "proposals": [] if version else [_proposal(proposal) for proposal in _proposals(sheet)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _proposals(sheet: Sheet) -> list[Proposal]:
    """What was proposed for clauses, the lost ones among it."""
    return [one for one in sheet.proposals if one.clause not in (WHOLE, RULES_OF_VOTES)]


def _proposal(one: Proposal) -> Mapping[str, object]:
    return {
        "number": one.number,
        "clause": one.clause,
        "options": _listed(one.setting.options),
        "words": one.setting.words,
        "reason": one.setting.reason,
        "amends": one.amends or None,
        "stage": one.phase.value,
    }


def _listed(options: Iterable[str] | None) -> list[str] | None:
    return None if options is None else list(options)


def _vote(version: Version | None) -> Mapping[str, object] | None:
    if version is None or version.rule is None:
        return None
    return {
        "rule": version.rule.value,
        "for": version.ayes,
        "against": version.noes,
        "abstained": version.abstained,
    }


def markdown(sheet: Sheet, version: Version | None, space: Space) -> str:
    """A sheet or a version of it to read, clause by clause; what is open is said to be open."""
    return "\n".join(_lines(sheet, version, space)) + "\n"


def _lines(sheet: Sheet, version: Version | None, space: Space) -> Iterator[str]:
    suffix = f", version {version.number}" if version else ""
    yield f"# {_plain(title(sheet))}{suffix}"
    yield ""
    yield f"Guarantee sheet {sheet.number}. {_status(version)}"
    if sheet.basis:
        yield f"Begun from {_plain(sheet.basis)}."
    settings, evidence = _settings(sheet, version), _evidence(sheet, version)
    for group in space.groups:
        yield ""
        yield f"## {group.label}"
        yield ""
        for clause in space.within(group.id):
            setting = settings.get(clause.id, OPEN)
            chosen = option_labels(clause, setting.options)
            yield f"- {clause.name}: " + ("*open*" if setting.options is None else f"**{chosen}**")
            if setting.words:
                yield f"  - In words: {_plain(setting.words)}"
            if setting.reason:
                yield f"  - Because: {_plain(setting.reason)}"
            for piece in evidence:
                if piece.clause == clause.id and piece.words:
                    yield f"  - Evidence: “{_plain(piece.words)}”{_where(piece)}"
    proposals = [] if version else _proposals(sheet)
    if proposals:
        yield ""
        yield "## Proposals"
        yield ""
    for one in proposals:
        yield f"- {one.number}. {_plain(proposed_change(space, one))} ({one.phase.value})"


def _status(version: Version | None) -> str:
    if version is None:
        return "As it stands, not as it was adopted."
    when = f"{version.at:%d %B %Y, %H:%M} UTC"
    if version.rule is None:
        return f"Kept {when}."
    counted = vote_sums(version.ayes, version.noes, version.abstained)
    return f"Adopted {when} by {RULES[version.rule]}: {counted}."


def _where(piece: Evidence) -> str:
    mark = f"{_BEARINGS[piece.bearing]}, {piece.mark.value.replace('_', ' ')}"
    place = (
        f" [{piece.slug} ¶{piece.paragraph}]" if piece.slug and piece.paragraph is not None else ""
    )
    return f"{place} ({mark})"


_BEARINGS = {
    Bearing.SUPPORTS: "supports the clause",
    Bearing.ABOUT: "about the clause",
    Bearing.QUOTED: "only quoted",
}


def _plain(words: str) -> str:
    """A member's words on one line, in which nothing is markup."""
    flat = " ".join(words.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|~!" else c for c in flat)
