"""Who may do what where: the policy table and the doors."""
