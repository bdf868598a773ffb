"""Whether the notices settle what is asked, and the refusal where they do not."""
