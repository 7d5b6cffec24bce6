// The page that `timeline.mjs` opens: a conversation of many requests, once as bubbles and once as the least DOM that says
// the same. What is timed is called from outside.
import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
import {formatMoney} from '../../src/request/money.js';
import type {RequestView} from '../../src/session/session.js';
import {Stage} from '../../stories/support/stage.js';
import {CUSTOMER} from '../../test/helpers/commands.js';

const parameters = new URLSearchParams(location.search);
const count = Number(parameters.get('count'));
const kind = parameters.get('kind');

const stage = await Stage.create();
const ids: string[] = [];
for (let index = 0; index < count; index++) {
  const amount = {minorUnits: 100 + index, currency: 'USD'};
  ids.push(await stage.ask({order: {reason: `Order ${index}`, amount}, answerWithinMs: 86_400_000}));
}
await stage.start();

/** The least DOM with the same text and the same number of boxes, changed by hand. */
function plainRow(view: RequestView): HTMLElement {
  const row = document.createElement('div');
  row.className = 'row';
  const {amount, reason} = view.state.terms.order;
  for (const text of [
    'Payment',
    formatMoney(amount, 'en'),
    reason,
    'Decline',
    'Enter Payment',
    'Opens a secure form',
  ]) {
    const part = document.createElement(text === 'Decline' || text === 'Enter Payment' ? 'button' : 'div');
    part.textContent = text;
    row.append(part);
  }
  return row;
}

const rows = new Map<string, HTMLElement>();

/** Puts all rows into the page. Settles when they are painted. */
async function mount(): Promise<void> {
  const box = document.createElement(kind === 'plain' ? 'div' : 'chatpay-provider');
  if ('session' in box) box.session = stage.customer;
  for (const id of ids) {
    const row = kind === 'plain' ? plainRow(stage.customer.get(id)!) : document.createElement('chatpay-request');
    if ('request' in row) row.request = id;
    rows.set(id, row);
    box.append(row);
  }
  document.body.append(box);
  if (kind === 'plain') {
    stage.customer.watch(undefined, (id) => {
      const row = rows.get(id)!;
      for (const button of row.querySelectorAll('button')) button.remove();
      row.lastElementChild!.textContent = stage.customer.get(id)!.status;
    });
  }
  await painted();
}

/** Declines one request. Settles when it is painted. */
async function change(index: number): Promise<void> {
  const request = ids[index]!;
  await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
  while (stage.customer.get(request)!.status !== 'declined') await new Promise((done) => setTimeout(done));
  await painted();
}

function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

Object.assign(window, {timeline: {mount, change}});
