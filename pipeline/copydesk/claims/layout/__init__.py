"""What the layout tells: rows and labels of tables and lists, figures in a run."""
