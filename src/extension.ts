import * as vscode from 'vscode';
import { CellStatusProvider } from './editor/cells';
import { registerOpenCurve } from './editor/curves';
import { Documents } from './editor/documents';
import { Evaluations } from './editor/evaluations';
import { evaluatorLoader } from './editor/evaluator';
import { Formulas } from './editor/formulas';
import { registerGluVariants } from './editor/gluVariants';
import { HoverProvider } from './editor/hover';
import { LensProvider, registerToggleLenses } from './editor/lenses';
import { registerLinks } from './editor/links';
import { CurvePanel } from './editor/panel';
import { registerResultCommands } from './editor/results';
import { registerRendererMessaging } from './editor/savedFiles';

const python: vscode.DocumentSelector = { language: 'python' };

/** Registers every feature; nothing is read, parsed or evaluated before it is asked for. */
export function activate({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Activation Lens', { log: true });
  const documents = new Documents();
  const evaluations = new Evaluations(evaluatorLoader(extensionUri), log);
  const formulas = new Formulas(extensionUri, log);
  const panel = new CurvePanel(extensionUri);
  subscriptions.push(
    log,
    documents,
    evaluations,
    panel,
    vscode.languages.registerHoverProvider(python, new HoverProvider(documents, formulas, evaluations)),
    vscode.languages.registerCodeLensProvider(python, new LensProvider(evaluations)),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', new CellStatusProvider(evaluations)),
    registerToggleLenses(),
    registerResultCommands(evaluations, panel),
    registerOpenCurve(documents, evaluations, panel),
    registerGluVariants(extensionUri, documents),
    registerLinks(),
    registerRendererMessaging(),
  );
}
