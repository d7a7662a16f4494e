"""Changes to a handbook's own files, made as text: comments, order and layout stay."""
