import * as vscode from 'vscode';
import type { activate } from '../../../src/extension';
import { equal, ok } from './expect';
import { note } from './setup';
import { extension, mode } from './workspace';

describe('activation', () => {
  // First, before the extension is active: its commands can be registered only once at a time.
  it('prints how long it takes, of at most 10 ms', function () {
    if (mode() === 'web') this.skip();
    ok(!extension().isActive, 'the extension was active before a Python file was open');
    const file = vscode.Uri.joinPath(extension().extensionUri, 'dist/extension.js').fsPath;
    const bundle = require(file) as { activate: typeof activate };
    const times = Array.from({ length: 3 }, () => {
      const subscriptions: vscode.Disposable[] = [];
      const start = performance.now();
      bundle.activate({ subscriptions, extensionUri: extension().extensionUri } as unknown as vscode.ExtensionContext);
      const milliseconds = performance.now() - start;
      vscode.Disposable.from(...subscriptions).dispose();
      return milliseconds;
    });
    note(`activate() took ${times.map((time) => time.toFixed(1)).join(', ')} ms`);
  });

  it('activates, in Restricted Mode too', async () => {
    equal(vscode.workspace.isTrusted, mode() !== 'restricted');
    await extension().activate();
    equal(extension().isActive, true);
  });

  it('registers every command of the manifest', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { commands } = extension().packageJSON.contributes as { commands: { command: string }[] };
    for (const { command } of commands) ok(registered.has(command), `${command} is not registered`);
  });
});
