"""A property that is found out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Value = TypeVar("_Value")


class once(Generic[_Value]):  # noqa: N801  a decorator, named as those are
    """As functools.cached_property, without its lock, which before Python 3.12 costs more than most of what we keep.

    Two threads that ask at one time may both find it out, and find the same.
    """

    def __init__(self, make: Callable[[Any], _Value]) -> None:
        self.make, self.name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, one: None, of: type) -> once[_Value]: ...
    @overload
    def __get__(self, one: object, of: type | None = None) -> _Value: ...
    def __get__(self, one: object | None, of: type | None = None) -> once[_Value] | _Value:
        if one is None:
            return self
        # From now on it is found there, before this is asked.
        value = one.__dict__[self.name] = self.make(one)
        return value
