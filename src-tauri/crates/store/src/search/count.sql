SELECT count(*) FROM search_index JOIN search_doc AS doc ON doc.id = search_index.rowid
WHERE search_index MATCH ?1 AND doc.kind = ?2 AND (?3 = '' OR doc.case_id = ?3)
