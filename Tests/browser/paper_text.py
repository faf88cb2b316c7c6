"""The text of a .docx as a reader sees it: a line a paragraph, a line a table's row."""
import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of(element):
    return "".join("\n" if part.tag == W + "br" else part.text or "" for part in element.iter(W + "t", W + "br"))


def text(path):
    lines = []
    for element in docx.Document(path).element.body.iterchildren():
        if element.tag == W + "p":
            lines.append(of(element))
        elif element.tag == W + "tbl":
            lines += [" | ".join(of(cell) for cell in row.iter(W + "tc")) for row in element.iter(W + "tr")]
    return "\n".join(lines) + "\n"
