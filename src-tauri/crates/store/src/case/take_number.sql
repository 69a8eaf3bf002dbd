INSERT INTO number_taken (fiscal_year, last) VALUES (?1, 1)
ON CONFLICT (fiscal_year) DO UPDATE SET last = last + 1
RETURNING last
