SELECT
    CASE :row_axis
        WHEN 'facility' THEN f.facility_key
        WHEN 'fiscal_year' THEN CAST(c.fiscal_year AS TEXT)
        WHEN 'disease_group' THEN c.disease_group
        WHEN 'path' THEN ifnull(c.path, 'unset')
        WHEN 'outcome' THEN ifnull(c.outcome, 'unset')
        WHEN 'age_band' THEN ifnull(c.age_band, 'unset')
        WHEN 'sex' THEN ifnull(c.sex, 'unset')
    END AS row_code,
    CASE :column_axis
        WHEN 'facility' THEN f.facility_key
        WHEN 'fiscal_year' THEN CAST(c.fiscal_year AS TEXT)
        WHEN 'disease_group' THEN c.disease_group
        WHEN 'path' THEN ifnull(c.path, 'unset')
        WHEN 'outcome' THEN ifnull(c.outcome, 'unset')
        WHEN 'age_band' THEN ifnull(c.age_band, 'unset')
        WHEN 'sex' THEN ifnull(c.sex, 'unset')
        ELSE 'all'
    END AS column_code,
    count(*)
FROM cases c
JOIN facilities f ON f.id = c.facility_id
