"""What a model's tokens cost, by the price lists that come with the library."""

import ipaddress
from urllib.parse import urlsplit

from bot.model.config import ModelConfig

LOCAL_SERVERS = ("ollama", "llama-cpp")
"""Providers that one runs oneself, whatever the host is called."""

OLLAMA_CLOUD, CLOUD_MODEL = "ollama.com", "cloud"
"""Ollama's own servers, and how the names of models end that a local Ollama passes on to them."""

_OWN_NETWORK = (".local", ".internal", ".lan", ".home.arpa", ".localhost")


def is_local(config: ModelConfig) -> bool:
    """Does the model run on a machine of one's own, where nobody charges for it?"""
    host = urlsplit(config.where).hostname or ""
    if config.provider in LOCAL_SERVERS:
        in_cloud = config.provider == "ollama" and config.model.endswith(CLOUD_MODEL)
        return not in_cloud and host != OLLAMA_CLOUD and not host.endswith("." + OLLAMA_CLOUD)
    return bool(config.address) and _is_own_host(host)


def _is_own_host(host: str) -> bool:
    """Is it a name that only a network of one's own has, such as a service of Docker's, or an
    address that nobody outside can reach?"""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(_OWN_NETWORK))
    return address.is_private or address.is_loopback or address.is_link_local


def find_price(config: ModelConfig, tokens_in: int, tokens_out: int) -> float | None:
    """Dollars for so many tokens; 0 on a machine of one's own, None where no list has the model.
    A model that the provider's list has costs what stands there, also behind an address of one's
    own, which may pass it on. Loads the lists on first use, some tenths of a second: not for the
    event loop."""
    if config.provider in LOCAL_SERVERS and is_local(config):
        return 0.0
    price = _find_listed(config, tokens_in, tokens_out)
    return 0.0 if price is None and is_local(config) else price


def find_highest_price(config: ModelConfig, tokens: int) -> float | None:
    """Dollars that so many tokens cost at most, whichever of them are sent and which come back."""
    prices = find_price(config, tokens, 0), find_price(config, 0, tokens)
    return None if None in prices else max(price for price in prices if price is not None)


def _find_listed(config: ModelConfig, tokens_in: int, tokens_out: int) -> float | None:
    """What the lists say: first by the address, which may be another provider's, then by name."""
    try:
        from genai_prices import Usage, calc_price
    except ImportError:
        return None
    usage = Usage(input_tokens=tokens_in, output_tokens=tokens_out)
    provider = config.provider.replace("-responses", "").replace("-chat", "")
    try:
        if config.address:
            try:
                found = calc_price(usage, config.model, provider_api_url=config.address)
            except LookupError:
                found = calc_price(usage, config.model, provider_id=provider)
        else:
            found = calc_price(usage, config.model, provider_id=provider)
    except LookupError:
        return None
    return float(found.total_price)
