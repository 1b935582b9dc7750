"""`python -m spkt.locale`: packs the English catalogue and lists what has no English yet."""

from spkt.locale import catalogue


def main() -> None:
    """Writes the .mo beside the .po and prints the sentences that are still missing."""
    english = catalogue.read()
    catalogue.ENGLISH.with_suffix(".mo").write_bytes(catalogue.packed(english))
    known = {said.partition("\0")[0] for said in english}
    files = [path for kind in ("*.py", "*.html") for path in sorted(catalogue.HOUSE.rglob(kind))]
    for sentence in sorted(catalogue.sentences(files) - known):
        print(sentence)


if __name__ == "__main__":
    main()
