"""Who people are: users, workspaces and their seats in them."""
