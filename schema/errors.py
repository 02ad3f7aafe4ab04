"""What can go wrong: each error says what was found, why it stops and what to do.

Facts are the arguments and the sentence is made in `__str__`, so that errors cross process pools
whole. `exit_code` is what the command line ends with.
"""

from __future__ import annotations

from typing import ClassVar


class PanelPapersError(Exception):
    """Any error that a user can do something about."""

    exit_code = 1


class UnreadableFile(PanelPapersError):
    """A file of which nothing can be read. Arguments: what was found, what to do."""

    def __str__(self) -> str:
        found, remedy = self.args
        return f"{found}. {remedy}"


class UnusableDatabase(PanelPapersError):
    """A database that cannot be used, and is left as it is. Argument: its path.

    >>> str(DatabaseIsFolder("papers"))
    'papers is a folder. Give the name of a database file, such as papers/papers.db.'
    """

    sentence: ClassVar[str]

    def __str__(self) -> str:
        return self.sentence.format(*self.args)


class DatabaseIsFolder(UnusableDatabase):
    """The path of the database is that of a folder."""

    sentence = "{0} is a folder. Give the name of a database file, such as {0}/papers.db."


class NoFolderForDatabase(UnusableDatabase):
    """The folder that the database is to be made in does not exist."""

    sentence = "{0} cannot be made, because its folder does not exist. Make the folder first."


class NoDatabase(UnusableDatabase):
    """There is no database at the path."""

    sentence = "{0} does not exist. Make it with: panel-papers build PATH... --db {0}"


class NotADatabase(UnusableDatabase):
    """The file is not one of SQLite's, or is damaged."""

    sentence = "{0} is not a SQLite database, or it is damaged. Give another name for the database."


class ForeignDatabase(UnusableDatabase):
    """A database of another program."""

    sentence = "{0} is a database of another program. Give another name for the database."


class NewerDatabase(UnusableDatabase):
    """A database that a later version of this program has changed."""

    sentence = "{0} was made by a newer version of panel-papers. Upgrade panel-papers, or give another database."


class ReadOnlyDatabase(UnusableDatabase):
    """A database, or its folder, that may not be written to."""

    sentence = "{0} cannot be written to. Change the permissions of the file and its folder, or give another database."


class BusyDatabase(UnusableDatabase):
    """A database that another process is writing to."""

    sentence = "{0} is being written to by another process. Wait until that has ended and try again."


class DiskFull(UnusableDatabase):
    """There is no room left where the database lies."""

    sentence = "{0} cannot grow: the disk is full. What was stored before is kept; make room and try again."


class NoPapers(PanelPapersError):
    """There is no PDF where one was looked for. Arguments: the paths."""

    def __str__(self) -> str:
        return f"No PDF files were found in {', '.join(self.args)}. Name a PDF, or a folder that holds some."


class NoSuchFile(PanelPapersError):
    """A path that was given and does not exist. Argument: the path."""

    exit_code = 2

    def __str__(self) -> str:
        return f"{self.args[0]} does not exist. Check its spelling."


class NoSuchPage(PanelPapersError):
    """A page that a file does not have. Arguments: the file's name, the page, how many pages it has."""

    exit_code = 2

    def __str__(self) -> str:
        name, page, count = self.args
        return f"{name} has no page {page}: its pages are 1 to {count}."


class UntestedDatasette(PanelPapersError):
    """A version of Datasette that the site was not tested with. Argument: the version."""

    def __str__(self) -> str:
        return (
            f"Datasette {self.args[0]} is installed, and the site was tested with 0.65.5 and later of 0.65. "
            "Install that: pip install 'datasette>=0.65.5,<0.66'"
        )


class PortInUse(PanelPapersError):
    """An address that cannot be listened at. Arguments: host, port, what the system says."""

    def __str__(self) -> str:
        host, port, reason = self.args
        return f"The site cannot be served at {host}, port {port}: {reason}. Give another port, or none for a free one."


class SqlForEverybody(PanelPapersError):
    """SQL is to be allowed at an address that others can reach. Argument: the host."""

    def __str__(self) -> str:
        return (
            f"SQL is only for this machine, and {self.args[0]} can be reached from others. Serve at 127.0.0.1 instead."
        )


class NoSuchRecord(PanelPapersError):
    """No record has this id. Argument: the id.

    >>> str(NoSuchRecord("x"))
    'The database has no record x. `export` and the site give the ids of records.'
    """

    def __str__(self) -> str:
        return f"The database has no record {self.args[0]}. `export` and the site give the ids of records."


class NoGoldFiles(PanelPapersError):
    """There are no gold files where they were looked for. Argument: the folder."""

    def __str__(self) -> str:
        return f"{self.args[0]} holds no gold files (*.json). Their form is described in tests/gold/README.md."


class UnusableGold(PanelPapersError):
    """A gold file that is not in the form that was agreed. Arguments: its path, what is wrong with it."""

    def __str__(self) -> str:
        path, fault = self.args
        return f"{path} cannot be used as a gold file: {fault}. Its form is described in tests/gold/README.md."
