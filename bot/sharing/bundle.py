"""The bundle: a debate as one JSON file whose every event is chained to the one before."""

import re
from dataclasses import replace

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter

from bot.core.debate.events import EVENTS, Event
from bot.core.debate.state import Phase
from bot.debates.acting import rules_of
from bot.sharing.archive import Archive
from bot.sharing.chain import bundled, records_of, unbundled, wrong
from bot.store.event_json import by_kind, event_of, record_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KINDS = by_kind(EVENTS)
_CONVERTER = make_converter(detailed_validation=False)
# Events are read by their kinds, as journals keep them; here their list is empty.
_CONVERTER.register_structure_hook_func(lambda kind: kind == Event, lambda event, _: event)
ABOUT = "A debate. Replay it with: parley replay FILE"


def write(archive: Archive) -> bytes:
    """A debate as a bundle."""
    rest = _CONVERTER.unstructure(archive)
    del rest["events"]
    return bundled((record_of(event) for event in archive.events), rest, ABOUT)


def read(content: bytes) -> Archive:
    """The debate in a bundle, every link of its chain checked. Raises Refused (BUNDLE_WRONG)."""
    bundle = unbundled(content)
    try:
        archive: Archive = _CONVERTER.structure({**bundle["rest"], "events": []}, Archive)
        events = tuple(event_of(record, _KINDS) for record in records_of(bundle))
        whole = replace(archive, events=events)
        rules_of(whole.row)
        if whole.state.phase is Phase.CLOSED and _ID.fullmatch(whole.row.id) is None:
            raise wrong("its id is none")
    except (BaseValidationError, KeyError, TypeError, ValueError, AttributeError, StopIteration):
        raise wrong("its events do not make a debate") from None
    except (IndexError, RecursionError):
        raise wrong("its events do not make a debate") from None
    return whole
