-- VACUUM INTO takes its page size from the default: without this line the copy cannot be read.
PRAGMA cipher_default_page_size = 8192;
PRAGMA cipher_page_size = 8192;
PRAGMA cipher_log_level = NONE;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA cache_size = -262144;
PRAGMA busy_timeout = 5000;
