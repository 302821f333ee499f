"""What is said when it says no: evenings."""

from bot.kernel.refusal import RefusalCode


class EveningRefusal(RefusalCode):
    """Why Parley says no to what is asked of an evening."""

    NO_EVENING = "There is no evening here. A chair starts one with {/evening start}."
    NO_SUCH_EVENING = "There is no evening “{given}”. {/evening show} shows the one here."
    EVENING_OVER = "This evening is over. A chair starts a new one with {/evening start}."
    NOT_EVENING_CHAIR = "{leader} or a chair can do that. Tell them when you are ready."
    STEP_PASSED = "That step is over. {/evening show} tells you what runs now."
    NO_STEPS = "All steps are left out. Please keep at least one, for example the debate."
    NO_SUCH_STEP = "There is no step “{given}”. The steps are: {steps}."
