"""The demo town: a year of work that never happened, marked 示例 wherever a name stands."""
