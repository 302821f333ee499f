-- What rooms were shown last is kept whole, and of the rest only whom it names.

CREATE INDEX outbox_by_age ON outbox (community, at);
