"""Writes what CPython 3.11 says of each text of errors.json beside it: `OK`, or the last line of the error. Run it with Python 3.11."""

import json
import pathlib
import traceback
import warnings

target = pathlib.Path(__file__).with_name("errors.json")
warnings.simplefilter("ignore")


def answer(text):
    try:
        compile(text, "f.py", "exec")
    except SyntaxError as error:
        return traceback.format_exception_only(type(error), error)[-1].strip()
    return "OK"


rows = [[text, answer(text)] for text, _ in json.loads(target.read_text())]
target.write_text("[\n" + ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n")
