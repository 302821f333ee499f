"""What may be, ought to be, is said by somebody, or holds for some: a sentence must keep that."""

import re

from bot.article.grounding.words import Token, has_akin, related, segments, stems_of, tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_POSSIBLE = _set(
    "may might could can perhaps possibly probably likely unlikely maybe seem seems seemed appear"
    " appears appeared apparently potential potentially presumably reportedly allegedly possible"
    " probable chance risk risks likelihood tend tends"
)
_OUGHT = _set("should ought would")
_OUGHT_KEPT = _OUGHT | _set(
    "must need needs required require requires recommend recommends call calls urge urges propose"
    " proposes proposed suggests advise advises advised want wants better could if may"
)
_REPORT = _set(
    "say says said argue argues argued claim claims claimed believe believes believed think"
    " thinks thought warn warns warned suggest suggests suggested maintain maintains insist"
    " insists insisted allege alleges alleged contend contends propose proposes proposed"
    " demand demands demanded hope hopes hoped fear fears feared expect expects expected"
    " predict predicts predicted plan plans planned intend intends intended want wants wanted"
    " doubt doubts doubted deny denies denied estimate estimates estimated assume assumes"
    " assumed consider considers considered according view opinion describe describes"
    " described call calls called see sees promise promises promised threaten threatens"
    " threatened accuse accuses accused objected object objects complain complains complained"
    " suspect suspects suspected draft drafts seek seeks sought"
    " aim aims aimed offer offers offered ask asks asked deem deems conclude concludes report"
    " reports reported note notes pledge pledges pledged answer answers answered reply replies"
    " replied tell tells told"
)
_REPORT_KEPT = _REPORT | _set(
    "for critics supporters opponents write writes wrote explain explains observe points reckons"
    " calls eyes proposal plan draft"
)
_CONDITION = _set("if unless provided")
_CONDITION_KEPT = _CONDITION | _set(
    "only depends depend condition conditions conditional case without where when whether long once"
    " requires until upon"
)
_PART = _set(
    "some many most several few often usually sometimes rarely mostly partly occasionally generally"
    " nearly almost mainly largely part certain half majority minority seldom typically partial"
    " primarily frequently one"
)
_PART_KEPT = _PART | _set("number various numerous of")

_HEDGES = (
    ("possible", _POSSIBLE, _POSSIBLE | _set("if would should"), 1, 1),
    ("ought", _OUGHT, _OUGHT_KEPT, 1, 1),
    ("report", _REPORT, _REPORT_KEPT, 99, 2),
    ("part", _PART, _PART_KEPT, 1, 1),
)
"""How, the words of a hedge, the words that keep it, how many words of matter it reaches, and how
many of those a sentence must use before it needs the hedge as well."""


_IS_TO = re.compile(r"\b(?:is|are|was|were) to (\w+)", re.IGNORECASE)


def _planned(sentence: str, touched: str) -> str:
    """What is to be, said to be so already."""
    for match in _IS_TO.finditer(touched):
        for token in tokens(sentence):
            if related(token.stem, tokens(match[1])[0].stem):
                before = sentence[: token.start].casefold().split()[-2:]
                if not {"to", "would", "will", "should", "shall"} & set(before):
                    return match.group()
    return ""


def hedge_lost(sentence: str, touched: str, quotation: str) -> tuple[str, str] | None:
    """What kind of hedge a sentence leaves out, and its word in the source; None if none."""
    if planned := _planned(sentence, touched):
        return "ought", planned
    mine = tokens(sentence)
    said = frozenset(token.lower for token in mine)
    used = stems_of(mine)
    every = frozenset(token.stem for token in mine if token.is_word)
    quoted = frozenset(token.stem for token in tokens(quotation) if token.is_word)
    source = tokens(touched)
    for how, words, kept, reach, least in _HEDGES:
        if not said.isdisjoint(kept):
            continue
        for at, token in enumerate(source):
            if token.lower not in words or _is_noun(source, at, how):
                continue
            governed = _governed(source, at, how, reach)
            if how != "part" and not _is_used(source, token, used):
                continue
            own = [stem for stem in governed if any(related(stem, other) for other in every)]
            shared = [stem for stem in own if stem in quoted]
            enough = min(least, len(used), len(governed))
            if governed and len(shared) >= enough and len(own) >= enough:
                return how, token.text
    if word := _share_lost(sentence, touched, used):
        return "part", word
    if said.isdisjoint(_CONDITION_KEPT) and (word := _condition_lost(used, touched)):
        return "condition", word
    return None


