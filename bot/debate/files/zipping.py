"""Several files in one."""

import io
import zipfile
from collections.abc import Iterable

DATE = (1980, 1, 1, 0, 0, 0)
"""When every file was made, so that the same files give the same bytes."""


def zip_files(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Files, by their names, as a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files:
            bundle.writestr(zipfile.ZipInfo(name, DATE), content)
    return buffer.getvalue()
