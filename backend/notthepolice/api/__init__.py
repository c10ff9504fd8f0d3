"""The service's answers: one blueprint per area."""
