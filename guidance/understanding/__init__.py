"""Message → what is asked: its asks, the notices they are for, what it goes on from."""
