"""What can happen to members of the chamber, their fees, the council and evidence for 四好商会."""
