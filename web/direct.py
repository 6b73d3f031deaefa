"""The route of what is reported all night: its endpoint gets the request and its address, no more."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from web.errors import UnknownPage
from web.paths import SPELLED

_fits = re.compile(SPELLED).fullmatch

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Direct(APIRoute):
    """For an endpoint that reads and answers by itself and depends on nothing.

    To have its arguments found out would cost a report a seventh more. What stands in the address are codes.
    """

    def get_route_handler(self) -> Handler:
        """Refused: ``UnknownPage``, for an address with something in it that is no code."""
        endpoint = self.endpoint

        async def handle(request: Request) -> Response:
            codes = request.path_params
            if not all(map(_fits, codes.values())):
                raise UnknownPage
            answer: Response = await endpoint(request, **codes)
            return answer

        return handle
