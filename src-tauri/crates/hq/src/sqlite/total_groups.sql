GROUP BY row_code, column_code
