"""A PDF of one page that is a picture: what is left when a page cannot be written as text."""

from __future__ import annotations


def picture_pdf(jpeg: bytes, pixels: tuple[int, int], points: tuple[float, float]) -> bytes:
    """The JPEG, so many pixels wide and high, as a page of so many points."""
    width, height = points
    draws = f"q {width:g} 0 0 {height:g} 0 0 cm /Picture Do Q".encode()
    of_picture = (
        f"/Type /XObject /Subtype /Image /Width {pixels[0]} /Height {pixels[1]} "
        "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    )
    return _written(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] "
            "/Resources << /XObject << /Picture 5 0 R >> >> /Contents 4 0 R >>"
        ).encode(),
        _stream("", draws),
        _stream(of_picture, jpeg),
    )


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _written(*objects: bytes) -> bytes:
    """The objects, numbered from 1, with the table of where each begins."""
    file, starts = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, data in enumerate(objects, start=1):
        starts.append(len(file))
        file += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    return (
        file
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
        ).encode()
    )
