"""Runs every snippet with real Python and records programs and outputs in test/snippets/recorded/<environment>.json.

Run it once in each environment, from the project's root:
    python test/snippets/generate.py pytorch   # torch 2.13.0, numpy 2.4.6, ipython
    python test/snippets/generate.py keras     # tensorflow 2.21.0, keras 3.15.1
    python test/snippets/generate.py flax      # jax 0.10.2, flax 0.12.8
"""

import contextlib
import importlib.metadata
import io
import json
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]

TORCH = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\n"
KERAS = "import keras\nimport numpy as np\nimport tensorflow as tf\n"
FLAX = "import jax\nimport jax.numpy as jnp\nfrom flax import nnx\n"

TORCH_DRIVERS = {
    "module": """
torch.manual_seed(0)
layer = {name}(4, 3)
print(layer)
print(layer(torch.tensor([[0.5, -1.0, 2.0, 0.25], [-3.0, 0.0, 1.0, 4.0]])))
""",
    "function": """
x = torch.tensor([[0.5, -1.0, 2.0, 3.0], [-0.25, 4.0, 0.0, -2.0]])
print({name}(x))
print({name}(x, dim=0))
""",
    "feed-forward": """
torch.manual_seed(0)
block = {name}(6, multiple_of=4)
print(block)
print(block(torch.linspace(-1, 1, 6).reshape(1, 6)))
print(sum(parameter.numel() for parameter in block.parameters()))
""",
}

KERAS_WEIGHTS = """
layer(x)
layer.set_weights([np.arange(w.size).reshape(w.shape) / 8 - 0.5 for w in layer.get_weights()])
print(layer(x).numpy())
"""
KERAS_DRIVERS = {
    "layer": "\nlayer = {name}(2)\nx = tf.constant([[0.5, -1.0, 2.0], [1.0, 0.0, -0.25]])"
    + KERAS_WEIGHTS
    + 'print(layer.get_config()["units"])\n',
    "function": "\nx = tf.constant([[0.5, -1.0, 2.0, 3.0], [-0.25, 4.0, 0.0, -2.0]])\nprint({name}(x).numpy())\nprint({name}(x, axis=0).numpy())\n",
    "feed-forward": "\nlayer = {name}(3, multiple_of=4)\nx = tf.constant([[0.5, -1.0, 2.0]])" + KERAS_WEIGHTS + "print(layer.hidden_units)\n",
}

FLAX_DRIVERS = {
    "module": "\nlayer = {name}(3, 2, rngs=nnx.Rngs(0))\nprint(layer(jnp.array([[0.5, -1.0, 2.0]])))\n",
    "function": "\nx = jnp.array([[0.5, -1.0, 2.0, 3.0], [-0.25, 4.0, 0.0, -2.0]])\nprint({name}(x))\nprint({name}(x, axis=0))\n",
    "feed-forward": "\nblock = {name}(3, multiple_of=4, rngs=nnx.Rngs(0))\nprint(block(jnp.array([[0.5, -1.0, 2.0]])))\n",
}

NOTEBOOK = "from IPython.display import display\n"
MORE = {
    "Softmax with temperature (NumPy)": (
        "pytorch",
        "import numpy as np\n",
        "\nprint({name}([2.0, 1.0, 0.1]))\nprint({name}(np.array([2.0, 1.0, 0.1]), temperature=0.5).round(3))\nprint({name}([[1000.0, 1001.0], [0.0, 5.0]], temperature=2.0))\n",
    ),
    "Softmax with temperature (PyTorch)": (
        "pytorch",
        TORCH,
        "\nlogits = torch.tensor([2.0, 1.0, 0.1])\nprint({name}(logits))\nprint({name}(logits, temperature=0.5))\nprint({name}(logits, temperature=2.0))\n",
    ),
    "Softmax with temperature (Keras)": (
        "keras",
        KERAS,
        "\nlogits = tf.constant([2.0, 1.0, 0.1])\nprint({name}(logits).numpy().round(3))\nprint({name}(logits, temperature=0.5).numpy().round(3))\n",
    ),
    "Softmax with temperature (JAX)": (
        "flax",
        FLAX,
        "\nlogits = jnp.array([2.0, 1.0, 0.1])\nprint({name}(logits).round(3))\nprint({name}(logits, temperature=0.5).round(3))\n",
    ),
    "Activation curves in a notebook": ("pytorch", NOTEBOOK, ""),
    "Measured activation curve in a notebook": ("pytorch", NOTEBOOK, ""),
}


def resolve(body):
    """The snippet as inserted when every placeholder is accepted as offered."""
    text = "\n".join(body)
    defaults = {}
    for number, choices, default in re.findall(r"\$\{(\d+)(?:\|([^|}]*)\||:((?:[^{}])*))\}", text):
        defaults.setdefault(number, choices.split(",")[0] if choices else default)
    text = re.sub(r"\$\{(\d+)[^{}]*\}", lambda match: defaults[match[1]], text)
    return re.sub(r"\$(\d+)", lambda match: defaults.get(match[1], ""), text)


def programs(environment):
    """Name and program of every snippet that this environment runs."""
    drivers = {"pytorch": (TORCH, TORCH_DRIVERS), "keras": (KERAS, KERAS_DRIVERS), "flax": (FLAX, FLAX_DRIVERS)}
    imports, by_form = drivers[environment]
    for entry, snippet in json.loads((root / f"snippets/{environment}.json").read_text()).items():
        form = entry.split(" ")[1]
        body = resolve(snippet["body"])
        name = re.search(r"(?:class|def) (\w+)", body)[1]
        yield entry, f"{imports}\n\n{body}\n{by_form[form].format(name=name)}"
    for entry, snippet in json.loads((root / "snippets/more.json").read_text()).items():
        where, imports, driver = MORE[entry]
        if where == environment:
            body = resolve(snippet["body"])
            defined = re.search(r"def (\w+)", body)
            yield entry, f"{imports}\n\n{body}\n{driver.format(name=defined[1] if defined else '')}"


def run(program):
    """What the program prints; for a notebook message, the message as JSON."""
    output = io.StringIO()
    if program.startswith(NOTEBOOK):
        from IPython.core.interactiveshell import InteractiveShell
        from IPython.utils.capture import capture_output

        InteractiveShell.instance()
        with capture_output() as captured:
            exec(compile(program, "snippet", "exec"), {"__name__": "__main__"})
        (shown,) = captured.outputs
        return json.dumps(shown.data, sort_keys=True) + "\n"
    with contextlib.redirect_stdout(output):
        exec(compile(program, "snippet", "exec"), {"__name__": "__main__"})
    return output.getvalue()


environment = sys.argv[1]
packages = {"pytorch": ["torch", "numpy", "ipython"], "keras": ["tensorflow", "keras", "numpy"], "flax": ["jax", "flax", "numpy"]}
recorded = {
    "versions": {package: importlib.metadata.version(package) for package in packages[environment]},
    "snippets": [{"name": name, "program": program, "output": run(program)} for name, program in programs(environment)],
}
target = root / "test/snippets/recorded" / f"{environment}.json"
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")
print(f"{len(recorded['snippets'])} snippets recorded in {target.relative_to(root)}")
