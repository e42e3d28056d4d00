import { type Palette, palettes, type ThemeKind } from '../present/palette';

/** What VS Code writes on the body of a webview; the light high contrast carries the dark one's class too. */
const classes: readonly (readonly [className: string, kind: ThemeKind])[] = [
  ['vscode-high-contrast-light', 'hc-light'],
  ['vscode-high-contrast', 'hc-dark'],
  ['vscode-light', 'light'],
  ['vscode-dark', 'dark'],
];

let fallbackKind: ThemeKind | undefined;

/** The theme to take where the page's classes do not say it. */
export function setFallbackKind(kind: ThemeKind): void {
  fallbackKind = kind;
}

/** The kind of theme the page is shown in. */
export const themeKind = (): ThemeKind =>
  classes.find(
    ([name]) => document.body.classList.contains(name) || document.body.dataset.vscodeThemeKind === name,
  )?.[1] ??
  fallbackKind ??
  (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** The palette of the theme in use, with the user's own colours where the theme or the settings give them. */
export function currentPalette(): Palette {
  const palette = palettes[themeKind()];
  const style = getComputedStyle(document.documentElement);
  const variable = (name: string, fallback: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || fallback;
  return {
    ...palette,
    foreground: variable('editor-foreground', palette.foreground),
    background: variable('editor-background', palette.background),
    series: palette.series.map((colour, i) => variable(`activationLens-series${i + 1}`, colour)),
  };
}

/** Calls back after the theme has changed; the result stops it. */
export function onThemeChange(listener: () => void): () => void {
  let pending = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(listener);
  });
  const attributes = {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-vscode-theme-kind', 'data-vscode-theme-id'],
  };
  observer.observe(document.body, attributes);
  observer.observe(document.documentElement, attributes);
  return () => {
    cancelAnimationFrame(pending);
    observer.disconnect();
  };
}
