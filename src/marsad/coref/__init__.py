"""One incident, many reports: blocking, features, scorer, clusters of judgements. Sees claims, never text."""
