SELECT page.document_id, page.number, page.text, document.title
FROM document_index
JOIN document_page AS page ON page.id = document_index.rowid
JOIN document ON document.id = page.document_id
WHERE document_index MATCH ?1 AND (document.id = ?2 OR (?2 = '' AND document.state = 'used'))
ORDER BY document_index.rank
LIMIT ?3
