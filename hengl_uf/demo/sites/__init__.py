"""The sites of the demo town: registered, inspected, put right, and their festivals."""
