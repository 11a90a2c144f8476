-- Which process looks after which chats. A process is a session that holds an advisory lock with its number, and a
-- row here that each of its transactions holds (FOR KEY SHARE): who deletes that row first ends its sessions, waits
-- for what it has under way, and can then be sure that nothing more of it is ever committed.

CREATE TABLE processes (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- never used again
    name text NOT NULL -- the application_name of all its sessions
);

-- Changed by each process once a second. Not with the row above, which nothing but its end may touch.
CREATE UNLOGGED TABLE beats (
    number integer PRIMARY KEY,
    at timestamptz NOT NULL,
    leaves boolean NOT NULL -- it is about to end: nothing is handed to it any more
);

-- 0 to 63: the chats with chat_id & 63 = shard. 64: what one process does for all.
CREATE TABLE shards (
    shard smallint PRIMARY KEY,
    owner integer REFERENCES processes (number),
    epoch bigint NOT NULL DEFAULT 0 -- how often it has changed hands
);

INSERT INTO shards (shard) SELECT generate_series(0, 64);
