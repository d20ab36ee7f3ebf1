"""QR codes: a picture for a chat, a drawing for a document."""

from io import BytesIO


def qr_png(content: str) -> bytes:
    """A PNG that a phone reads from a screen: medium error correction, the quiet zone of four modules (ISO 18004)."""
    import segno

    picture = BytesIO()
    segno.make_qr(content, error="m").save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()


def qr_svg(content: str) -> str:
    """An SVG to be printed; the document leaves the quiet zone around it."""
    import segno

    drawing = BytesIO()
    segno.make_qr(content, error="m").save(drawing, kind="svg", border=0, xmldecl=False, svgns=True)
    return drawing.getvalue().decode()
