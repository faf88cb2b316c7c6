"""docxtpl filling the same paper with the same values: papers a second."""
import io
import json
import sys
import time

from docxtpl import DocxTemplate

template, values, rounds = sys.argv[1], json.load(open(sys.argv[2])), int(sys.argv[3])


def fill():
    paper = DocxTemplate(template)
    paper.render(values, autoescape=True)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


fill()
start = time.perf_counter()
for _ in range(rounds):
    fill()
print(rounds / (time.perf_counter() - start))
