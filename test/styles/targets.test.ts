import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import type {TemplateResult} from 'lit';

import '../../src/elements/composer/define.js';
import '../../src/elements/order/define.js';
import '../../src/elements/request/define.js';
import '../../src/elements/status/define.js';
import {ORDER} from '../../stories/support/link-stage.js';
import type {Stage} from '../../stories/support/stage.js';
import {clearStages, html, partOf, rendered, stageFor} from '../helpers/stage-elements.js';

type Shown = (stage: Stage, request: string) => TemplateResult;

const SHOWN: [name: string, markup: Shown][] = [
  [
    'the composer with its panel open',
    ({agent}) =>
      html`<chatpay-composer
        conversation="valeria"
        currency="USD"
        density="compact"
        .session=${agent}
      ></chatpay-composer>`,
  ],
  ['an order', ({agent}) => html`<chatpay-order density="compact" .order=${ORDER} .session=${agent}></chatpay-order>`],
  [
    'a request that waits',
    ({customer}, request) =>
      html`<chatpay-request density="compact" request=${request} .session=${customer}></chatpay-request>`,
  ],
  [
    'a status that opens the card',
    ({agent}, request) =>
      html`<chatpay-status density="compact" request=${request} .session=${agent}></chatpay-status>`,
  ],
];

describe('targets', () => {
  afterEach(clearStages);

  for (const [name, markup] of SHOWN) {
    for (const [pointer, least] of [
      ['coarse', 44],
      ['fine', 24],
    ] as const) {
      it(`are ${least} px at least for a ${pointer} pointer, in compact density: ${name}`, async function () {
        if (!(await executeServerCommand('media', {pointer}))) this.skip();
        expect(matchMedia('(pointer: coarse)').matches).to.equal(pointer === 'coarse');
        const {stage, request} = await stageFor(name.startsWith('a status') ? 'submitted' : 'waiting');
        const element = await rendered(markup(stage, request));
        if (element.localName === 'chatpay-composer') {
          partOf(element, 'button')!.click();
          await element.updateComplete;
        }
        const buttons = [...element.shadowRoot!.querySelectorAll('button')].filter(
          (button) => button.getBoundingClientRect().height > 0,
        );
        expect(buttons).to.not.be.empty;
        for (const button of buttons) {
          const {width, height} = button.getBoundingClientRect();
          expect(Math.min(width, height), button.outerHTML.slice(0, 90)).to.be.at.least(least);
        }
      });
    }
  }
});
