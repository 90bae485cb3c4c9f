"""What can happen to campaigns, pledges, receipts, allocations and aid projects."""
