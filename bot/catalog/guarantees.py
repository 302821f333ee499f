"""Commands about the design space of guarantees: clauses, terms, designs, tensions."""

from bot.catalog.shared import SHARE
from bot.guarantee.commands import designs as guarantee
from bot.kernel.catalog.parameters import Entry, Parameter

_OF = Parameter(
    name="design",
    about="A design or sheet; that of this room if not said",
    completion="designs",
    rest=True,
)
_CLAUSE = Parameter(name="clause", about="The clause", required=True, completion="clauses")

GUARANTEES = (
    Entry(
        path=("guarantee", "clauses"),
        builds=guarantee.ShowClauses,
        about="See the clauses of a guarantee, or one with its options",
        parameters=(Parameter(name="clause", about="A clause", completion="clauses", rest=True),),
        examples=("guarantee clauses", "guarantee clauses trigger"),
    ),
    Entry(
        path=("guarantee", "terms"),
        builds=guarantee.ShowTerms,
        about="See what the words mean",
        parameters=(Parameter(name="term", about="A term", completion="terms", rest=True),),
        examples=("guarantee terms moral hazard",),
    ),
    Entry(
        path=("guarantee", "designs"),
        builds=guarantee.ListDesigns,
        about="See the designs there are",
    ),
    Entry(
        path=("guarantee", "design"),
        builds=guarantee.ShowDesign,
        about="See a design, clause by clause",
        parameters=(
            Parameter(
                name="design", about="The design", required=True, completion="designs", rest=True
            ),
            SHARE,
        ),
        examples=("guarantee design budapest_1994",),
    ),
    Entry(
        path=("guarantee", "check"),
        builds=guarantee.CheckDesign,
        about="See the tensions of a design or sheet",
        parameters=(_OF, SHARE),
        examples=("guarantee check author_proposal",),
    ),
    Entry(
        path=("guarantee", "try"),
        builds=guarantee.TryChange,
        about="See what appears and goes if one clause changes",
        parameters=(
            _CLAUSE,
            Parameter(name="choice", about="The option to try", completion="choices"),
            _OF,
            SHARE,
        ),
        examples=("guarantee try trigger automatic author_proposal",),
    ),
    Entry(
        path=("guarantee", "compare"),
        builds=guarantee.CompareDesigns,
        about="Set designs or sheets side by side",
        parameters=(
            Parameter(
                name="designs",
                about="Two to five of them, with commas between",
                required=True,
                rest=True,
                completion="designs",
            ),
            SHARE,
        ),
        examples=("guarantee compare author_proposal, nato_membership",),
    ),
    Entry(
        path=("guarantee", "tension"),
        builds=guarantee.ShowTension,
        about="See one tension with its sources",
        parameters=(
            Parameter(name="tension", about="The tension", required=True),
            _OF,
        ),
        quiet=True,
    ),
    Entry(
        path=("guarantee", "concern"),
        builds=guarantee.ShowConcern,
        about="See how one concern stands",
        parameters=(
            Parameter(name="concern", about="The concern", required=True),
            _OF,
        ),
        quiet=True,
    ),
)
