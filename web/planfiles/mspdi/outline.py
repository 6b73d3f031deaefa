"""Summary tasks: no activities but phases and workstreams; a link to one is a link to what lies in it."""

from xml.etree.ElementTree import Element

from web.planfiles.mspdi.document import number, said

Links = dict[str, list[dict[str, object]]]


class Outline:
    """The tasks of a file, by unique id, and which summaries each lies in, the outermost first."""

    def __init__(self, tasks: list[Element]) -> None:
        self.leaves: dict[str, Element] = {}
        self.summaries: dict[str, Element] = {}
        self.above: dict[str, tuple[str, ...]] = {}
        stack: list[tuple[int, str]] = []
        for task in tasks:
            level, uid = number(task, "OutlineLevel", 1), self._free(said(task, "UID"))
            stack = [(depth, name) for depth, name in stack if depth < level]
            self.above[uid] = tuple(name for _, name in stack)
            if said(task, "Summary") == "1":
                self.summaries[uid] = task
                stack.append((level, uid))
            else:
                self.leaves[uid] = task
        outermost = {above[0] for uid, above in self.above.items() if above and uid in self.leaves}
        loose = any(not self.above[uid] for uid in self.leaves)
        self._root = 1 if len(outermost) == 1 and not loose and self._deep() else 0

    def _free(self, uid: str) -> str:
        """A second task of the same id is kept apart, so that it is told of as such."""
        return self._free(f"{uid} ") if uid in self.above else uid

    def named(self, uid: str) -> tuple[str, str]:
        """Phase and workstream: the two outermost summaries, without one that holds the whole project."""
        names = [said(self.summaries[above], "Name") for above in self.above[uid]][self._root :]
        first, second = (*names, "", "")[:2]
        return first, second

    def spread(self, links: Links) -> Links:
        """Links between the activities alone."""
        inner = self._inner()
        spread: Links = {uid: [] for uid in self.leaves}
        for uid, told in links.items():
            for link in told:
                behind = link["type"] in ("FS", "SS")
                followers = self._edge(uid, inner, first=behind)
                leaders = self._edge(str(link["code"]), inner, first=link["type"] in ("SS", "SF"))
                for follower in followers:
                    spread[follower] += [{**link, "code": leader} for leader in leaders]
        return spread

    def _deep(self) -> bool:
        """Whether some activity lies in more than one summary."""
        return any(len(self.above[uid]) > 1 for uid in self.leaves)

    def _inner(self) -> dict[str, list[str]]:
        """The activities in each summary, in their order."""
        inner: dict[str, list[str]] = {uid: [] for uid in self.summaries}
        for uid in self.leaves:
            for summary in self.above[uid]:
                inner[summary].append(uid)
        return inner

    def _edge(self, uid: str, inner: dict[str, list[str]], *, first: bool) -> list[str]:
        """Of a summary, the activities that begin it, or those that end it; of anything else, itself."""
        if uid not in inner:
            return [uid]
        within = set(inner[uid])
        linked = {
            leaf: {said(p, "PredecessorUID") for p in self.leaves[leaf].iterfind("PredecessorLink")}
            for leaf in inner[uid]
        }
        if first:
            return [leaf for leaf, before in linked.items() if not before & within]
        followed = set().union(*linked.values()) if linked else set()
        return [leaf for leaf in inner[uid] if leaf not in followed]
