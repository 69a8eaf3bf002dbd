SELECT doc.record_id, doc.case_id, doc.on_date
FROM search_index JOIN search_doc AS doc ON doc.id = search_index.rowid
WHERE search_index MATCH ?1 AND doc.kind = ?2 AND (?4 = '' OR doc.case_id = ?4)
ORDER BY search_index.rank, doc.on_date DESC
LIMIT ?3
