"""copydesk reads election stories the way a copy desk does, and says where a story contradicts itself."""
