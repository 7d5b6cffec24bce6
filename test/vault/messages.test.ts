import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import * as v from 'valibot';

import {canonicalJson} from '../../src/request/canonical.js';
import {MalformedError} from '../../src/request/errors.js';
import {parseJsonText, parseWith} from '../../src/request/parse.js';
import {
  fromDeskSchema,
  fromPaySchema,
  helloSchema,
  MAX_PORT_CHARS,
  portSchema,
  themeSchema,
  toDeskSchema,
  toPaySchema,
} from '../../src/vault/messages.js';
import {hostileText, MESSAGES} from '../security/hostile-messages.js';

const SCHEMAS: Record<string, v.GenericSchema> = {
  fromDeskSchema,
  fromPaySchema,
  helloSchema,
  portSchema,
  toDeskSchema,
  toPaySchema,
};

describe('the messages between host and vault', () => {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    it(`are taken by ${name} whole or not at all, 5,000 times`, () => {
      let taken = 0;
      fc.assert(
        fc.property(hostileText, (message) => {
          let value: unknown;
          try {
            value = parseWith(schema, parseJsonText(message, MAX_PORT_CHARS), 'a message');
          } catch (error) {
            return error instanceof MalformedError;
          }
          taken++;
          // a member twice is one member to every reader: what counts is that nothing is added, dropped or changed
          return canonicalJson(value) === canonicalJson(JSON.parse(message));
        }),
        {numRuns: 5000},
      );
      expect('polluted' in {}).to.equal(false);
      expect(taken).to.be.lessThan(5000);
    });
  }

  it('are taken when they are right', () => {
    const takers = (message: unknown) => Object.values(SCHEMAS).filter((schema) => v.is(schema, message)).length;
    expect(MESSAGES.map(takers).every((count) => count > 0)).to.equal(true);
  });

  describe('let a theme have', () => {
    const COLORS = [
      '#fff',
      '#A1b2C3',
      '#11223344',
      'rgb(1, 2, 3)',
      'rgb(1 2 3 / 50%)',
      'oklch(60% 0.1 200)',
      'hsl(120deg 50% 50%)',
      'oklab(0.6 0.1 -0.1)',
      'color(srgb 0.1 0.2 0.3 / 0.5)',
    ];
    for (const color of COLORS) {
      it(`the color ${color}`, () => expect(v.is(themeSchema, {accent: color})).to.equal(true));
    }
    for (const length of ['0', '4px', '0.75rem', '12em']) {
      it(`the length ${length}`, () => expect(v.is(themeSchema, {radius: length})).to.equal(true));
    }
  });

  describe('let no theme have', () => {
    const HOSTILE = [
      'url(https://evil.example/?)',
      'red',
      'var(--x)',
      'rgb(1,2,3);background:url(//evil.example)',
      'rgb(1,2,3)}input[value^="4"]{background:url(//evil.example)}',
      'rgb(env(x))',
      'rgb(calc(1))',
      'image-set("x" 1x)',
      '#ff',
      '#fffffffff',
      '#ggg',
      'rgb(1,2,3) url(x)',
      'RGB(attr(value))',
      'rgb(1,2,3/*',
      'rgb(\\75 rl)',
      `rgb(${'1'.repeat(60)})`,
      '',
      ' #fff',
      '#fff\n',
      'javascript:alert(1)',
      '<style>',
      'color(url(x))',
      'oklab(from red l a b; x)',
    ];
    for (const value of HOSTILE) {
      it(`the color ${JSON.stringify(value.slice(0, 40))}`, () => {
        expect(v.is(themeSchema, {accent: value})).to.equal(false);
      });
    }
    for (const value of ['100vw', '4', '-1px', '1e3px', 'calc(1px)', '100px', '1px;', '1PX', 'auto', '']) {
      it(`the length ${JSON.stringify(value)}`, () => expect(v.is(themeSchema, {fontSize: value})).to.equal(false));
    }
    for (const font of ['Evil Sans', 'https://evil.example/font.woff2', 'inherit']) {
      it(`the font ${font}`, () => expect(v.is(themeSchema, {font})).to.equal(false));
    }
  });
});
