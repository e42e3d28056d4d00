import * as vscode from 'vscode';
import { equal, match, ok, until } from './expect';
import { note } from './setup';
import { lensesNow, lensesOf, openPython } from './workspace';

const program = `import torch
import torch.nn.functional as F

x = torch.tensor([-1.0, 0.0, 2.0])
print(F.relu(x))
`;

describe('lens', () => {
  it('shows what the framework prints', async () => {
    const { document } = await openPython(program);
    equal(await lensesOf(document), [[5, 'tensor([0., 0., 2.])']]);
  });

  it('labels a sample', async () => {
    const { document } = await openPython('import torch\n\ndef f(x):\n    return torch.relu(x)\n');
    const [[line, title]] = (await lensesOf(document)) as [[number, string]];
    equal(line, 4);
    match(title, /^sample: /);
  });

  it('keeps its text and moves with its line while it is evaluated anew', async () => {
    const editor = await openPython(program);
    const { document } = editor;
    await lensesOf(document);
    for (let count = 1; count <= 3; count++) {
      await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), '# more\n'));
      equal(await lensesNow(document), [[5 + count, 'tensor([0., 0., 2.])']]);
    }
    await editor.edit((edit) => edit.replace(document.lineAt(6).range, 'x = torch.tensor([-1.0, 0.0, 3.0])'));
    await until(async () => (await lensesNow(document))[0]?.[1] === 'tensor([0., 0., 3.])', 'the new result');
  });

  it('goes with a line that is deleted', async () => {
    const editor = await openPython(program);
    await lensesOf(editor.document);
    await editor.edit((edit) => edit.delete(editor.document.lineAt(4).rangeIncludingLineBreak));
    equal(await lensesNow(editor.document), []);
  });

  it('shortens long results and shows no icon of a text', async () => {
    const { document } = await openPython(`${program}print(torch.relu(torch.arange(500.0)))\n`);
    const lenses = await lensesOf(document);
    for (const [, title] of lenses) ok(title.length <= 100 && !title.includes('\n'), title);
  });

  it('can be turned off and on', async () => {
    const { document } = await openPython(program);
    await lensesOf(document);
    await vscode.commands.executeCommand('activationLens.toggleLenses');
    equal(await lensesNow(document), []);
    await vscode.commands.executeCommand('activationLens.toggleLenses');
    equal((await lensesOf(document)).length, 1);
  });

  it('is quiet on broken code and on endless loops', async () => {
    const { document } = await openPython('import torch\nwhile True:\n    y = torch.relu(torch.ones(2))\nprint(((\n');
    await vscode.workspace.getConfiguration('activationLens').update('evaluation.budgetMilliseconds', 300, true);
    try {
      await lensesOf(document);
    } finally {
      await vscode.workspace
        .getConfiguration('activationLens')
        .update('evaluation.budgetMilliseconds', undefined, true);
    }
  });

  it('gives the extension host back while it evaluates', async () => {
    const loop =
      'import torch\nx = torch.ones(64)\nfor i in range(3000):\n    x = torch.relu(x * 1.0001)\nprint(torch.relu(x))\n';
    const holds: number[] = [];
    let turns = 0;
    for (let attempt = 0; attempt < 3; attempt++) {
      let longest = 0;
      let last = performance.now();
      const timer = setInterval(() => {
        turns++;
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 1);
      const { document } = await openPython(`${loop}# ${attempt}\n`);
      await lensesOf(document);
      clearInterval(timer);
      holds.push(longest);
    }
    note(`the extension host was held for at most ${holds.map((hold) => hold.toFixed(0)).join(', ')} ms`);
    ok(turns > 0, 'the host had no turn');
  });
});

describe('results', () => {
  it('are copied', async () => {
    const editor = await openPython(program);
    await lensesOf(editor.document);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand('activationLens.copyResult');
    equal(await vscode.env.clipboard.readText(), 'tensor([0., 0., 2.])');
  });

  it('are inserted as a comment', async () => {
    const editor = await openPython(program);
    await lensesOf(editor.document);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand('activationLens.insertResult');
    equal(editor.document.lineAt(4).text, 'print(F.relu(x))  # tensor([0., 0., 2.])');
  });

  it('with several rows are inserted below', async () => {
    const editor = await openPython('import torch\nif True:\n    y = torch.relu(torch.tensor([[1.0], [2.0]]))\n');
    await lensesOf(editor.document);
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    await vscode.commands.executeCommand('activationLens.insertResult');
    equal(editor.document.getText().split('\n').slice(3), ['    # tensor([[1.],', '    #         [2.]])', '']);
  });
});
