"""The one family of errors this package raises for bad input. It knows nothing of files or screens."""


class UnscError(Exception):
    """A question asked of the simulator cannot be answered as it was put.

    The message is one sentence for the person who asked: what was found, what was expected, and
    where there is one the nearest valid name. The command line prints it and exits with 2.

    >>> import sim
    >>> try:
    ...     sim.load("dprk/2O14")
    ... except sim.UnscError as error:
    ...     print(error)
    dprk/2O14: there is no such file, nor a scenario of that name; did you mean dprk/2014?
    """
