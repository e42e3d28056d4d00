import * as vscode from 'vscode';

/** The command behind a hover's links, which can be clicked for as long as the hover stands. */
export function registerLinks(): vscode.Disposable {
  return vscode.commands.registerCommand('activationLens.openLink', async (address: unknown) => {
    const uri = typeof address === 'string' ? vscode.Uri.parse(address) : undefined;
    if (uri?.scheme === 'https') await vscode.env.openExternal(uri);
  });
}
