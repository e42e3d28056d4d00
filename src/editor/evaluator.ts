import * as vscode from 'vscode';
import type { Evaluator } from '../present/evaluator';

/**
 * Loads dist/evaluator.js, once, when a first result is wanted: the interpreter is larger than all the rest. It is read as a file of the
 * extension and run as a function, the one way that the Node host and the web worker host share.
 */
export function evaluatorLoader(extension: vscode.Uri): () => Promise<Evaluator> {
  let loading: Promise<Evaluator> | undefined;
  const load = async () => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'evaluator.js'));
    const module: { exports: { evaluator?: Evaluator } } = { exports: {} };
    new Function('module', new TextDecoder().decode(bytes))(module);
    if (!module.exports.evaluator) throw new Error('dist/evaluator.js does not give an evaluator');
    return module.exports.evaluator;
  };
  return () => {
    loading ??= load();
    return loading;
  };
}
