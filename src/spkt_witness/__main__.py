"""`python -m spkt_witness`: verify-note, verify-proof, verify-receipt, witness, new-key.

Exit codes: 0 true, 1 not true or refused, 2 wrong use, 3 the ledger showed two histories (evidence kept),
4 the witness knows another size (ask again from the size it names).
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from spkt_witness.facts import FACTS, LABELS, Unclear, plain
from spkt_witness.note import BadNote, Checkpoint, VerifierKey, cosigned_at, read_checkpoint
from spkt_witness.proof import BadProof, Proof
from spkt_witness.receipt import BadReceipt, Receipt, check_growth
from spkt_witness.request import Request

UNTRUE, WRONG_USE, FORKED, BEHIND = 1, 2, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except (BadNote, BadProof, BadReceipt, Unclear, OSError, UnicodeDecodeError) as wrong:
        return _say(UNTRUE, f"NOT VALID: {wrong}")
    return code


def verify_note(chosen: argparse.Namespace) -> int:
    """Is this note signed by the ledger, and by each witness named?"""
    note = _text(chosen.file)
    checkpoint = read_checkpoint(note, VerifierKey.read(chosen.key))
    return _tell(checkpoint, note, chosen.witness)


def verify_proof(chosen: argparse.Namespace) -> int:
    """Does the leaf of this proof file stand in the ledger?"""
    proof = Proof.read(_text(chosen.file))
    checkpoint = proof.check(VerifierKey.read(chosen.key))
    _say(0, f"leaf    {proof.index}: {proof.leaf!r}")
    return _tell(checkpoint, proof.checkpoint, chosen.witness)


def verify_receipt(chosen: argparse.Namespace) -> int:
    """Does the ledger hold this receipt, with every fact that is printed on the paper?"""
    key, facts = VerifierKey.read(chosen.key), {name: said for name in FACTS if (said := _said(chosen, name))}
    receipt = Receipt.read(chosen.code if chosen.code.strip().isdecimal() else _text(Path(chosen.code)))
    checkpoint = receipt.check(key)
    if left_out := [name for name in receipt.printed.marks if name not in facts]:
        more = " ".join(f"--{one} …" for one in left_out)
        return _say(WRONG_USE, f"the code is true; to judge the paper add: {more}")
    differing = receipt.differing(facts)
    for name in facts:
        word = "DIFFERS" if name in differing else "fits   " if name in receipt.printed.marks else "unknown"
        print(f"{word} {name}: {plain(name, facts[name])}")
    its = receipt.recorded
    _say(0, f"leaf    {receipt.index}: {its.act} by {its.actor} at {its.at:%Y-%m-%d %H:%M:%S} UTC")
    if differing:
        return _say(UNTRUE, f"NOT VALID: the ledger holds another {', '.join(differing)} than this paper")
    if chosen.growth:
        newer = check_growth(checkpoint, Request.read(_text(chosen.growth)), key)
        print(f"still held at size {newer.size}")
    return _tell(checkpoint, "", ())


def _said(chosen: argparse.Namespace, name: str) -> str:
    return str(getattr(chosen, name.replace("-", "_")) or "").strip()


def witness(chosen: argparse.Namespace) -> int:
    """Takes a new checkpoint into memory if the ledger only grew; prints a cosignature where there is a key."""
    # Here, because the memory locks its file the POSIX way and checking a receipt must work anywhere.
    from spkt_witness.memory import Memory
    from spkt_witness.witness import Accused, Behind, Refused, accept

    request = Request.read(_text(chosen.file))
    try:
        checkpoint = accept(request, VerifierKey.read(chosen.key), Memory(chosen.memory))
    except Refused as refusal:
        return _say({Behind: BEHIND, Accused: FORKED}.get(type(refusal), UNTRUE), f"REFUSED: {refusal}")
    print(f"ACCEPTED: {checkpoint.origin} at {checkpoint.size}", file=sys.stderr)
    if chosen.sign:
        from spkt_witness.cosign import Cosigner  # needs cryptography; the rest does not

        sys.stdout.write(Cosigner.load(chosen.sign).line(request.note, int(time.time())))
    return 0


def new_key(chosen: argparse.Namespace) -> int:
    """Makes the key of a witness and prints its public half."""
    from spkt_witness.cosign import Cosigner  # needs cryptography; the rest does not

    return _say(0, str(Cosigner.create(chosen.name, chosen.file).key))


def _tell(checkpoint: Checkpoint, note: str, witnesses: Sequence[str]) -> int:
    _say(0, f"origin  {checkpoint.origin}\nsize    {checkpoint.size}\nroot    {checkpoint.root.hex()}")
    for key in map(VerifierKey.read, witnesses):
        seen = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(cosigned_at(note, key)))
        _say(0, f"seen    {seen} by {key.name}")
    return _say(0, "VALID")


def _say(code: int, sentence: str) -> int:
    print(sentence, file=sys.stderr if code else sys.stdout)
    return code


def _text(path: Path) -> str:
    """A file's text with its newlines as they are, because they are signed; `-` is the standard input."""
    raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    return raw.decode()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="spkt_witness", description="Watches a ledger from outside.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for run, name in ((verify_note, "verify-note"), (verify_proof, "verify-proof"), (witness, "witness")):
        command = commands.add_parser(name, help=run.__doc__)
        command.set_defaults(run=run)
        command.add_argument("file", type=Path, help="the file to judge, or - for standard input")
        command.add_argument("--key", required=True, help="public key of the ledger: name+hash+base64")
        if run is witness:
            command.add_argument("--memory", type=Path, required=True, help="JSON file that remembers checkpoints")
            command.add_argument("--sign", type=Path, help="key file of this witness")
        else:
            command.add_argument("--witness", action="append", default=[], help="public key of a witness to demand")
    _receipt_parser(commands.add_parser("verify-receipt", help=verify_receipt.__doc__))
    command = commands.add_parser("new-key", help=new_key.__doc__)
    command.set_defaults(run=new_key)
    command.add_argument("name", help="name of the witness, for example propam.example/1")
    command.add_argument("file", type=Path, help="key file to make")
    return parser


def _receipt_parser(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=verify_receipt)
    command.add_argument("code", help="digits of the proof code, a file with them, or - for standard input")
    command.add_argument("--key", required=True, help="public key of the ledger: name+hash+base64")
    command.add_argument("--growth", type=Path, help="proof that the ledger only grew since, from the office")
    for name in FACTS:
        command.add_argument(f"--{name}", metavar="…", help=LABELS[name])


if __name__ == "__main__":
    sys.exit(main())
