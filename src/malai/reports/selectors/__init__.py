"""What is asked of reports and for them."""
