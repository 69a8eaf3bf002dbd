INSERT INTO editions (id, title, issued_on, published_at, sha256, files)
VALUES (:id, :title, :issued_on, :published_at, :sha256, :files)
ON CONFLICT (id) DO NOTHING
