"""Files that are no text → the text they are cited by."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.errors import UnreadableSourceError
from ingest.readers.markdown_text import ConvertedText
from ingest.readers.reading_progress import PageProgress, quiet

CONVERTED = (".docx", ".doc", ".pdf", ".png", ".jpg", ".jpeg")
PICTURES = (".png", ".jpg", ".jpeg")


def convert(pages: Sequence[tuple[str, bytes]], progress: PageProgress = quiet) -> ConvertedText:
    """Return the text of one file, or of the pages of one scan in order, each an ending and what is in it.

    Raises UnreadableSourceError for what is damaged, protected or no notice.
    """
    # Imported where used: what reads PDF files is not loaded for a notice of Word.
    endings = {ending for ending, _ in pages}
    if len(pages) > 1 and not endings <= {*PICTURES, ".pdf"}:
        raise UnreadableSourceError("一次只能加一份通知：只有扫描件的图片或 PDF 才能写几个文件，按页的顺序")
    if endings == {".docx"}:
        from ingest.readers.docx_text import docx_text

        return docx_text(pages[0][1])
    if endings == {".doc"}:
        from ingest.readers.doc_file import as_docx
        from ingest.readers.docx_text import docx_text

        return docx_text(as_docx(pages[0][1]))
    if endings == {".pdf"}:
        from ingest.readers.pdf_text import pdf_text

        if text := pdf_text([data for _, data in pages], progress):
            return text
    from ingest.readers.scan_text import scan_text

    return scan_text(pages, progress)
