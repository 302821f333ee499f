-- What stands in a room under a key is found among all that was ever shown.

CREATE INDEX outbox_by_key ON outbox (community, place, "key") WHERE "key" <> '';
