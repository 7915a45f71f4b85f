"""The trained spaCy pipeline of copydesk."""
