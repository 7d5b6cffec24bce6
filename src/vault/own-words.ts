import {addOwn} from '../locales/words.js';
import {MalformedError} from '../request/errors.js';
import type {Trust} from '../request/trust.js';

/** Where a word says what it is given, whatever the name: `Donate {amount}`. */
const PLACE = /\{\w*\}/g;

/** Words of the agent's page alone; the customer's page has no list of them to hold a name against. */
const AGENTS = /^(desk|notice|view)\./;

/** What these are given is not always known, so that they are said without it. */
const WITHOUT = ['desk.signInDetail', 'fault.code.code-length'];

/**
 * Speaks with the words of the deployment where it has some.
 *
 * @param ours Every word of the page, in English.
 * @throws {MalformedError} When a word is none of the vault's, or does not say exactly once what the word in its place says.
 */
export function speakOwnWords(words: Trust['words'], ours: object): void {
  const known = {...ours} as Readonly<Record<string, unknown>>;
  const isAgents = 'desk.send' in known;
  for (const [lang, own] of Object.entries(words ?? {})) {
    const spoken = Object.entries(own).flatMap(([name, text]) => {
      const word = Object.hasOwn(known, name) ? known[name] : undefined;
      if (word === undefined && !isAgents && AGENTS.test(name)) return [];
      const places = typeof word === 'function' && !WITHOUT.includes(name) ? 1 : 0;
      const isSaid = word !== undefined && (text.match(PLACE)?.length ?? 0) === places;
      if (!isSaid) throw new MalformedError(`trust.js has words of its own that do not fit: ${lang}, ${name}`);
      return [[name, places ? (said: unknown) => text.replace(PLACE, () => String(said)) : text] as const];
    });
    addOwn(lang, Object.fromEntries(spoken));
  }
}
