-- A chart number alone is enough; a name needs the birth date or, where that is not known, the same sex.
SELECT k.person_id,
       coalesce((SELECT id FROM "case" WHERE person_id = k.person_id AND cancelled_at = '' ORDER BY opened_on DESC LIMIT 1), ''),
       coalesce((SELECT number FROM "case" WHERE person_id = k.person_id AND cancelled_at = '' ORDER BY opened_on DESC LIMIT 1), ''),
       p.name, p.kana, p.birth_date,
       CASE WHEN :chart <> '' AND k.chart_number = :chart THEN 'chart_number'
            WHEN :kana <> '' AND k.kana = :kana THEN 'kana_birth'
            ELSE 'name_birth' END
FROM person_key AS k
JOIN person AS p ON p.id = k.person_id AND p.cancelled_at = ''
WHERE k.person_id <> :except
  AND k.person_id IN (
      SELECT person_id FROM person_key WHERE chart_number = :chart AND chart_number <> ''
      UNION SELECT person_id FROM person_key WHERE kana = :kana AND kana <> ''
      UNION SELECT person_id FROM person_key WHERE name = :name AND name <> '')
  AND ((:chart <> '' AND k.chart_number = :chart)
       OR ((p.birth_date = :birth OR p.birth_date = '' OR :birth = '') AND (p.sex = :sex OR p.sex = '' OR :sex = '')))
LIMIT 5
