"""How long a book takes, beside what people use today."""
