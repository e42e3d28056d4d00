import * as vscode from 'vscode';
import { equal, until } from './expect';
import { openPython } from './workspace';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('activationLens.curve'))
    .map(({ label }) => label);

describe('curve', () => {
  it('opens for the activation at the cursor, in one panel', async () => {
    const editor = await openPython('import torch\ny = torch.sigmoid(x)\nz = torch.tanh(x)\n');
    for (const [line, name] of [
      [1, 'sigmoid'],
      [2, 'tanh'],
    ] as const) {
      editor.selection = new vscode.Selection(line, 12, line, 12);
      await vscode.commands.executeCommand('activationLens.openCurve');
      await until(() => JSON.stringify(panels()) === JSON.stringify([name]), `a panel named ${name}, not ${panels()}`);
    }
  });

  it('opens for a message and refuses one that is not right', async () => {
    await vscode.commands.executeCommand('activationLens.openCurve', {
      version: 1,
      title: 'Mine',
      curves: [{ activation: 'gelu' }],
    });
    await until(() => panels()[0] === 'Mine', 'the panel');
    await vscode.commands.executeCommand('activationLens.openCurve', { version: 2, curves: [] });
    equal(panels(), ['Mine']);
  });

  it('follows no link but https', async () => {
    for (const address of ['file:///etc/passwd', 'command:evil', '', undefined, 7]) {
      await vscode.commands.executeCommand('activationLens.openLink', address);
    }
  });
});
