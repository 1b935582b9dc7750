"""One citizen from the door to the receipt in her hand, as four officers click it: every page asked for, every form
filled by the names that its page gives, every redirect followed.
"""

import time
from datetime import date, timedelta

from bench.browser import Answer, Browser, Values
from bench.house import Aim, sign_in
from bench.pages import address

STORY = (
    "Sepeda motor saya parkir di halaman rumah, setang terkunci. Pagi hari saya bangun dan motor sudah tidak ada. "
    "Pagar tidak rusak. Tetangga mendengar suara motor sekitar jam dua malam. Di motor ada helm dan jas hujan. "
    "BPKB ada di rumah. Saya tidak tahu siapa yang mengambil."
)
FORMAL = (
    "Pelapor memarkir sepeda motor di halaman rumahnya dalam keadaan setang terkunci. Keesokan paginya pelapor "
    "mendapati sepeda motor tersebut tidak ada lagi di tempatnya. Atas kejadian itu pelapor melapor ke SPKT."
)
DEED, OFFENCE = "pencurian sepeda motor", "KUHP-477.1E"
REPORTER: Values = {
    "roles": ["pelapor", "korban"],
    "name": "Lidia Martina",
    "id_kind": "KTP-EL",
    "id_number": "6105015203900003",
    "birth_place": "Sintang",
    "birth_on": "1990-03-12",
    "sex": "P",
    "phone": "0812-0000-0001",
    "as_what": "korban",
    "home_detail": "Jalan Lintas Melawi RT 03 RW 01",
}
MOTORCYCLE: Values = {"name": "Honda Beat hitam", "mark_nomor_polisi": "KB 1234 EX", "value": "16.000.000"}
TALK: Values = {"topic": "Motor hilang", "points": "Urutan kejadian dibicarakan.", "outcome": "siap_gelar"}


class Journey:
    """One desk: the counter officer signs in anew for every citizen, the three others did so this morning."""

    def __init__(self, aim: Aim, client: int) -> None:
        self.aim, self.client = aim, client
        self.leader, self.detective, self.third = (
            aim.browser(officer, address(client)) for officer in ("leader", "detective", "third")
        )
        self.ms: dict[str, float] = {}

    def close(self) -> None:
        """Ends the connections."""
        for browser in (self.leader, self.detective, self.third):
            browser.close()

    def once(self, turn: int) -> dict[str, float]:
        """Milliseconds of the whole journey, and of each act in it alone."""
        self.ms = {}
        self.counter = Browser(self.aim.port, address(self.client, turn))
        began = time.perf_counter()
        self.ms["sign_in"], _ = sign_in(self.counter, self.aim.officers["counter"], self.aim.password)
        visit = self._come()
        matter, receipt = self._receive(visit)
        self.at = f"/perkara/{matter}"
        self._tell()
        self._talk()
        self._weigh()
        self._decide()
        self._report()
        sttlp = self._act(self.leader, "issue", f"{self.at}/lp", f"{self.at}/lp/terbit").path.rpartition("/")[2]
        self._leave(visit, (receipt, sttlp))
        self.counter.close()
        return {"journey": (time.perf_counter() - began) * 1000, **self.ms}

    def _act(self, who: Browser, name: str, page: str, action: str = "", typed: Values | None = None) -> Answer:
        """Opens a page, does the act of its form, and gives the page that it leads to."""
        shown = who.get(page)
        done, after = who.send(shown.form(action or page.partition("?")[0]), typed or {})
        self.ms[name] = self.ms.get(name, 0.0) + done.ms
        return after

    def _come(self) -> str:
        """She takes a number, is called and greeted; gives the code of the visit."""
        visit = self._act(self.counter, "arrive", "/kunjungan/baru", typed={"lane": "B"}).path
        self._act(self.counter, "call", visit, f"{visit}/panggil")
        self._act(self.counter, "greet", visit, f"{visit}/sapa")
        return visit.rpartition("/")[2]

    def _receive(self, visit: str) -> tuple[str, str]:
        """The receipt at once: codes of the matter and of the paper."""
        said = {"name": REPORTER["name"], "contact": "0812-0000-0001", "subject": "Motor hilang di halaman rumah"}
        after = self._act(self.counter, "receive", f"/terima/{visit}", typed=said)
        return after.first(r"/perkara/(\w+)/cerita"), after.first(r"/berkas/(\w+)/pdf")

    def _tell(self) -> None:
        """Her story, herself, her thing; the story read back; the detective called."""
        yesterday = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011  a day of the story, not of the record
        when = {"start_on": yesterday, "start_at": "22:00", "end_on": yesterday, "end_at": "23:30"}
        story = {"words": STORY, "deed": DEED, "detail": REPORTER["home_detail"], "loss": "16.000.000", **when}
        self._act(self.counter, "story", f"{self.at}/cerita", typed=story)
        self._act(self.counter, "party", f"{self.at}/orang/1", typed=REPORTER)
        self._act(self.counter, "thing", f"{self.at}/barang/baru?jenis=R2", typed=MOTORCYCLE)
        self._act(self.counter, "read_back", f"{self.at}/bacakan")
        self._act(self.counter, "call_detective", self.at, f"{self.at}/panggil-reskrim")

    def _talk(self) -> None:
        """The konseling."""
        self._act(self.detective, "konseling", self.at, f"{self.at}/konseling/mulai")
        self._act(self.detective, "konseling", f"{self.at}/konseling", typed=TALK)

    def _weigh(self) -> None:
        """The gelar is opened, three are present, the offence is chosen and each element weighed."""
        gelar = f"{self.at}/gelar"
        self._act(self.leader, "gelar_open", f"{gelar}/buka", typed={"officers": list(self.aim.seats)})
        for who in (self.leader, self.detective, self.third):
            self._act(who, "attend", gelar, f"{gelar}/hadir", {"unrelated": "ya"})
        self._act(self.detective, "charge", f"{gelar}/pasal?q=pencurian&pasal={OFFENCE}", typed={"offence": OFFENCE})
        elements = self.detective.get(gelar).form(f"{gelar}/unsur")
        weighed = {name: "terpenuhi" for name in elements.names if name.startswith("verdict-")}
        basis = {name.replace("verdict-", "basis-"): "Diterangkan pelapor." for name in weighed}
        self._act(self.detective, "weigh", gelar, f"{gelar}/unsur", {**weighed, **basis})

    def _decide(self) -> None:
        """The leader proposes, three sign, the leader last."""
        gelar = f"{self.at}/gelar"
        said = {"outcome": "rekom_LP", "reasons": "Semua unsur terpenuhi.", "next_acts": "Olah TKP"}
        self._act(self.leader, "propose", gelar, f"{gelar}/putusan", said)
        for who in (self.detective, self.third, self.leader):
            self._act(who, "sign", gelar, f"{gelar}/tanda-tangan")

    def _report(self) -> None:
        """The formal account is written, read to her, and confirmed by her hand."""
        self._act(self.counter, "draft", f"{self.at}/lp/konsep", typed={"deed": DEED, "uraian": FORMAL})
        self._act(self.counter, "confirm", f"{self.at}/lp/persetujuan", typed={"how": "tanda tangan"})

    def _leave(self, visit: str, papers: tuple[str, ...]) -> None:
        """Both papers change hands, and she goes."""
        for code in papers:
            given = {"to": REPORTER["name"], "identified": "KTP"}
            self._act(self.counter, "hand_over", f"/berkas/{code}/serahkan", typed=given)
        self._act(self.counter, "finish", f"/kunjungan/{visit}", f"/kunjungan/{visit}/selesai")
