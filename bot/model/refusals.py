"""What is said when the language model cannot help."""

from bot.kernel.refusal import RefusalCode


class ModelRefusal(RefusalCode):
    """Why the language model does not help."""

    MODEL_OFF = (
        "This needs a language model, and none is set up. The person who runs Parley can set one "
        "up."
    )
    MODEL_OFF_HERE = (
        "The language model is switched off here. An admin can switch it on with {/parley setup}."
    )
    MODEL_WORDING_OFF_HERE = (
        "The language model writes no words of its own here. An admin can allow it with "
        "{/parley setup}."
    )
    MODEL_MEMBER_SPENT = (
        "You have used your share of the language model for today. You can use it again after "
        "midnight UTC. Everything else works."
    )
    MODEL_COMMUNITY_SPENT = (
        "Everybody here together has used today’s share of the language model. It works again "
        "after midnight UTC. Everything else works."
    )
    MODEL_SLOW = "The language model took too long. Please try again later."
    MODEL_DOWN = "The language model could not be reached. Please try again later."
    MODEL_BUSY = "The language model is too busy. Please try again in a few minutes."
    MODEL_REFUSED = (
        "The language model’s server refused the request. The person who runs Parley can see why "
        "with “parley doctor”."
    )
    MODEL_DECLINED = (
        "The language model’s provider won’t let it answer this. Please try other words."
    )
    MODEL_GARBLED = "The language model’s answer could not be read. Please try again."
    MODEL_RESTING = "The language model failed several times. Please try again in a few minutes."
    MODEL_NOT_RECORDED = (
        "Nothing can be saved just now, so the language model is not asked. Please try again later."
    )
    MODEL_SILENT = "The language model found nothing in these texts."
    MODEL_INVENTED = (
        "The language model pointed to sentences that don’t exist, so you see nothing of it. "
        "Please try other words."
    )
    MODEL_LAVISH = (
        "The language model picked far too much, so its choice is not shown. Please try "
        "other words."
    )
    MODEL_FAULTY = (
        "What the language model wrote doesn’t match its source, so it is not shown. Please try "
        "again."
    )
    MODEL_UNEVEN = "The language model chose too little from one side, so its choice is not shown."
    MODEL_NOT_INSTALLED = (
        "PARLEY_MODEL is set, but the packages for it are missing. Start Parley with dev.py, "
        "which installs them, or use the Docker image."
    )
    MODEL_UNKNOWN = (
        "PARLEY_MODEL names “{name}”, which can’t be used: {why}. Write provider:model, such "
        "as openai:gpt-5-mini, anthropic:claude-haiku-4-5, ollama:llama3 or llama-cpp:qwen3."
    )
    TRACES_NOT_INSTALLED = (
        "PARLEY_OTLP is set, but the packages for it are missing. Start Parley with dev.py, "
        "which installs them, or use the Docker image."
    )
    PROMPTS_MISSING = "There is no folder of prompts at {folder}. Check PARLEY_PROMPTS."
    PROMPT_UNKNOWN = "Parley has no prompt that {file} could replace. Its prompts are: {known}."
    PROMPT_WRONG = "The prompt {file} cannot be used: {why}. See prompts/README.md."
