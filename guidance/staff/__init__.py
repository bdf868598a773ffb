"""Who the staff are where there is no identity provider, how they get in, and what they did."""
