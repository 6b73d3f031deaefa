"""The fifty places with staff round the clock, and the teams in the middle. The unit names are made up."""

from typing import NamedTuple

from examples.aalesund_2023.hours import between


class Place(NamedTuple):
    """A place that gives care; ``number`` is its place in the list, ``system`` the journal it leaves."""

    number: int
    code: str
    name: str
    short: str
    kind: str

    @property
    def group(self) -> str:
        return GROUPS[self.kind][0]

    @property
    def system(self) -> str:
        return GROUPS[self.kind][1]

    @property
    def lists(self) -> int:
        """How many lists of medicines are kept here."""
        low, high = LISTS.get(self.kind, (4, 9))
        return round(between(low, high, self.code, "lists"))


GROUPS = {
    "sykehjem": ("Sykehjem og omsorgssentre", "epj1"),
    "korttid": ("Korttid og rehabilitering", "epj1"),
    "hjemmetjeneste": ("Hjemmetjeneste", "epj2"),
    "natt": ("Hjemmetjeneste", "epj2"),
    "bolig": ("Boliger", "epj2"),
    "avlastning": ("Boliger", "epj2"),
    "dagsenter": ("Boliger", "epj2"),
    "respons": ("Respons og trygghet", "epj2"),
    "trygghet": ("Respons og trygghet", "epj2"),
    "legevakt": ("Legevakt og akutt", "epj3"),
    "kad": ("Legevakt og akutt", "epj3"),
    "rehabilitering": ("Korttid og rehabilitering", "epj3"),
    "lindring": ("Korttid og rehabilitering", "epj3"),
    "rus": ("Psykisk helse og rus", "epj3"),
    "psyk": ("Psykisk helse og rus", "epj3"),
}
"""What kind of place belongs to which group, and which of the three old journals it used."""

LISTS = {"sykehjem": (16, 32), "hjemmetjeneste": (28, 46), "korttid": (14, 22)}

_TABLE = """
moa|Moa sykehjem|Moa|sykehjem
spjelkavik|Spjelkavik omsorgssenter|Spjelkav.|sykehjem
skarbøvik|Skarbøvik sykehjem|Skarbøv.|sykehjem
hatlane|Hatlane omsorgssenter|Hatlane|sykehjem
åse|Åse sykehjem|Åse|sykehjem
eidet|Eidet omsorgssenter|Eidet|sykehjem
volsdalen|Volsdalen omsorgssenter|Volsdal.|sykehjem
lerstad|Lerstad sykehjem|Lerstad|sykehjem
larsgården|Larsgården omsorgssenter|Larsgård.|sykehjem
aspøya|Aspøya sykehjem|Aspøya|sykehjem
hessa|Hessa omsorgssenter|Hessa|sykehjem
ellingsøy|Ellingsøy omsorgssenter|Ellingsøy|sykehjem
blindheim|Blindheim sykehjem|Blindh.|sykehjem
ytrelia|Ytrelia omsorgssenter|Ytrelia|sykehjem
fremmerholen|Fremmerholen sykehjem|Fremmer.|sykehjem
tueneset|Tueneset omsorgssenter|Tueneset|sykehjem
nørve|Nørve sykehjem|Nørve|sykehjem
skodje|Skodje omsorgssenter|Skodje|sykehjem
hjemme1|Hjemmetjenesten 1, Sentrum|Hjem 1|hjemmetjeneste
hjemme2|Hjemmetjenesten 2, Hessa og Aspøya|Hjem 2|hjemmetjeneste
hjemme3|Hjemmetjenesten 3, Moa og Spjelkavik|Hjem 3|hjemmetjeneste
hjemme4|Hjemmetjenesten 4, Ellingsøy|Hjem 4|hjemmetjeneste
hjemme5|Hjemmetjenesten 5, Skodje og Ørskog|Hjem 5|hjemmetjeneste
hjemme6|Hjemmetjenesten 6, Haram og Sandøy|Hjem 6|hjemmetjeneste
natt1|Nattjenesten 1, vest|Natt 1|natt
natt2|Nattjenesten 2, øst|Natt 2|natt
legevakt|Legevakten|Legevakt|legevakt
kad|Kommunal akutt døgnenhet|KAD|kad
bolig1|Bofellesskap 1, Slinningen|Bolig 1|bolig
bolig2|Bofellesskap 2, Gåseid|Bolig 2|bolig
bolig3|Bofellesskap 3, Lerstad|Bolig 3|bolig
bolig4|Bofellesskap 4, Emblem|Bolig 4|bolig
bolig5|Bofellesskap 5, Magerholm|Bolig 5|bolig
bolig6|Bofellesskap 6, Flisnes|Bolig 6|bolig
bolig7|Bofellesskap 7, Myrland|Bolig 7|bolig
bolig8|Bofellesskap 8, Vegsund|Bolig 8|bolig
bolig9|Bofellesskap 9, Breivika|Bolig 9|bolig
bolig10|Bofellesskap 10, Sjøholt|Bolig 10|bolig
bolig11|Bofellesskap 11, Vatne|Bolig 11|bolig
bolig12|Bofellesskap 12, Brattvåg|Bolig 12|bolig
rehab|Rehabiliteringsenheten|Rehab|rehabilitering
avlastning|Avlastningsboligen|Avlastn.|avlastning
rus|Rusoppfølging med døgnvakt|Rus|rus
psyk1|Psykisk helse, døgnbolig Sentrum|Psyk 1|psyk
psyk2|Psykisk helse, døgnbolig Spjelkavik|Psyk 2|psyk
respons|Responssenteret|Respons|respons
trygghet|Trygghetspatruljen|Trygghet|trygghet
dagsenter|Dagsenter med nattevakt|Dagsent.|dagsenter
korttid|Korttidsavdelingen|Korttid|korttid
lindring|Lindrende enhet|Lindring|lindring
"""

PLACES = tuple(
    Place(number, *line.split("|")) for number, line in enumerate(_TABLE.strip().splitlines())
)

TEAMS = (
    ("ks-trondheim", "Kommandosentralen i Trondheim", "Trondheim"),
    ("ks-ålesund", "Kommandosentralen i Ålesund", "Ålesund"),
    ("ikt", "IKT drift", "Ålesund"),
    ("migrering", "Migrering og konvertering", "Trondheim"),
    ("integrasjoner", "Integrasjoner", "Trondheim"),
    ("e-resept", "E-resept", "Trondheim"),
    ("tilgang", "Tilgangsteam", "Ålesund"),
    ("legemiddel", "Legemiddelteam", "Ålesund"),
    ("hp-støtte", "HP-støtte", "Trondheim"),
    ("support", "Supportsenter", "Ålesund"),
    ("leverandør", "Leverandør", "Trondheim"),
    ("infosikkerhet", "Informasjonssikkerhet", "Trondheim"),
)
"""Code, name and the command centre that follows the team."""
