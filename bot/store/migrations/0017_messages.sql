-- Which view a message shows, found by the message alone: it was deleted, or its button was pressed.

CREATE INDEX shown_messages_by_message ON shown_messages (message);
