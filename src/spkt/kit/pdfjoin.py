"""Several PDFs as one, page after page, to be printed in one go: the sheets stay as they are, seals do not go along."""

from collections.abc import Iterable
from io import BytesIO

from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.reader import PdfFileReader

PAGES, KIDS, COUNT, PARENT = (generic.pdf_name(name) for name in ("/Pages", "/Kids", "/Count", "/Parent"))


def joined(files: Iterable[bytes], title: str) -> bytes:
    """One PDF of all pages in their order. raises  pyhanko's errors for what is no PDF"""
    out = writer.PdfFileWriter(init_page_tree=True)
    root = out.root.raw_get(PAGES)
    tree = root.get_object()
    for file in files:
        # The whole page tree at once: fonts that its pages share are copied once.
        branch = out.import_object(PdfFileReader(BytesIO(file)).root.raw_get(PAGES))
        pages = branch.get_object()
        pages[PARENT] = root
        tree[KIDS].append(branch)
        tree[COUNT] = generic.NumberObject(tree[COUNT] + pages[COUNT])
    out.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string(title)}))
    held = BytesIO()
    out.write(held)
    return held.getvalue()
