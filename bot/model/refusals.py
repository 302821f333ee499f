"""What is said when the language model cannot help."""

from bot.kernel.refusal import RefusalCode


class ModelRefusal(RefusalCode):
    """Why the language model does not help."""

    MODEL_OFF = (
        "No language model is set up, so this cannot be done. Whoever runs Parley can name one in "
        "PARLEY_MODEL."
    )
    MODEL_OFF_HERE = (
        "The language model is switched off here. An admin can switch it on with /parley setup "
        "model:on."
    )
    MODEL_WORDING_OFF_HERE = (
        "The language model writes no words of its own here. An admin can allow it with /parley "
        "setup model_wording:on."
    )
    MODEL_MEMBER_SPENT = (
        "You have used up your share of the language model for today. It starts again at midnight "
        "UTC; everything else works as ever."
    )
    MODEL_COMMUNITY_SPENT = (
        "This community has used up its share of the language model for today. It begins anew at "
        "midnight UTC; everything else works as ever."
    )
    MODEL_SLOW = "The language model took too long. Please try again later."
    MODEL_DOWN = "The language model could not be reached. Please try again later."
    MODEL_BUSY = "The language model has too much to do. Please try again in a few minutes."
    MODEL_REFUSED = (
        "The language model’s server refused the request. An admin should run parley doctor, "
        "which says why."
    )
    MODEL_GARBLED = "The language model gave an answer that cannot be read. Please try again."
    MODEL_RESTING = (
        "The language model has failed several times and is left in peace for a while. Please try "
        "again in a few minutes."
    )
    MODEL_SILENT = "The language model found nothing to say from these texts."
    MODEL_INVENTED = (
        "The language model chose nothing that stands in the texts, so nothing is shown. Please "
        "try other words."
    )
    MODEL_FAULTY = (
        "The language model brought in figures, names or quotations that the texts don’t have, so "
        "its words are not shown. Please try again."
    )
    MODEL_UNEVEN = "The language model chose too little from one side, so its choice is not shown."
    MODEL_NOT_INSTALLED = (
        "PARLEY_MODEL is set, but the packages for language models are not installed. Start "
        "Parley with dev.py, which installs them, or use the Docker image."
    )
    MODEL_UNKNOWN = (
        "PARLEY_MODEL names “{name}”, which cannot be used: {why}. It takes provider:model, such "
        "as openai:gpt-5-mini, anthropic:claude-haiku-4-5, ollama:llama3 or llama-cpp:qwen3."
    )
    TRACES_NOT_INSTALLED = (
        "PARLEY_OTLP is set, but the packages for traces are not installed. Start Parley with "
        "dev.py, which installs them, or use the Docker image."
    )
    PROMPTS_MISSING = "There is no folder of prompts at {folder}. Check PARLEY_PROMPTS."
    PROMPT_UNKNOWN = "{file} takes the place of no prompt of Parley’s. The names are: {known}."
    PROMPT_WRONG = "The prompt {file} cannot be used: {why}. See prompts/README.md."
