"""`python -m corpus` is `panel-papers`."""

from corpus.cli import main

if __name__ == "__main__":
    main(prog_name="panel-papers")
