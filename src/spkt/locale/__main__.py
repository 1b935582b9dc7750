"""`python -m spkt.locale`: packs the English catalogue and lists what has no English yet."""

from spkt.locale import catalogue


def main() -> None:
    """Writes the .mo beside the .po and prints the sentences that are still missing."""
    english = catalogue.read()
    catalogue.ENGLISH.with_suffix(".mo").write_bytes(catalogue.packed(english))
    for sentence in sorted(catalogue.sentences(catalogue.house()) - set(english)):
        print(sentence.replace("\0", " / "))


if __name__ == "__main__":
    main()
