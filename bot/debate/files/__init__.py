"""Debates as files: transcripts, bundles that replay, tables, argument maps."""
