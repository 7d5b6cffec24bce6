import {loadWords} from '../locales/load.js';
import type {Theme, ToPay} from './messages.js';

/** Longest that a page waits for words before it shows something in English instead, in milliseconds. */
const WORDS_MS = 2000;

/** The custom property behind each token of a theme. */
const PROPERTIES: {readonly [T in Exclude<keyof Theme, 'scheme' | 'font'>]-?: string} = {
  brand: '--chatpay-brand',
  ink: '--chatpay-ink',
  paper: '--chatpay-paper',
  accent: '--chatpay-accent',
  accentText: '--chatpay-accent-text',
  accentInk: '--chatpay-accent-ink',
  surface: '--chatpay-surface',
  text: '--chatpay-text',
  mutedText: '--chatpay-muted-text',
  border: '--chatpay-border',
  fieldSurface: '--chatpay-field-surface',
  fieldText: '--chatpay-field-text',
  fieldBorder: '--chatpay-field-border',
  labelText: '--chatpay-label-text',
  focusRing: '--chatpay-focus-ring',
  danger: '--chatpay-danger',
  success: '--chatpay-success',
  warning: '--chatpay-warning',
  space: '--chatpay-space',
  radius: '--chatpay-radius',
  buttonRadius: '--chatpay-button-radius',
  fontSize: '--chatpay-font-size',
};

/** The fonts a host may choose from: what machines have, since a font from elsewhere could spy on what is typed. */
const FONTS: Record<NonNullable<Theme['font']>, string> = {
  system: 'system-ui, sans-serif',
  serif: 'ui-serif, Georgia, serif',
  rounded: 'ui-rounded, system-ui, sans-serif',
  mono: 'ui-monospace, monospace',
};

const SCHEMES: Record<NonNullable<Theme['scheme']>, string> = {light: 'light', dark: 'dark', auto: 'light dark'};

/**
 * Gives a page of the vault the look and the language that its host asks for. What the host does not name goes back.
 *
 * @returns Settles when the page can speak: what is shown earlier shows English first.
 */
export function applySettings(
  root: HTMLElement,
  {theme, locale, direction}: Pick<Extract<ToPay, {type: 'settings'}>, 'theme' | 'locale' | 'direction'>,
): Promise<unknown> {
  root.lang = locale;
  root.dir = direction;
  for (const [token, property] of Object.entries(PROPERTIES)) {
    set(root, property, theme[token as keyof typeof PROPERTIES]);
  }
  set(root, '--chatpay-font', theme.font && FONTS[theme.font]);
  set(root, 'color-scheme', SCHEMES[theme.scheme ?? 'auto']);
  return Promise.race([loadWords(locale), new Promise((done) => setTimeout(done, WORDS_MS))]);
}

function set(root: HTMLElement, property: string, value: string | undefined): void {
  if (value === undefined) root.style.removeProperty(property);
  else root.style.setProperty(property, value);
}
