"""The faces: each turns its platform's payloads into commands, and Views into its payloads."""
