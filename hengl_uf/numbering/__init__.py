"""Official numbers: gap-free, never given twice, safe under concurrency."""
