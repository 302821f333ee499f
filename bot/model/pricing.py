"""What a model's tokens cost, by the price lists that come with the library."""

from urllib.parse import urlsplit

from bot.model.config import ModelConfig

LOCAL = ("localhost", "127.0.0.1", "::1", "host.docker.internal")


def is_local(config: ModelConfig) -> bool:
    """Does the model run on a machine of one's own, where nobody charges for it?"""
    return urlsplit(config.where).hostname in LOCAL


def find_price(config: ModelConfig, tokens_in: int, tokens_out: int) -> float | None:
    """Dollars for so many tokens; 0 on a machine of one's own, None where no list has the model.
    Loads the lists on first use, some tenths of a second: not for the event loop."""
    if is_local(config):
        return 0.0
    if config.address:
        return None
    from genai_prices import Usage, calc_price

    try:
        price = calc_price(
            Usage(input_tokens=tokens_in, output_tokens=tokens_out),
            model_ref=config.model,
            provider_id=config.provider.replace("-responses", "").replace("-chat", ""),
        )
    except (ImportError, LookupError):
        return None
    return float(price.total_price)
