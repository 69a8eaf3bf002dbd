SELECT count(*)
FROM cases c
JOIN facilities f ON f.id = c.facility_id
