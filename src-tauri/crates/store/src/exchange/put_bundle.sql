INSERT INTO bundle (sequence, epoch, at, file, header_hash, sha256, cases, tombstones)
VALUES (:sequence, :epoch, :at, :file, :header_hash, :sha256, :cases, :tombstones)
