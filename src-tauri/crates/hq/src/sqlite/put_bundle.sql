INSERT INTO bundles (facility_id, epoch, sequence, header_sha256, previous, audit_head, created_on, received_on, answer)
VALUES (:facility_id, :epoch, :sequence, :header_sha256, :previous, :audit_head, :created_on, :received_on, '{}')
