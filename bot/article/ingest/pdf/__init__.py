"""PDFs as Readings: lines by where they stand on the page, then paragraphs."""
