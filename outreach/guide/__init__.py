"""The public guide: its pages, the drafting of traditional script, and the loading of its first topics."""
