"""What the night's list says at each kind of place, slot by slot; all of it made up for the plan.

A slot is one step of the evening: ``a`` equipment, ``b`` people, ``c`` last entries, ``d`` paper,
``e`` the minutes of the shut-down, ``f`` and ``x`` trials, ``g`` the check against paper, ``h`` in
use. Kinds with several places draw from several titles; ``@`` names what has to be ready in the
middle first, ``~`` marks what is not mandatory.
"""

from typing import NamedTuple


class Title(NamedTuple):
    text: str
    needs: str | None
    mandatory: bool


def _read(line: str) -> Title:
    text, _, needs = line.removesuffix("~").partition("@")
    return Title(text.strip(), needs.strip() or None, not line.endswith("~"))


def _slots(table: str) -> dict[str, tuple[Title, ...]]:
    slots: dict[str, list[Title]] = {}
    for line in table.strip().splitlines():
        slot, _, text = line.strip().partition(" ")
        slots.setdefault(slot, []).append(_read(text))
    return {slot: tuple(titles) for slot, titles in slots.items()}


TITLES = {
    "sykehjem": _slots("""
        a PC-er på vaktrommet startet og oppdatert
        a Reserveskriver hentet og koblet til~
        a Medisintraller utstyrt med nettbrett
        a Nettdekning målt i alle korridorer~
        a Strekkodelesere prøvd på medisinrommet
        a Papirskjema delt ut til avdelingene
        a Reservelader lagt klar på vaktrommet~
        a Nødperm kontrollert på hver avdeling
        a Vakttelefon prøvd mot kommandosentralen
        b Superbrukere på plass på alle avdelinger
        b Nattevakter kalt inn til gjennomgang
        b Vaktliste for natten bekreftet
        b Kveldsvakten orientert om tidsplanen
        b Ansvar for papirpermene fordelt
        b Ekstra sykepleier på plass til medisinrunden
        c Siste journalnotat signert
        c Åpne notater fra dagvakten lukket
        c Kveldens målinger ført i EPJ 1
        c Sårskjema ferdig ført og signert
        c Ufullstendige tiltaksplaner avsluttet
        d Medisinlister skrevet ut på papir
        d Medisinkort og kontaktliste skrevet ut
        d Papirkurver lagt klare for kveldsrunden
        d Pasientliste med allergier skrevet ut
        d Utskrevne medisinlister talt opp av to
        e Snarvei til EPJ 1 fjernet på vaktrommet
        e PC-er startet på nytt etter nedkobling
        e Kveldsmedisin gitt etter papirliste
        e Papirnotater samlet på ett sted
        e Beskjeder tatt på telefon i stedet for e-melding~
        f Utskrift prøvd på etikettskriver @print
        f Pålogging med ID-kort prøvd på alle avdelinger @login
        f Pasientarmbånd skrevet ut og lest av @print
        f Strekkode på medisin lest på prøvepasient @login
        f Kjernejournal åpnet på prøvepasient @core
        f Utskrift prøvd på vaktromsskriver @print
        f Nattens arbeidsliste vist på nettbrett @login
        g Medisinlister kontrollert mot papir @lists
        g Allergier og kritisk informasjon kontrollert @lists
        g Medisinlister kontrollert mot multidose @lists
        h Nattevakter logget inn
        h Første pasient åpnet i nytt system
        h Nattens oppgaver lagt i arbeidslisten
        h Avdelingsoversikten åpnet på stortavlen
    """),
    "hjemmetjeneste": _slots("""
        b Kveldslag møtt på basen
        b Nettbrett ladet og merket per rute
        b Reserveruter skrevet ut og lagt i bilene
        b Superbrukere fordelt på kveldsrutene
        b Vakttelefon koblet til ny gruppe
        b Nøkkelskap talt opp ved vaktstart
        c Siste hjemmebesøk dokumentert i EPJ 2
        c Ubesvarte besøk ført og forklart
        c Vedtak med frist i helgen signert
        c Meldinger fra fastleger besvart i EPJ 2
        d Ruter og medisinlister skrevet ut til bilene
        d Nøkkelliste skrevet ut og kvittert
        d Multidoseposer talt mot papirliste
        d Adresseliste lagt i forseglet perm
        e Kveldsbesøk kjørt etter papirrute
        e Nettbrett nullstilt for ny pålogging
        e Snarvei til EPJ 2 fjernet fra nettbrettene
        e Rutekoordinator nådd på telefon fra alle biler
        f Hjemmeruter lastet ned på nettbrett @login
        f Nøkkelliste kontrollert i nytt system @login
        f Elektronisk dørlås åpnet fra ny rute @login
        f Besøk ført uten nett og sendt etterpå @login
        f Pålogging utenfor nettdekning prøvd @login
        f Kart til ruten vist på nettbrett i bil @login~
        g Medisinlister kontrollert mot papir @lists
        g Multidoselister kontrollert mot apotekets ordre @lists
        g Tiltak og vedtak kontrollert mot papir @lists
        h Kveldslaget logget inn på nettbrett
        h Første hjemmebesøk ført i nytt system
        h Morgendagens ruter åpnet og kontrollert
    """),
    "natt": _slots("""
        b Nattpatruljen møtt og orientert
        b Nattbiler klargjort med papirruter
        c Overlapp fra kveldsvakten ført i EPJ 2
        c Siste tilsyn i EPJ 2 signert
        d Natteliste skrevet ut på papir
        d Tilsynsliste og nøkkelliste skrevet ut
        e Alarmtelefon koblet til reservemottak
        e Kveldsrunden overtatt på papir
        f Natterute vist på nettbrett i bil @login
        f Vaktskifte bekreftet mot natteliste @login
        h Nattevakter logget inn
        h Første tilsyn ført i nytt system
    """),
    "bolig": _slots("""
        b Kveldsvakt orientert om papirrutinen
        b Nattevakt bekreftet på telefon
        b Bærbar PC hentet fra låst skap
        b Superbruker på plass i boligen
        b Beboerne forberedt på kveldens endring~
        c Dagens hendelser ført og signert i EPJ 2
        c Tiltaksplaner i EPJ 2 avsluttet
        c Siste journalnotat signert
        c Kveldens måltid og medisin ført i EPJ 2
        d Dagsplaner og medisinlister skrevet ut
        d Medisinlister skrevet ut på papir
        d Beredskapsperm fylt med siste utskrift
        d Allergikort skrevet ut til kjøkkenet
        e Kveldsmedisin kvittert på papir
        e Snarvei til EPJ 2 fjernet på felles-PC
        e Papirlogg startet for kvelden
        e Felles-PC startet på nytt etter nedkobling
        g Medisinlister kontrollert mot papir @lists
        g Dagsplaner kontrollert i nytt system @lists
        g Beboerliste kontrollert mot folkeregisteret @lists
        g Primærkontakter kontrollert for hver beboer @lists
        h Nattevakt logget inn
        h Nattens tilsyn åpnet på felles-PC
        h Hvilende nattevakt logget inn på bærbar PC
        h Medisinkvittering for natten åpnet
    """),
    "psyk": _slots("""
        b Miljøterapeuter orientert om tidsplanen
        b Sikkerhetsrunde gått før nedkobling
        c Kveldens samtalenotater signert i EPJ 3
        c Kriseplaner i EPJ 3 signert
        d Medisinlister skrevet ut på papir
        d Kriseplaner skrevet ut og lagt i perm
        e Tilsyn ført på papir hver halvtime
        e Samtaler logget på papir
        f Skjermet journal prøvd med riktig rolle @login
        f Henvisning prøvd mot prøvemottaker @messages
        g Medisinlister kontrollert mot papir @lists
        g Kriseplaner kontrollert mot papir @lists
        h Nattevakter logget inn
        h Nattens tilsynsplan åpnet
    """),
    "legevakt": _slots("""
        a Triagerommet utstyrt med reserve-PC
        b Vaktlag på legevakten orientert
        c Åpne konsultasjoner i EPJ 3 ferdig ført
        d Papirjournaler og triageskjema lagt klare
        e Lesetilgang til EPJ 3 prøvd fra ekspedisjonen
        f E-resept sendt fra legevakten @prescriptions
        x Medisinlageret talt opp i ny lagerliste @login
        g Venteliste kontrollert mot papir @lists
        h Første konsultasjon åpnet i nytt system
    """),
    "kad": _slots("""
        a Overvåkningsutstyr koblet fra EPJ 3
        b Vaktlege og nattsykepleier på plass
        c Innkomstnotater i EPJ 3 signert
        d Kurver og medisinlister skrevet ut
        e Kurver ført på papir fra nedkobling
        f E-resept prøvd mot prøveapotek @prescriptions
        g Pågående behandling kontrollert mot papirkurve @lists
        h Døgnenhetens sengetavle åpnet
    """),
    "rehabilitering": _slots("""
        b Treningsavtaler for helgen bekreftet
        c Fysioterapinotater i EPJ 3 signert
        d Treningsplaner og kurver skrevet ut
        e Papirkurver hentet fram etter nedkobling
        f Timebok åpnet for prøvepasient @login
        g Medisinlister kontrollert mot kurve @lists
        h Helgens timebok åpnet og kontrollert
    """),
    "avlastning": _slots("""
        b Foresatte varslet om papirrutinen
        c Dagsrapporter signert i EPJ 2
        d Tiltakskort skrevet ut for hvert barn
        e Måltider og medisin ført på papir
        f Utskrift prøvd på etikettskriver @print
        h Nattevakter logget inn
    """),
    "rus": _slots("""
        b Utdelingsluken bemannet med to
        c Utdelingsliste signert i EPJ 3
        d Utdelingsliste skrevet ut og talt av to
        e Utdeling kvittert på papir
        g Utdelingsliste kontrollert mot papir @lists
        h Nattevakt logget inn ved utdelingsluken
    """),
    "respons": _slots("""
        b Alarmoperatører på plass ved begge pulter
        c Åpne alarmhendelser lukket i EPJ 2
        d Alarmliste med adresser skrevet ut
        e Alarmer besvart etter papirliste
        f Alarmmottak prøvd fra fire boliger @alarm
        h Alarmpulter logget inn i nytt system
    """),
    "trygghet": _slots("""
        b Patruljebiler klargjort med papirkart
        c Utrykninger ført ferdig i EPJ 2
        d Nøkkeloversikt skrevet ut til bilene
        e Utrykninger tatt imot på telefon
        f Utrykning tildelt fra nytt vaktbord @alarm
        h Trygghetsvakt logget inn på nettbrett
    """),
    "dagsenter": _slots("""
        b Nattevakt for helgegjestene bekreftet
        d Gjesteliste og medisinliste skrevet ut
        e Kveldsmat og medisin ført på papir
        f Oppmøteliste åpnet på prøvebruker @login
        h Nattevakt logget inn
    """),
    "korttid": _slots("""
        b Rom for overflytting fra sykehus avklart
        c Innkomne epikriser lest og signert i EPJ 1
        d Medisinlister og epikriser skrevet ut
        e Innleggelser ført på papir fra nedkobling
        f Innleggelse prøvd med prøvepasient @login
        g Medisinlister kontrollert mot epikrise @lists
        h Nattevakter logget inn
    """),
    "lindring": _slots("""
        b Smertepumper merket og talt opp
        c Behandlingsplaner i EPJ 3 signert
        d Smerteskjema og medisinlister skrevet ut
        e Pumpedoser dobbeltkontrollert på papir
        f Behovsmedisin forskrevet på prøvepasient @login
        g Smerteplaner kontrollert mot papirskjema @lists
        h Nattsykepleiere logget inn
    """),
}

CHOSEN = {
    ("moa", "f"): 0,
    ("hessa", "f"): 3,
    ("åse", "f"): 5,
    ("natt2", "f"): 1,
    ("larsgården", "f"): 2,
    ("hjemme6", "h"): 1,
}
"""Where the night's script speaks of a certain title: which of the slot's titles it is."""
