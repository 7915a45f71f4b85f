"""The common ground of all records: frozen, strict about shape, silent about sense."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record. Shape is validated, sense never is: a turnout of 130% must be representable."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")
