ORDER BY f.facility_key, c.pseudonym
LIMIT :limit OFFSET :offset
