"""Files that are sent: taken by content, refused with the reason (issue: bad input, uploads of papers)."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from apps.core import uploads
from apps.core.rulings import Refused


def pdf(change=None, **save):
    document = pikepdf.new()
    document.add_blank_page()
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **save)
    return out.getvalue()


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(**more):
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>", **more})


def odt(**more):
    return packed({"mimetype": uploads.ODT.decode(), "content.xml": "<office/>", **more}, zipfile.ZIP_STORED)


def picture(kind, size=(4, 4)):
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind)
    return out.getvalue()


def check(name, content, **more):
    return uploads.check(SimpleUploadedFile(name, content), **more)


GOOD = {
    "report.pdf": (pdf(), "application/pdf"),
    "REPORT.PDF": (pdf(), "application/pdf"),
    "report.docx": (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "report.odt": (odt(), "application/vnd.oasis.opendocument.text"),
    "map.png": (picture("PNG"), "image/png"),
    "map.jpg": (picture("JPEG"), "image/jpeg"),
    "map.jpeg": (picture("JPEG"), "image/jpeg"),
}


@pytest.mark.parametrize("name", GOOD)
def test_papers_of_each_kind_are_taken(name):
    content, media_type = GOOD[name]
    upload = SimpleUploadedFile(name, content)
    checked = uploads.check(upload)
    assert (checked.media_type, checked.size) == (media_type, len(content))
    assert len(checked.sha256) == 64
    assert upload.tell() == 0, "the file is left where it was found"


def launching(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def attaching(document):
    document.attachments["virus.exe"] = b"MZ"


def encrypted_zip():
    content = bytearray(docx())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        offset = archive.infolist()[0].header_offset
    content[offset + 6] |= 1
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    return bytes(content)


PROTECTED = pikepdf.Encryption(owner="o", user="")
BAD = {
    "empty": ("a.pdf", b"", "empty"),
    "no ending": ("report", pdf(), "no ending"),
    "program": ("a.exe", b"MZ", "“.exe” is not taken"),
    "page": ("a.html", b"<script>", "“.html” is not taken"),
    "drawing": ("a.svg", b"<svg/>", "“.svg” is not taken"),
    "macro document": ("a.docm", docx(), "“.docm” is not taken"),
    "page called pdf": ("a.pdf", b"<html></html>", "its content is something else"),
    "picture called pdf": ("a.pdf", picture("PNG"), "its content is something else"),
    "pdf called docx": ("a.docx", pdf(), "its content is something else"),
    "odt called docx": ("a.docx", odt(), "no Word document"),
    "docx called odt": ("a.odt", docx(), "no OpenDocument"),
    "gif called png": ("a.png", picture("GIF"), "its content is something else"),
    "archive called docx": ("a.docx", packed({"a.txt": "x"}), "no Word document"),
    "broken pdf": ("a.pdf", b"%PDF-1.7\nnothing", "damaged"),
    "broken docx": ("a.docx", docx()[:60], "damaged"),
    "broken png": ("a.png", picture("PNG")[:30], "damaged"),
    "encrypted pdf": ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "encrypted"),
    "protected pdf": ("a.pdf", pdf(encryption=PROTECTED), "encrypted"),
    "encrypted docx": ("a.docx", encrypted_zip(), "encrypted"),
    "old office": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older or encrypted"),
    "encrypted odt": ("a.odt", odt(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "encrypted"),
    "pdf with script": ("a.pdf", pdf(launching), "acts by itself"),
    "pdf with attachment": ("a.pdf", pdf(attaching), "hidden inside"),
    "docx with macros": ("a.docx", docx(**{"word/vbaProject.bin": "x"}), "macros"),
    "docx of macro type": (
        "a.docx",
        packed({"[Content_Types].xml": "macroEnabled", "word/document.xml": "<w/>"}),
        "macros",
    ),
    "docx with a file inside": ("a.docx", docx(**{"word/embeddings/oleObject1.bin": "x"}), "embedded"),
    "docx with a program": ("a.docx", docx(**{"word/run.exe": "MZ"}), "program"),
    "docx that climbs": ("a.docx", docx(**{"../../etc/passwd": "x"}), "no office program"),
    "odt with macros": ("a.odt", odt(**{"Basic/script-lc.xml": "x"}), "macros"),
    "zip bomb": ("a.docx", docx(**{"word/media/zero.bin": bytes(30_000_000)}), "unpacks to far more"),
    "pdf and zip": ("a.pdf", pdf() + docx(), "after its end"),
    "png and zip": ("a.png", picture("PNG") + docx(), "after its end"),
    "jpeg and zip": ("a.jpg", picture("JPEG") + docx(), "after its end"),
    "jpeg and page": ("a.jpg", picture("JPEG") + b"<script>alert(1)</script>", "after its end"),
    "zip with a tail": ("a.docx", docx() + b"<script>", "after its end"),
    "picture bomb": ("a.png", picture("PNG", (12_000, 12_000)), "too large|far more"),
}


@pytest.mark.parametrize("case", BAD)
def test_all_3_everything_else_is_refused_with_the_reason(case):
    name, content, reason = BAD[case]
    with pytest.raises(Refused, match=reason) as refused:
        check(name, content, on_field="upload")
    assert refused.value.field == "upload"
    assert refused.value.ruling.lawful == uploads.WANTED


def test_all_3_a_file_beyond_the_limit_is_refused_with_both_sizes(settings):
    settings.PAPER_MAX_BYTES = 100
    with pytest.raises(Refused, match="At most 1 KB are taken"):
        check("a.pdf", pdf())
