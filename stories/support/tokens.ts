import published from '../../custom-elements.json' with {type: 'json'};
import sharedSource from '../../src/styles/tokens.ts?raw';
import {isColor} from './controls.js';
import type {Declaration} from './manifest.js';

/** What a token is for, from what everything is made of to what one element alone has. */
export type Tier = 'primitive' | 'semantic' | 'element';

/** One of the custom properties that a page can set. */
export interface Token {
  readonly name: string;
  readonly tier: Tier;
  readonly description: string;
  /** As CSS; made of other tokens, where it is. */
  readonly default: string;
  /** The elements that read it. */
  readonly tags: readonly string[];
  readonly isColor: boolean;
}

const PRIMITIVE = 'Primitive: ';

/** A color that every element reads is semantic, unless it is what everything is made of. */
function tierOf(name: string, description: string, value: string): Tier {
  if (description.startsWith(PRIMITIVE)) return 'primitive';
  return isColor(name, value) && sharedSource.includes(`var(${name},`) ? 'semantic' : 'element';
}

function readTokens(): readonly Token[] {
  const found = new Map<string, Token>();
  const modules = (published as {modules: readonly {declarations?: readonly unknown[]}[]}).modules;
  for (const declaration of modules.flatMap(({declarations = []}) => declarations) as readonly Declaration[]) {
    for (const {name, description = '', default: value = ''} of declaration.cssProperties ?? []) {
      const tags = [...(found.get(name)?.tags ?? []), declaration.tagName];
      const tier = tierOf(name, description, value);
      const words = description.replace(PRIMITIVE, '').replace(/^./, (first) => first.toUpperCase());
      found.set(name, {name, tier, description: words, default: value, tags, isColor: isColor(name, value)});
    }
  }
  return [...found.values()];
}

/** Every token, as the manifest has it. */
export const TOKENS = readTokens();

/** The custom property under which a token's value stands in a sample: what the page has set, else the default. */
export const sampleOf = (name: string) => name.replace('--chatpay-', '--sample-');

/** Every token's value for samples, as one style. A default that is made of other tokens is made of theirs. */
export const SAMPLES = TOKENS.map(({name, default: value}) => {
  const made = value.replace(/var\((--chatpay-[\w-]+)/g, (_, other: string) => `var(${sampleOf(other)}`);
  return `${sampleOf(name)}: var(${name}, ${made})`;
}).join('; ');