_COUNT = r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SHARE = re.compile(
    r"\b(?:\w+ in (?:three|four|five|ten|twenty|a hundred|hundred)|half|a (?:third|quarter|fifth)"
    rf"|(?:{_COUNT}) of (?:the|its|his|her|their)(?: (?:{_COUNT}))?)"
    r"(?: of)?(?: the| all)? (\w+(?: \w+)?)",
    re.IGNORECASE,
)


def _share_lost(sentence: str, touched: str, used: frozenset[str]) -> str:
    """*four in ten households* become *households*."""
    for match in _SHARE.finditer(touched):
        of = stems_of(tokens(match[1]))
        share = match.group().split()[0].casefold()
        if of and of <= used and share not in sentence.casefold().split():
            return match.group()
    return ""


def _is_used(source: tuple[Token, ...], hedge: Token, used: frozenset[str]) -> bool:
    """Does a sentence use the part of the source in which a hedge stands?"""
    part = stems_of(token for token in source if token.clause == hedge.clause)
    return sum(has_akin(stem, used) for stem in part) >= min(2, len(part), len(used))


def _condition_lost(used: frozenset[str], touched: str) -> str:
    """A condition of the source that a sentence leaves out, or takes as met."""
    for word, condition, result in _conditions(touched):
        met = sum(has_akin(stem, used) for stem in condition)
        follows = sum(has_akin(stem, used) for stem in result)
        left_out = follows >= min(2, len(result)) and 2 * met <= len(condition)
        taken_as_met = met >= 2 and met >= 0.6 * len(used)
        if (result and left_out) or taken_as_met:
            return word
    return ""


def _conditions(text: str) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Each condition of a text: its word, its words of matter, and those of what depends on it."""
    parts = segments(text)
    found = []
    for number, part in enumerate(parts):
        for at, token in enumerate(part):
            opens = at == 0 and (number == 0 or parts[number - 1][-1].clause < token.clause)
            if token.lower not in _CONDITION and not (opens and token.lower in ("where", "when")):
                continue
            condition = stems_of(part[at + 1 :])
            result = stems_of(part[:at])
            if not result and opens:
                after = [
                    p for p in parts[number + 1 : number + 3] if p[0].clause <= token.clause + 1
                ]
                result = frozenset().union(*map(stems_of, after))
            elif not result and number:
                result = stems_of(parts[number - 1])
            if condition:
                found.append((token.text, condition, result))
    return found


def _is_noun(source: tuple[Token, ...], at: int, how: str) -> bool:
    """Is a word of saying or wishing a thing here, as in *the promise*, *their demands*? And may
    `May` be a month, `can` a tin, `one` a number?"""
    token = source[at]
    before = source[at - 1].lower if at else ""
    after = source[at + 1].lower if at + 1 < len(source) else ""
    match how:
        case "report":
            if token.lower not in _NOMINAL or after == "that":
                return False
            return before in _BEFORE_NOUNS or after in _AFTER_NOUNS
        case "part":
            return token.lower == "one" and after != "of"
        case "possible":
            if token.lower in ("risk", "risks", "chance"):
                return before in _BEFORE_NOUNS and after != "that"
            return token.text == "May"
        case _:
            return False


_NOMINAL = _set(
    "answer answers answered reply told promise promises promised plan plans offer offers demand"
    " demands report reports claim claims hope hopes fear fears doubt doubts view opinion draft"
    " drafts object objects note notes pledge pledges estimate estimates aim aims call calls called"
    " see sees consider want ask asks seek seeks sought describe describes described"
)
"""Words of saying and wishing that are as often things."""
_BEFORE_NOUNS = _set(
    "as the a an its their his her no of any such or and each every one this that these those"
    " is are was were"
) | {""}
_AFTER_NOUNS = _set("of is are was were by for , .")


_AUXILIARIES = frozenset(
    "be been have has not also never still only therefore then well now at least".split()
)


def _governed(source: tuple[Token, ...], at: int, how: str, reach: int) -> list[str]:
    """The words of matter that a hedge governs: those that follow it, to the end of its clause or
    of the sentence."""
    token = source[at]
    after = []
    for t in source[at + 1 :]:
        if t.text in ".;" or (how in ("possible", "ought") and t.clause > token.clause):
            break
        bare = how in ("possible", "ought") and t.is_word and t.lower not in _AUXILIARIES
        if t.is_matter or bare:
            after.append(t.stem)
        if len(after) >= reach:
            break
    if how == "report" and token.lower == "according":
        return [t.stem for t in source if t.is_matter]
    return after
