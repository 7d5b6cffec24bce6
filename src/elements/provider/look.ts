import type {Theme} from '../../vault/port.js';
import type {SurfaceHost} from './surface.js';

/** The tokens of a page that the vault takes over, with the CSS property that gives each one's value as used. */
const TOKENS = {
  brand: 'color',
  ink: 'color',
  paper: 'color',
  accent: 'color',
  accentText: 'color',
  accentInk: 'color',
  surface: 'color',
  text: 'color',
  mutedText: 'color',
  border: 'color',
  fieldSurface: 'color',
  fieldText: 'color',
  fieldBorder: 'color',
  labelText: 'color',
  focusRing: 'color',
  danger: 'color',
  success: 'color',
  warning: 'color',
  space: 'padding-top',
  radius: 'border-top-left-radius',
  buttonRadius: 'border-top-left-radius',
  fontSize: 'font-size',
} as const;

/** How the vault looks and speaks: the message that goes into its frames. */
export interface Settings {
  readonly type: 'settings';
  readonly theme: Theme;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly clockOffsetMs: number;
}

/** The settings as they are now. */
export function settingsOf({element, probe, words, session}: SurfaceHost): Settings {
  return {
    type: 'settings',
    theme: themeOf(element, probe, element.theme),
    locale: words.lang(),
    direction: words.direction ?? (getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr'),
    clockOffsetMs: Math.round(session.clock.offsetMs),
  };
}

/** What the vault's grammar takes; a color written in another way is left to the vault's own. */
const TAKEN =
  /^(?:rgba?|hsl|oklab|oklch|color)\([\d.,%/ a-z-]{1,48}\)$|^#[\da-f]{3,8}$|^(?:0|\d{1,2}(?:\.\d{1,3})?(?:px|rem|em))$/i;

/**
 * The theme for the vault's frames: the `--chatpay-…` tokens as they are on an element, so that a page is themed in one
 * place, and over them what the page has set by hand.
 */
export function themeOf(element: HTMLElement, probe: HTMLElement, theme: Theme = {}): Theme {
  const found: Record<string, string> = {};
  for (const [token, property] of Object.entries(TOKENS)) {
    const name = `--chatpay-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (!CSS.supports(property, getComputedStyle(element).getPropertyValue(name))) continue;
    probe.style.setProperty(property, `var(${name})`);
    const value = getComputedStyle(probe).getPropertyValue(property).replace(/^rgba/, 'rgb');
    probe.style.removeProperty(property);
    if (TAKEN.test(value)) found[token] = value;
  }
  return {scheme: schemeOf(element), ...found, ...theme};
}

/** A page that says nothing about color schemes is light, whatever the system is. */
function schemeOf(element: HTMLElement): NonNullable<Theme['scheme']> {
  const scheme = getComputedStyle(element).colorScheme;
  const isDark = scheme.includes('dark');
  return isDark && scheme.includes('light') ? 'auto' : isDark ? 'dark' : 'light';
}
