import * as vscode from 'vscode';

/** The settings under `activationLens`, as the manifest declares and documents them. */
export interface Settings {
  readonly 'hover.enabled': boolean;
  readonly 'hover.formulaImage': boolean;
  readonly 'hover.curveImage': boolean;
  readonly 'lens.enabled': boolean;
  readonly 'lens.samples': boolean;
  readonly 'lens.reasons': boolean;
  readonly 'lens.maximumLength': number;
  readonly 'lens.pauseMilliseconds': number;
  readonly 'evaluation.budgetMilliseconds': number;
  readonly 'evaluation.budgetElements': number;
}

const section = 'activationLens';

/** A setting's value for a document, with the manifest's default where a user's value has another type. */
export function setting<Name extends keyof Settings>(name: Name, scope?: vscode.ConfigurationScope): Settings[Name] {
  const configuration = vscode.workspace.getConfiguration(section, scope);
  const value = configuration.get<Settings[Name]>(name);
  const byDefault = configuration.inspect<Settings[Name]>(name)?.defaultValue as Settings[Name];
  return typeof value === typeof byDefault && value !== undefined ? value : byDefault;
}

/** Calls back when one of the settings has changed. */
export function onSettingsChange(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(section)) listener();
  });
}
