INSERT INTO person_key (person_id, kana, name, chart_number) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (person_id) DO UPDATE SET kana = ?2, name = ?3, chart_number = ?4
WHERE kana <> excluded.kana OR name <> excluded.name OR chart_number <> excluded.chart_number
