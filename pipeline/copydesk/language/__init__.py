"""An Article becomes spaCy Docs: the trained pipeline, sentences, long texts cut and joined."""
