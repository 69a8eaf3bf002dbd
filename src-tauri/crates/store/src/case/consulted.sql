WHERE (cancelled_at <> '') = :cancelled
  AND (:from = '' OR on_date >= :from) AND (:to = '' OR on_date <= :to)
  AND (:kind = '' OR kind = :kind) AND (:by = '' OR consulted_by = :by) AND (:result = '' OR result = :result)
