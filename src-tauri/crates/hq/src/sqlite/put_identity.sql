INSERT INTO headquarters (id, name, signing_seed, age_identity, epoch)
VALUES (1, :name, :signing_seed, :age_identity, :epoch)
