"""Knowing that it is well: counts and times for Prometheus and the staff's page, logs without what visitors wrote."""
