SELECT f.facility_key, t.name, t.fiscal_year, t.axes, t.cells, b.received_on
FROM tallies t
JOIN facilities f ON f.id = t.facility_id
JOIN bundles b ON b.id = t.bundle_id
ORDER BY t.name, t.fiscal_year, f.facility_key
