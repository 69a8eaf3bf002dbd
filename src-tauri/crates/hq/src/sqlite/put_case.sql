INSERT INTO cases (facility_id, pseudonym, rev, bundle_id, fields,
                   fiscal_year, disease_group, path, outcome, age_band, sex)
VALUES (:facility_id, :pseudonym, :rev, :bundle_id, :fields,
        :fiscal_year, :disease_group, :path, :outcome, :age_band, :sex)
ON CONFLICT (facility_id, pseudonym) DO UPDATE SET
    rev = excluded.rev,
    bundle_id = excluded.bundle_id,
    fields = excluded.fields,
    fiscal_year = excluded.fiscal_year,
    disease_group = excluded.disease_group,
    path = excluded.path,
    outcome = excluded.outcome,
    age_band = excluded.age_band,
    sex = excluded.sex
