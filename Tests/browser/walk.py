"""Every address a person can open: the program's own list of routes, filled with what a case has."""
import io
import re
import subprocess
import zipfile

from conftest import ROOT, YINGSU


def routes():
    lines = subprocess.run([YINGSU, "routes"], capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()
    return [line.split("\t")[1] for line in lines if line.startswith("GET\t")]


def roles(visitor):
    """The titles of the demo's buttons, one for each account."""
    visitor.context.clear_cookies()
    visitor.page.goto(visitor.base + "/login")
    return [button.inner_text().split("　")[0].strip() for button in visitor.page.locator(".roles button").all()]


def addresses(values, always=()):
    """Every GET route with every value known for its parameters; `values` by route and parameter, else by parameter.

    Raises KeyError for a parameter of which nothing is known: a new route can't stay outside the walk.
    """
    paths = []
    for route in routes():
        filled = [route]
        for name in re.findall(r":(\w+)", route):
            known = values.get((route, name), values.get(name))
            if known is None:
                raise KeyError(f"{route} {name}")
            filled = [path.replace(f":{name}", str(value), 1) for path in filled for value in known]
        paths += filled
    return sorted(set(paths) | set(always))


def words(body, depth=0):
    """All text in an answer, packages and papers unpacked, blanks left out: what a reader could find in it."""
    if body[:2] == b"PK" and depth < 4:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "".join(name + words(archive.read(name), depth + 1) for name in archive.namelist())
    if body[:5] == b"%PDF-":
        text = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout.decode(errors="replace")
        return re.sub(r"\s", "", text)
    return re.sub(r"<[^>]+>|\s", "", body.decode(errors="replace")) + re.sub(r"\s", "", body.decode(errors="replace"))
