/** Says in place of a chart what is wrong with its message; the text is shown as text whatever it holds. */
export function showError(element: HTMLElement, reason: string): void {
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  Object.assign(box.style, {
    border: '1px solid var(--vscode-inputValidation-errorBorder, #be1100)',
    background: 'var(--vscode-inputValidation-errorBackground, transparent)',
    color: 'var(--vscode-inputValidation-errorForeground, var(--vscode-editor-foreground, inherit))',
    padding: '8px 12px',
    font: 'var(--vscode-font-size, 13px) var(--vscode-font-family, sans-serif)',
    overflowWrap: 'anywhere',
  });
  const heading = document.createElement('strong');
  heading.textContent = 'Activation Lens cannot draw these curves';
  const text = document.createElement('div');
  text.textContent = reason;
  box.append(heading, text);
  element.replaceChildren(box);
}
