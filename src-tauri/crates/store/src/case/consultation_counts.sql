SELECT count(*), coalesce(sum(kind = 'approach'), 0), coalesce(sum(result = 'declined'), 0),
       coalesce(sum(result = 'started'), 0)
FROM consultation
