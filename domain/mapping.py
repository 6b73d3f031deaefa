"""How a plan file that was not made for us is read: remembered with the import, for the next one."""

from typing import Annotated, Literal

import msgspec

DateOrder = Literal["dmy", "mdy"]
"""What ``3/4/2023`` means: the 3rd of April, or March the 4th."""

Header = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Mapping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``columns``: our column for a header of theirs, empty to leave it out; ``sheet`` has the activities."""

    columns: Annotated[dict[Header, str], msgspec.Meta(max_length=200)] = {}
    dates: DateOrder | None = None
    sheet: Header | None = None

    def over(self, remembered: "Mapping") -> "Mapping":
        """What this one says, and where it says nothing, what was remembered."""
        return Mapping(
            columns={**remembered.columns, **self.columns},
            dates=self.dates or remembered.dates,
            sheet=self.sheet or remembered.sheet,
        )


AS_NAMED = Mapping()
"""Every column is what its name says."""
