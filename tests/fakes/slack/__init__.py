"""A local Slack: Web API, Socket Mode, signed HTTP, response URLs, uploads; as strict as Slack."""
