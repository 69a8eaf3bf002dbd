SELECT id, title, issued_on, published_at, sha256, files
FROM editions
ORDER BY issued_on DESC, id DESC
