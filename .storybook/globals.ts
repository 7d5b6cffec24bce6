import type {Decorator} from '@storybook/web-components-vite';

import {LANGUAGES as SPOKEN, PSEUDO_LANGUAGE} from '../src/locales/languages.js';
import {TAGS} from '../stories/support/manifest.js';
import {sheets} from '../stories/support/theme-sheets.js';

type Item = {readonly value: string; readonly title: string};

export const THEMES: Item[] = [
  {value: 'none', title: 'No theme'},
  ...Object.keys(sheets).map((name) => ({value: name, title: name[0]!.toUpperCase() + name.slice(1)})),
];

export const LANGUAGES: Item[] = [...SPOKEN, PSEUDO_LANGUAGE].map(({code, name}) => ({value: code, title: name}));

/** Puts the toolbar onto the page, where elements look for it. */
export const onPage: Decorator = (story, {globals}) => {
  const root = document.documentElement;
  root.style.colorScheme = String(globals.scheme);
  root.style.background = 'Canvas';
  root.style.color = 'CanvasText';
  root.dir = String(globals.direction);
  root.lang = String(globals.language);
  if (globals.density === 'compact') root.style.setProperty('--chatpay-space', '0.1875rem');
  else root.style.removeProperty('--chatpay-space');
  setTheme(String(globals.theme));
  setMotion(globals.motion === 'reduced');
  return story();
};

function setTheme(name: string): void {
  let style = document.querySelector('style#theme');
  if (!style) {
    style = document.createElement('style');
    style.id = 'theme';
    document.head.append(style);
  }
  style.textContent = sheets[name] ?? '';
  document.documentElement.dataset.chatpayTheme = name;
}

/** Their own rules for reduced motion, as they were before the toolbar changed them. */
const rules = new Map<CSSMediaRule, string>();

/** A page cannot ask for reduced motion, so the elements' own rules for it are made to hold always. */
function setMotion(reduced: boolean): void {
  for (const tag of TAGS) {
    const {elementStyles = []} = (customElements.get(tag) ?? {}) as {elementStyles?: {styleSheet?: CSSStyleSheet}[]};
    for (const {styleSheet} of elementStyles) {
      for (const rule of styleSheet?.cssRules ?? []) {
        if (rule instanceof CSSMediaRule && (rules.has(rule) || rule.media.mediaText.includes('reduced-motion'))) {
          if (!rules.has(rule)) rules.set(rule, rule.media.mediaText);
          rule.media.mediaText = reduced ? 'all' : rules.get(rule)!;
        }
      }
    }
  }
}
