"""Runs the programs beside it with real Python and records what they print: NAME.out beside NAME.py.

Run it once in each environment, from the project's root, with the folders that the environment serves:
    python test/programs/generate.py plain seeds torch torch-print torch-random numpy numpy-random   # torch 2.13.0, numpy 2.4.6
    python test/programs/generate.py seeds tensorflow tensorflow-random                               # tensorflow 2.21.0, keras 3.15.1
    python test/programs/generate.py jax jax-random                                                   # jax 0.10.2
Python 3.11.7, CPU only, Linux x86-64 with AVX-512. A program whose imports the environment lacks is left as it is. Every program runs
twice, with one thread and with the default number, and is refused when the two differ.
"""

import os
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent


def output(program, **variables):
    result = subprocess.run([sys.executable, program], capture_output=True, text=True, env={**os.environ, **variables})
    return None if "ModuleNotFoundError" in result.stderr else result.stdout


for folder in sys.argv[1:]:
    for program in sorted((here / folder).glob("*.py")):
        single = output(program, OMP_NUM_THREADS="1", PYTHONHASHSEED="1")
        if single is None:
            continue
        if single != output(program, PYTHONHASHSEED="2"):
            print(f"{folder}/{program.name} is not deterministic: left as it is")
            continue
        program.with_suffix(".out").write_text(single)
        print(f"{folder}/{program.name}")
