"""The invented people of the samples: one desk, one night, one motorcycle. They belong to nobody."""

from datetime import UTC, date, datetime, time

from spkt.law.case import (
    Account,
    Birth,
    Charge,
    Confirmation,
    Desk,
    Moment,
    Person,
    Place,
    Role,
    Sex,
    Signer,
    SigningBlock,
    Span,
    Thing,
)
from spkt.law.sources import KUHAP, KUHP, SPPA, TPKS
from spkt.papers._shapes import Rights, Shield, Tracking

TAIL = "SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT"

DESK = Desk(
    code="POLRES-SINTANG",
    name="Polres Sintang",
    tail="POLRES SINTANG/POLDA KALIMANTAN BARAT",
    city="Sintang",
    letterhead=("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN BARAT", "RESOR SINTANG"),
    address="Jalan Dr. Wahidin Sudiro Husodo Kode Pos 78611",
    zone="Asia/Pontianak",
    zone_label="WIB",
    portal="https://lacak.spkt.example",
)
OFFICER = Signer("RINI OKTAVIA", "BRIPTU", "99070815", "Ba Yanmas SPKT")
PAMAPTA = SigningBlock(
    ("a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KA SPKT", "u.b.", "PAMAPTA I"),
    Signer("DODI HERYANTO, S.H.", "IPDA", "84051122", "Pamapta I"),
)
LEADER = SigningBlock(("PAMAPTA I",), PAMAPTA.signer)
HOME = Place(
    detail="Jl. Lintas Melawi, RT 03/RW 01",
    region="61.05.01.1001",
    village="Kel. Ladang",
    district="Kec. Sintang",
    regency="Kab. Sintang",
)
LIDIA = Person(
    roles=(Role.PELAPOR, Role.KORBAN),
    name="Lidia Martina",
    id_kind="KTP-EL",
    id_number="6105015203900003",
    birth=Birth("Sintang", date(1990, 3, 12)),
    sex=Sex.FEMALE,
    religion="Katolik",
    occupation="Guru",
    address=HOME,
    phone="0812-0000-0001",
    as_what="korban",
)
HENDRIKUS = Person(
    roles=(Role.SAKSI,),
    name="Hendrikus",
    birth=Birth(age=48),
    sex=Sex.MALE,
    occupation="Petani",
    address=Place(village="Kel. Ladang", district="Kec. Sintang"),
)
UNKNOWN = Person(roles=(Role.TERLAPOR,), features="dua orang laki-laki, satu berjaket merah")
PEOPLE = (LIDIA, UNKNOWN, HENDRIKUS)
ACCOUNT = Account(
    words="Motor saya hilang dari halaman tadi malam.",
    uraian=(
        "Pada hari Minggu, 22 November 2026 sekira pukul 22.00 WIB pelapor memarkir sepeda motor Honda Beat nomor "
        "polisi KB 1234 EX warna hitam, terkunci setang, di halaman rumah yang berpagar dan digembok.\n"
        "Pada hari Senin, 23 November 2026 sekira pukul 05.40 WIB pelapor melihat gembok pagar rusak dan sepeda motor "
        "tidak ada lagi. Saksi mendengar suara mesin sekira pukul 02.30 WIB. Pelapor memohon agar diproses menurut "
        "hukum."
    ),
    deed="pencurian sepeda motor pada malam hari dengan merusak gembok",
    when=Span(
        Moment(date(2026, 11, 22), time(22, 0)),
        Moment(date(2026, 11, 23), time(5, 30)),
        Moment(date(2026, 11, 23), time(5, 40)),
    ),
    where=Place(
        detail=HOME.detail,
        region=HOME.region,
        village=HOME.village,
        district=HOME.district,
        regency=HOME.regency,
        kind="Halaman rumah tinggal",
        landmark="seberang gereja",
    ),
    prosecute=True,
    loss=16_000_000,
)
CHARGES = (
    Charge(
        "CONTOH-477.1E",
        "Pencurian dengan merusak untuk masuk ke tempat kejahatan",
        "477 ayat (1) huruf e dan f jo. ayat (2)",
        KUHP.short,
    ),
)
THINGS = (
    Thing(
        "sepeda motor Honda Beat warna hitam",
        kind="R2",
        unit="unit",
        marks={"nomor_polisi": "KB 1234 EX", "nomor_rangka": "MH1XX0000YY000001", "nomor_mesin": "XX00E-0000001"},
        value=16_000_000,
    ),
    Thing("gembok rusak", part="bukti"),
    Thing("fotokopi STNK", part="serahan", unit="lembar"),
)
REPORTED = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
ISSUED = datetime(2026, 11, 23, 2, 40, tzinfo=UTC)
CONFIRMED = Confirmation("tanda tangan")
TRACKING = Tracking("7K2M-9QXD-4TBW-H3NF", "https://lacak.spkt.example/l#7K2M9QXD4TBWH3NF")
RIGHTS = Rights(
    answer_by=date(2026, 12, 7),
    cite=str(KUHAP["pasal 23 ayat (6)"]),
    aid_cite=str(KUHAP["pasal 154 ayat (1) huruf b"]),
    contact="Satreskrim Polres Sintang",
    phone="0565-000000",
    sp2hp_by=date(2026, 11, 26),
    companions=("LPSK", "UPTD PPA"),
)
SHIELD = Shield(cite=" / ".join(law.short.partition(" (")[0] for law in (SPPA, TPKS)))
