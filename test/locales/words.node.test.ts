import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {expect} from 'chai';
import ts from 'typescript';

import {LANGUAGES} from '../../src/locales/languages.js';
import {MESSAGE_WORDS} from '../../src/server/link/message-words.js';
import {textsIn, textsInPage} from './texts.js';

type Table = Readonly<Record<string, unknown>>;

/** Where words are: the English ones, and how the others are named. */
interface Area {
  readonly folder: string;
  readonly english: readonly string[];
  readonly suffix?: string;
}

const AREAS: Record<string, Area> = {
  chat: {folder: 'src/locales', english: ['en', 'en-agent', 'en-composer', 'en-cover', 'en-checkout']},
  link: {folder: 'src/locales/link', english: ['en']},
  form: {folder: 'src/locales/vault', english: ['en']},
  desk: {folder: 'src/locales/vault', english: ['en-desk'], suffix: '-desk'},
  checkout: {folder: 'demo/checkout/words', english: ['en']},
  demo: {folder: 'demo/words', english: ['en']},
};

const OTHERS = LANGUAGES.map(({code}) => code.toLowerCase()).filter((code) => code !== 'en');

async function tableOf(folder: string, name: string): Promise<Table> {
  const module = (await import(`../../${folder}/${name}.js`)) as Record<string, Table>;
  const tables = Object.values(module).filter((one) => typeof one === 'object');
  return Object.fromEntries(tables.flatMap((one) => Object.entries(one)).filter(([key]) => !key.startsWith('$')));
}

async function englishOf({folder, english}: Area): Promise<Table> {
  return Object.assign({}, ...(await Promise.all(english.map((name) => tableOf(folder, name))))) as Table;
}

