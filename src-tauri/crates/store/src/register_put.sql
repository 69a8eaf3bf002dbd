INSERT INTO register (at, user, paper, case_id, recipient, purpose, consent_id, sha256, place)
VALUES (:at, :user, :paper, :case_id, :recipient, :purpose, :consent_id, :sha256, :place)
