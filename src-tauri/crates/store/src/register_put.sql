INSERT INTO register (at, user, paper, case_id, recipient, purpose, consent_id, sha256, place, party, items, ground, reason, second_user)
VALUES (:at, :user, :paper, :case_id, :recipient, :purpose, :consent_id, :sha256, :place, :party, :items, :ground, :reason, :second_user)
