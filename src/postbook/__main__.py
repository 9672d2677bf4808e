"""Lets ``python -m postbook`` do what ``postbook`` does."""


def main() -> None:
    """Run the command line, imported only now: workers import what their parent began with, and need none of it."""
    from postbook.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
