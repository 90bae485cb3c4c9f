"""The facts that every town starts with: its name, its villages, the kinds of cases, the working calendar."""
