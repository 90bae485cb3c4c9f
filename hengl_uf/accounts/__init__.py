"""The pages of accounts and of the audit trail: signing in, one's own account, the administrator's, the auditor's."""
