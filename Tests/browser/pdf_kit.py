"""Real PDFs and images for tests, made by LibreOffice's neighbours already installed."""
import io
import struct
import zlib


def pdf(pages, rotate=0, label="page", width=595, height=842, ballast=b""):
    """A valid PDF of so many pages, each with its own words."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for number in range(1, pages + 1):
        words = f"BT /F 20 Tf 72 {height // 2} Td ({label} {number}) Tj ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words))
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {rotate} /Resources << /Font << /F 3 0 R >> >> /Contents {len(objects)} 0 R >>".encode())
        kids.append(f"{len(objects)} 0 R")
    if ballast:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(ballast), ballast))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {pages} >>".encode()
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.5\n")
    for index, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (index, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def bomb(size):
    """A valid PDF of one page whose object stream unpacks to so many bytes: small to send, too large to hold."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"]
    offsets, body = [], b""
    for content in objects:
        offsets.append(len(body))
        body += content + b" "
    head = b" ".join(b"%d %d" % pair for pair in enumerate(offsets, 1)) + b" "
    packer = zlib.compressobj(9)
    stream = packer.compress(head + body)
    for _ in range(size // 1_000_000):
        stream += packer.compress(b" " * 1_000_000)
    stream += packer.flush()
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    place = out.tell()
    out.write(b"4 0 obj\n<< /Type /ObjStm /N 3 /First %d /Filter /FlateDecode /Length %d >>\nstream\n" % (len(head), len(stream)) + stream + b"\nendstream\nendobj\n")
    start = out.tell()
    rows = b"".join(struct.pack(">BIH", *row) for row in [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, place, 0), (1, start, 0)])
    out.write(b"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n" % len(rows) + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def png(width, height, colour=(200, 30, 30)):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def archive(parts):
    """A zip of these parts."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def jpeg(width=64, height=48, mode="RGB", colour=(200, 60, 60), **options):
    """A photograph of one colour."""
    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, (width, height), colour).save(out, "JPEG", **options)
    return out.getvalue()


def locked(content):
    """The same PDF behind a password."""
    import pathlib
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        before, after = pathlib.Path(folder, "in.pdf"), pathlib.Path(folder, "out.pdf")
        before.write_bytes(content)
        subprocess.run(["qpdf", "--encrypt", "geheim", "geheim", "256", "--", before, after], check=True)
        return after.read_bytes()
