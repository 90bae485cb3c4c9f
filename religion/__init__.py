"""The religion app will live here: folk-belief sites, inspections, hazards, festivals and emergency plans. Empty yet."""
