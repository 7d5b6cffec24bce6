import {readdirSync} from 'node:fs';

import {expect} from 'chai';
import {ESLint, type Linter} from 'eslint';

const eslint = new ESLint({
  // the snippets are not in the project's file list, and the typed rules are not what is tested here
  overrideConfig: {languageOptions: {parserOptions: {projectService: false, program: null}}},
  ruleFilter: ({ruleId}) => /^no-(restricted-|eval|new-func)/.test(ruleId),
});

/** What lint finds wrong with a snippet, were it this file; only what the table of rooms and its companions say. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, {filePath});
  expect(result?.fatalErrorCount, JSON.stringify(result?.messages)).to.equal(0);
  return (result?.messages ?? []).map(({ruleId, message}) => `${ruleId}: ${message}`);
}

const ALLOWED: [file: string, code: string][] = [
  ['src/vault/form.ts', `import {terms} from '../request/terms.js';`],
  ['src/vault/pages/pay.ts', `import {brands} from '../../card/brands.js';`],
  ['src/vault/form/card-form.ts', `import {buttons} from '../../styles/buttons.js';`],
  ['src/styles/buttons.ts', `import {css} from 'lit';`],
  ['src/vault/pages/pay.ts', `import {PanField} from '../card-data.js';`],
  ['src/transport/memory.ts', `import {decide} from '../request/life.js';`],
  ['src/session/session.ts', `import {follow} from '../transport/follow.js';`],
  ['src/elements/provider/provider.ts', `import {Port} from '../../vault/port.js';`],
  ['src/elements/provider/provider.ts', `import {LitElement} from 'lit';`],
  ['src/elements/request/request.ts', `import '../status/define.js';`],
  // a folder of the room that has another room's name is still its own
  ['src/elements/request/request.ts', `import {view} from '../server/view.js';`],
  ['src/server/node.ts', `import {createServer} from 'node:http';`],
  ['src/index.ts', `export {maskText} from './masking/text.js';`],
  ['test/vault/form.test.ts', `import type {CardData} from '../../src/vault/card-data.js';`],
];

const FORBIDDEN: [file: string, code: string][] = [
  ['src/request/terms.ts', `import {mask} from '../masking/text.js';`],
  ['src/masking/text.ts', `import {money} from '../request/money.js';`],
  ['src/masking/lists/bins.ts', `import {brands} from '../../card/brands.js';`],
  ['src/transport/memory.ts', `import {follow} from '../session/session.js';`],
  ['src/transport/http/stream.ts', `export {maskText} from '../../masking/text.js';`],
  ['src/session/session.ts', `import type {Port} from '../vault/port.js';`],
  ['src/session/session.ts', `const server = await import('../server/handler.js'); export {server};`],
  ['src/elements/status/status.ts', `import {memoryTransport} from '../../transport/memory.js';`],
  ['src/elements/provider/provider.ts', `import {seal} from '../../vault/seal.js';`],
  ['src/elements/provider/provider.ts', `import type {CardData} from '../../vault/card-data.js';`],
  ['src/elements/events.ts', `import type {CardData} from '../vault/card-data.js';`],
  ['src/server/handler.ts', `import type {CardData} from '../vault/card-data.js';`],
  ['src/server/handler.ts', `import {html} from 'lit';`],
  ['src/session/session.ts', `import {createContext} from '@lit/context';`],
  ['src/styles/buttons.ts', `import {Port} from '../vault/port.js';`],
  ['src/vault/form.ts', `import {createServer} from 'node:http';`],
  ['src/vault/form.ts', `import {maskText} from '../masking/text.js';`],
  ['src/index.ts', `export {CardForm} from './vault/card-form.js';`],
  ['src/index.ts', `export {createChatpayHandler} from './server/handler.js';`],
  ['src/session/session.ts', `import {decide} from '../request/index.js';`],
  ['src/elements/status/status.ts', `import {start} from '../../../demo/start.mjs';`],
  ['src/request/terms.ts', `import {fixture} from '../../test/helpers/terms.js';`],
  ['src/request/terms.ts', `import {mask} from '../../src/masking/text.js';`],
  ['src/request/terms.ts', `import {define} from 'chatpay-elements/define.js';`],
  ['demo/desk.ts', `import type {CardData} from '../src/vault/card-data.js';`],
  ['src/elements/status/status.ts', `import {unsafeHTML} from 'lit/directives/unsafe-html.js';`],
  ['src/elements/status/status.ts', `export const show = (el, text) => { el.innerHTML = text; };`],
  ['src/elements/status/status.ts', 'export const show = (text) => html`<p .innerHTML=${text}></p>`;'],
  ['src/vault/form.ts', `eval('1');`],
  ['src/vault/form.ts', `new Function('return 1');`],
  ['src/request/terms.ts', `export default 1;`],
];

describe('the architecture that lint holds', () => {
  it('has rules for every file there is, in whatever room and however deep', async () => {
    const files = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'));
    const unruled: string[] = [];
    for (const file of files) {
      const config = (await eslint.calculateConfigForFile(`src/${file}`)) as Linter.Config;
      if (!config.rules?.['no-restricted-imports']) unruled.push(file);
    }
    expect(files).not.to.deep.equal([]);
    expect(unruled).to.deep.equal([]);
  });

  for (const [file, code] of ALLOWED) {
    it(`lets ${file} write ${code}`, async () => {
      expect(await complaints(file, code)).to.deep.equal([]);
    });
  }

  for (const [file, code] of FORBIDDEN) {
    it(`stops ${file} from writing ${code}`, async () => {
      expect(await complaints(file, code)).to.have.lengthOf(1);
    });
  }
});
