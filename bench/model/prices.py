"""What a run costs by the providers' lists."""


def find_price(name: str, tokens: tuple[int, int]) -> float | None:
    """Dollars for tokens (in, out) of a model `provider:name`; None where no list has it."""
    from genai_prices import Usage, calc_price

    provider, _, model = name.partition(":")
    try:
        price = calc_price(
            Usage(input_tokens=tokens[0], output_tokens=tokens[1]),
            model_ref=model,
            provider_id=provider,
        )
    except LookupError:
        return None
    return float(price.total_price)
