"""Pure functions, no models: text, names, telephone numbers, credit codes, money, dates."""