/** Words that a language may have in common with English: names, loanwords, and what is written the same. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  any: ['link.sms', 'link.whatsapp', 'form.expiryExample', 'view.giftPin', 'announcement', 'thread'],
  de: ['form.giftPin', 'agent', 'chat'],
  fr: ['link.total', 'receipt.paidAt', 'total', 'message', 'conversation', 'chat', 'messages'],
  es: ['link.subtotal', 'link.total', 'desk.subtotal', 'subtotal', 'total', 'chat'],
  it: ['chat'],
  'pt-br': ['link.subtotal', 'link.total', 'desk.subtotal', 'subtotal', 'total', 'chat'],
  nl: ['chat'],
  pl: [],
};

const CATEGORIES = (lang: string) => {
  const rules = new Intl.PluralRules(lang);
  return new Set(Array.from({length: 1200}, (_, count) => rules.select(count)));
};

for (const [area, place] of Object.entries(AREAS)) {
  describe(`the words of the ${area}`, () => {
    for (const code of OTHERS) {
      it(`are all there in ${code}, of the same shape, and none besides`, async () => {
        const [english, words] = await Promise.all([
          englishOf(place),
          tableOf(place.folder, code + (place.suffix ?? '')),
        ]);
        expect(Object.keys(words).sort()).to.deep.equal(Object.keys(english).sort());
        for (const [key, word] of Object.entries(words)) {
          const original = english[key];
          expect(typeof word, key).to.equal(typeof original);
          if (typeof word === 'string') expect(word.trim() || 'some words', key).to.equal(word);
          if (typeof word === 'function' && typeof original === 'function') {
            expect(word.length, `what ${key} takes`).to.be.at.most(original.length);
          }
        }
      });

      it(`are translated in ${code}`, async () => {
        const [english, words] = await Promise.all([
          englishOf(place),
          tableOf(place.folder, code + (place.suffix ?? '')),
        ]);
        const allowed = [...SAME.any!, ...(SAME[code] ?? [])];
        const copied = Object.keys(words).filter((key) => sayWith(words[key]) === sayWith(english[key]));
        expect(copied.filter((key) => !allowed.includes(key))).to.deep.equal([]);
      });

      it(`say in ${code} all that they are given`, async () => {
        const [english, words] = await Promise.all([
          englishOf(place),
          tableOf(place.folder, code + (place.suffix ?? '')),
        ]);
        for (const key of Object.keys(words)) {
          for (const value of ['A7', 'B8']) {
            const isSaid = (table: Table) => sayWith(table[key]).includes(value);
            expect(isSaid(words), `${key} says ${value}`).to.equal(isSaid(english));
          }
        }
      });

      it(`have in ${code} a form for each plural category`, () => {
        const file = join(place.folder, `${code}${place.suffix ?? ''}.ts`);
        for (const forms of pluralsIn(file)) {
          for (const category of CATEGORIES(code)) expect(forms, `${file}: ${forms.join()}`).to.include(category);
        }
      });
    }

    it('are all used', async () => {
      const sources = sourcesOf(area);
      const dynamic = [...sources.matchAll(/`([\w.-]+\.)\$\{/g), ...sources.matchAll(/\$\{name\}(Words)/g)].map(
        ([, part]) => part!,
      );
      const unused = Object.keys(await englishOf(place)).filter((key) => {
        const isNamed = new RegExp(`(['"\`.]|[{,]\\s*)${key.replaceAll('.', '\\.')}\\b`).test(sources);
        return !isNamed && !dynamic.some((part) => key.startsWith(part) || key.endsWith(part));
      });
      expect(unused).to.deep.equal([]);
    });
  });
}

describe('the words of the messages', () => {
  for (const code of OTHERS) {
    const [language = ''] = code.split('-');
    it(`are all there in ${code}, with buttons short enough`, () => {
      const words = (MESSAGE_WORDS as Record<string, Table>)[language]!;
      expect(Object.keys(words)).to.deep.equal(Object.keys(MESSAGE_WORDS.en));
      for (const key of ['payNow', 'viewReceipt', 'open']) expect([...String(words[key])].length).to.be.within(1, 20);
      expect(sayWith(words.payment)).to.include('A7').and.include('B8');
    });
  }
});

describe('what people see', () => {
  for (const folder of ['src/elements', 'src/vault', 'demo/checkout', 'demo/pages', 'demo/ui']) {
    it(`is never written into a template of ${folder}`, () => {
      const found = filesIn(folder).flatMap((file) =>
        textsIn(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`),
      );
      expect(found).to.deep.equal([]);
    });
  }

  for (const folder of ['src/vault/pages', 'demo/pages']) {
    it(`is never written into a page of ${folder}`, () => {
      const pages = filesIn(folder, /\.html$/);
      expect(pages).not.to.deep.equal([]);
      const found = pages.flatMap((file) => textsInPage(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`));
      expect(found).to.deep.equal([]);
    });
  }

  it('would be found there', () => {
    const page =
      '<!doctype html><html data-settings="{{settings}}"><title>Card form</title><p aria-label="A"></p></html>';
    expect(textsInPage(page)).to.deep.equal(['Card form']);
    const seeded = 'const x = html`<p title="A tip">${a}</p><button aria-label=${b}>Pay now</button>`;';
    expect(textsIn(seeded)).to.deep.equal(['title="A tip"', 'Pay now']);
  });
});

/** What a term says when it is given things that can be told apart. */
function sayWith(term: unknown): string {
  if (typeof term === 'function') return String((term as (...all: unknown[]) => string)('A7', 'B8', 'C9'));
  return typeof term === 'object' ? JSON.stringify(term) : String(term);
}

/** The categories of each set of plural forms in a file: those given to `count`, and tables of forms. */
function pluralsIn(file: string): string[][] {
  const found: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const names = node.properties.map(({name}) => name?.getText() ?? '');
      if (names.includes('other')) found.push(names);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

/** Pages for developers, in English as the documentation is. */
const ENGLISH_ONLY = ['themes.ts', 'theme-chat.ts', 'themes.html', 'insecure.html'];

function filesIn(folder: string, named = /(?<!\.d|\.styles)\.ts$/): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => named.test(name) && !name.startsWith('words/') && !ENGLISH_ONLY.includes(name))
    .map((name) => join(folder, name));
}

/** The sources that may use an area's words. */
function sourcesOf(area: string): string {
  const folders = {checkout: ['demo/checkout'], demo: ['demo/pages', 'demo/ui']}[area] ?? ['src/elements', 'src/vault'];
  return folders
    .flatMap((folder) => filesIn(folder))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
