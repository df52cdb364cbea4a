"""Measurements that print ours beside a peer or a floor of the same run."""
