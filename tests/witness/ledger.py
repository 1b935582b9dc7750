"""A small ledger for the tests of its witness: leaves, tree and signer, as honest or forked as a test wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from spkt.kit import merkle, notes

ORIGIN = "spkt.example/polres"


class Shelf(dict[merkle.Place, bytes]):
    """Nodes in a dictionary."""

    def get_many(self, places: Sequence[merkle.Place]) -> list[bytes]:
        return [self[place] for place in places]

    def put_many(self, fresh: Mapping[merkle.Place, bytes]) -> None:
        self.update(fresh)


@dataclass
class Ledger:
    """A ledger whose leaf n says `{"n":n,"by":"<tale>"}`."""

    size: int
    tale: str = "ani"
    origin: str = ORIGIN
    signer: Ed25519PrivateKey = field(default_factory=lambda: Ed25519PrivateKey.from_private_bytes(b"s" * 32))
    nodes: Shelf = field(default_factory=Shelf)

    def __post_init__(self) -> None:
        merkle.append(self.nodes, 0, [merkle.leaf_hash(self.leaf(n).encode()) for n in range(self.size)])

    def leaf(self, n: int) -> str:
        return f'{{"by":"{self.tale}","n":{n}}}'

    @property
    def key(self) -> notes.VerifierKey:
        return notes.verifier_key(self.origin, self.signer)

    def head(self, size: int) -> notes.Checkpoint:
        return notes.Checkpoint(self.origin, size, merkle.root_at(self.nodes, size))

    def note(self, size: int) -> str:
        return notes.sign(self.head(size), self.signer)

    def request(self, old: int, new: int) -> str:
        return notes.growth_request(old, merkle.consistency_proof(self.nodes, old, new), self.note(new))

    def proof(self, index: int, size: int) -> str:
        path = merkle.inclusion_proof(self.nodes, index, size)
        return notes.proof_file(self.leaf(index), index, path, self.head(size), self.note(size))
