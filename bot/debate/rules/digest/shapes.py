"""What a digest of speeches is made of: their own sentences."""

from msgspec import Struct


class SpeechQuotation(Struct, frozen=True):
    """Words of a speech, by the room's number, exactly as they stand there."""

    speech: int
    quotation: str
