"""Lets ``python -m postbook`` do what ``postbook`` does."""

from postbook.cli.main import main

if __name__ == "__main__":
    main()
