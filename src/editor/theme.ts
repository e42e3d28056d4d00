import * as vscode from 'vscode';
import type { ThemeKind } from '../present/palette';

const kinds: Readonly<Record<vscode.ColorThemeKind, ThemeKind>> = {
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.HighContrast]: 'hc-dark',
  [vscode.ColorThemeKind.HighContrastLight]: 'hc-light',
};

/** The kind of the colour theme in use. */
export const themeKind = (): ThemeKind => kinds[vscode.window.activeColorTheme.kind];
