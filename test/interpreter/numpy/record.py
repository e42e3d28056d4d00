"""Records what NumPy programs print: python record.py > recorded.json (numpy 2.4.6 on a processor with AVX-512)."""
import contextlib
import io
import json
import pathlib
import re

source = (pathlib.Path(__file__).parent / "programs.txt").read_text()
cases = []
for program in re.split(r"^---\n", source, flags=re.M):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile("import warnings; warnings.simplefilter('ignore')\nimport numpy as np\nnp.set_printoptions(precision=8, suppress=False, threshold=1000, edgeitems=3, linewidth=75, formatter=None)\n" + program, "program", "exec"), {"__name__": "__main__"})
    cases.append({"program": program, "output": out.getvalue()})
print(json.dumps(cases, indent=0))
