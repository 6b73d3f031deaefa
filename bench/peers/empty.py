"""The same route doing nothing but validate and answer: what HTTP and the framework cost by themselves.

usage: python -m bench.peers.empty PORT
"""

import sys
from datetime import UTC, datetime

import msgspec
import uvicorn
from fastapi import FastAPI, Request, Response

from domain.commands import FieldReport

app = FastAPI()
_DECODER = msgspec.json.Decoder(FieldReport)


@app.post("/api/golives/{golive}/reports")
async def report(request: Request, golive: str) -> Response:
    """Decode the report, refuse what is malformed, answer as if it were recorded."""
    command = _DECODER.decode(await request.body())
    answer = {
        "report_id": command.report_id,
        "position": 1,
        "recorded_at": datetime.now(UTC),
        "outcome": "recorded",
        "deviations": (),
    }
    return Response(msgspec.json.encode(answer), 201, media_type="application/json")


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False, loop="uvloop")
