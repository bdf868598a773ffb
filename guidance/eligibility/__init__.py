"""The checker: from a pack and facts to an explained verdict."""
