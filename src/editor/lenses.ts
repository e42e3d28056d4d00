import * as vscode from 'vscode';
import type { PlacedLens } from '../present/placedLens';
import type { Evaluations } from './evaluations';
import { lensTitle } from './lensTitle';
import { setting } from './settings';

/** Results above lines of Python files, from the last answer at once; notebook cells have a status bar for them. */
export class LensProvider implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(private readonly evaluations: Evaluations) {
    this.onDidChangeCodeLenses = evaluations.onDidChange;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (document.uri.scheme === 'vscode-notebook-cell' || !setting('lens.enabled', document)) return [];
    return shownResults(this.evaluations.results(document), document).map((result) => {
      const start = document.positionAt(result.from);
      return new vscode.CodeLens(new vscode.Range(start, start), {
        title: lensTitle(result.lens, setting('lens.maximumLength', document)),
        tooltip: vscode.l10n.t('Copy the result, insert it as a comment, or open its curve'),
        command: 'activationLens.showResultActions',
        arguments: [document.uri.toString(), result.id],
      });
    });
  }
}

/** The results that the settings let show. */
export function shownResults(results: readonly PlacedLens[], document: vscode.TextDocument): readonly PlacedLens[] {
  const reasons = setting('lens.reasons', document);
  return results.filter(({ lens }) => reasons || lens.source !== 'unknown');
}

/** The command that turns results off and on again. */
export function registerToggleLenses(): vscode.Disposable {
  return vscode.commands.registerCommand('activationLens.toggleLenses', async () => {
    const configuration = vscode.workspace.getConfiguration('activationLens');
    const target = vscode.ConfigurationTarget.Global;
    await configuration.update('lens.enabled', !setting('lens.enabled'), target);
  });
}
