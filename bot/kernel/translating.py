"""Forms in French: the words of the catalog, where its translation has them."""

from msgspec.structs import replace

from bot.kernel import french
from bot.kernel.view import Form


def in_language(form: Form, language: str) -> Form:
    """A form in a language; what is not translated stays as it is."""
    if language != "fr":
        return form
    words = french.load().about
    return replace(
        form,
        title=words.get(form.title, form.title),
        inputs=tuple(
            replace(field, label=words.get(field.label, field.label)) for field in form.inputs
        ),
    )
