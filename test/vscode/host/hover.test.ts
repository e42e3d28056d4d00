import * as vscode from 'vscode';
import { equal, match, ok } from './expect';
import { hoverOn, openExample, openPython } from './workspace';

describe('hover', () => {
  it('shows the card of a spelling: formula, curve, parameters, links', async () => {
    const { document } = await openPython('import torch.nn.functional as F\ny = F.leaky_relu(x, 0.2)\n');
    const text = await hoverOn(document, 'leaky_relu');
    match(text, /Leaky/);
    match(text, /torch\.nn\.functional\.leaky_relu/);
    match(text, /negative_slope/);
    match(text, /0\.2/);
    equal((text.match(/<img src="data:image\/svg\+xml;base64,/g) ?? []).length, 2, 'pictures:');
    match(text, /command:activationLens\.openCurve\?/);
    ok(text.length < 100_000, `${text.length} characters`);
  });

  it('stands on strings, methods and aliases, and nowhere else', async () => {
    const text =
      'import torch\nfrom torch.nn import SiLU as S\nact = S()\ny = torch.ones(2).sigmoid()\nrelu = 1\nprint(relu)\n';
    const { document } = await openPython(text);
    match(await hoverOn(document, 'SiLU'), /SiLU/);
    match(await hoverOn(document, 'sigmoid'), /torch\.Tensor\.sigmoid/);
    equal(await hoverOn(document, 'print(relu'), '');
  });

  it('can leave pictures out', async () => {
    const configuration = vscode.workspace.getConfiguration('activationLens');
    const { document } = await openPython('import torch\ny = torch.tanh(x)\n');
    for (const name of ['hover.formulaImage', 'hover.curveImage']) await configuration.update(name, false, true);
    try {
      ok(!(await hoverOn(document, 'tanh')).includes('<img'), 'a picture is left');
    } finally {
      for (const name of ['hover.formulaImage', 'hover.curveImage']) await configuration.update(name, undefined, true);
    }
  });

  it('trusts its own commands only', async () => {
    const { document } = await openPython('import torch\ny = torch.relu(x)\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(1, 11),
    );
    const contents = hovers.flatMap((hover) => hover.contents) as vscode.MarkdownString[];
    const own = contents.find(({ value }) => value.includes('activationLens'));
    equal(own?.isTrusted, { enabledCommands: ['activationLens.openCurve', 'activationLens.openLink'] });
  });

  it('lets no text of the file become markup', async () => {
    const hostile = '"| ](command:evil) <script>alert(1)</script> ![x](https://example.org/x)"';
    const { document } = await openPython(`import torch.nn.functional as F\ny = F.gelu(x, approximate=${hostile})\n`);
    const text = await hoverOn(document, 'gelu');
    match(text, /GELU|Gaussian/);
    const markup = text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
    const found = /<script|(?<!\\)\]\((command:evil|https:\/\/example)/.exec(markup);
    equal(found && markup.slice(Math.max(0, found.index - 100), found.index + 100), null);
  });

  it('works in notebook cells', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder, 'curves.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.getCells().find(({ document }) => document.getText().includes('F.gelu'));
    ok(cell, 'the cell is not there');
    match(await hoverOn(cell.document, 'gelu'), /torch\.nn\.functional\.gelu/);
  });

  it('works in the examples', async () => {
    const { document } = await openExample('keras_tensorflow.py');
    match(await hoverOn(document, 'swish'), /keras/);
  });
});
