SELECT f.facility_key, t.name, t.fiscal_year, t.axes, t.cells
FROM tallies t
JOIN facilities f ON f.id = t.facility_id
ORDER BY t.name, t.fiscal_year, f.facility_key
