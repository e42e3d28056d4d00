/** The charts' style sheet, made once: a constructed sheet needs no permission from the page's content security policy. */
let sheet: CSSStyleSheet | undefined;

const text = `
:host { display: block; font: var(--vscode-font-size, 13px) / 1.4 var(--vscode-font-family, sans-serif); color: var(--vscode-editor-foreground, inherit); }
figure { margin: 0; position: relative; padding: 4px 0; }
figcaption { font-weight: 600; margin: 0 0 4px; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; margin: 4px 0; }
.canvas { position: relative; overflow: hidden; height: var(--curve-height, 300px); min-width: 0; }
canvas { display: block; cursor: crosshair; touch-action: pan-y; outline-offset: -2px; }
canvas:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--vscode-focusBorder, currentColor); }
button { font: inherit; color: inherit; background: transparent; border: 1px solid transparent; border-radius: 3px; padding: 2px 8px; cursor: pointer;
  max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tools button { border-color: var(--vscode-button-border, var(--vscode-widget-border, color-mix(in srgb, currentColor 35%, transparent))); }
button:hover { background: var(--vscode-toolbar-hoverBackground, color-mix(in srgb, currentColor 15%, transparent)); }
button[aria-pressed="false"] { opacity: .6; text-decoration: line-through; }
.mark { display: inline-block; width: 18px; height: 0; margin-right: 6px; vertical-align: middle; border-top: 3px solid; }
.mark.dashed { border-top-style: dashed; }
.mark.area { height: 10px; border: 1px solid; }
.mark.dot { width: 9px; height: 9px; border: 0; border-radius: 50%; background: currentColor; }
.note { opacity: .85; padding: 2px 6px; }
.reading { position: absolute; top: 8px; pointer-events: none; padding: 4px 8px; border-radius: 3px; white-space: pre; z-index: 1;
  font-variant-numeric: tabular-nums; max-width: 60%; overflow: hidden; text-overflow: ellipsis;
  color: var(--vscode-editorHoverWidget-foreground, inherit); background: var(--vscode-editorHoverWidget-background, Canvas);
  border: 1px solid var(--vscode-editorHoverWidget-border, currentColor); }
.selection { position: absolute; top: 0; bottom: 0; pointer-events: none; background: var(--vscode-editor-selectionBackground, #8884); opacity: .6; border: 1px solid currentColor; }
[hidden] { display: none !important; }
.table { overflow-x: auto; max-height: 24em; }
table { font: inherit; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 1px 10px 1px 0; font-weight: normal; white-space: nowrap; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
thead th { font-weight: 600; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** A shadow tree below an element, with the charts' styles. */
export function styledRoot(element: HTMLElement): ShadowRoot {
  sheet ??= new CSSStyleSheet();
  if (sheet.cssRules.length === 0) sheet.replaceSync(text);
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return root;
}
