"""Making many tables in one migration without the time that Django takes to think each of them over.

After every `CreateModel` Django renders all models anew that are related to it, and ours all are, through the account:
44 tables of one app took 9 s of computing. Stated together they are rendered once.
"""

from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """Several `CreateModel` of one app, as one step."""

    category = OperationCategory.ADDITION

    def __init__(self, models):
        self.models = models

    def deconstruct(self):
        return self.__class__.__qualname__, [self.models], {}

    def describe(self):
        return f"Create models {', '.join(one.name for one in self.models)}"

    @property
    def migration_name_fragment(self):
        return "models"

    def references_model(self, name, app_label):
        return any(one.references_model(name, app_label) for one in self.models)

    def state_forwards(self, app_label, state):
        """Add all models; what was rendered is forgotten, and rendered again when it is next asked for."""
        state.__dict__.pop("apps", None)
        for one in self.models:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for one in self.models:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for one in reversed(self.models):
            one.database_backwards(app_label, schema_editor, from_state, to_state)
