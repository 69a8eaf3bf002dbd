INSERT INTO tallies (facility_id, name, fiscal_year, bundle_id, axes, cells)
VALUES (:facility_id, :name, :fiscal_year, :bundle_id, :axes, :cells)
