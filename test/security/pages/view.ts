import '../../../src/vault/desk-ui/define.js';
import '../../../src/vault/view/define.js';

import type {CardData} from '../../../src/vault/card-data.js';
import type {Terms} from '../../../src/request/terms.js';

// Shows a card as the agent's page does, under that page's policy, and tells what came of it.
const violations: string[] = [];
addEventListener('securitypolicyviolation', ({effectiveDirective}) => violations.push(effectiveDirective));

addEventListener('message', ({data, source}: MessageEvent<{card?: CardData; terms?: Terms}>) => {
  if (source === window.parent && data.card && data.terms) void show(data.card, data.terms);
});

async function show(card: CardData, terms: Terms): Promise<void> {
  const view = document.createElement('chatpay-card-view');
  Object.assign(view, {card, terms, endsAt: performance.now() + 60_000});
  document.body.replaceChildren(view);
  await view.updateComplete;
  view.shadowRoot!.querySelector<HTMLElement>('.reveal')!.click();
  await view.updateComplete;
  const nodes = [...view.shadowRoot!.querySelectorAll('*')];
  const shown = [...view.shadowRoot!.querySelectorAll('.value')].map((value) => value.textContent.trim());
  window.parent.postMessage(
    {
      shown,
      tags: [...new Set(nodes.map(({localName}) => localName))],
      attributes: nodes.flatMap((node) => [...node.attributes].map(({value}) => value)).join('\n'),
      ran: 'ran' in window,
      violations: violations.splice(0),
    },
    '*',
  );
}

window.parent.postMessage({up: true}, '*');
