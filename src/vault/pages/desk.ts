import './harden.js';
import '../desk-ui/define.js';
import '../view/define.js';

import type {LitElement} from 'lit';

import {enDesk} from '../../locales/vault/en-desk.js';
import {en} from '../../locales/vault/en.js';
import {DeskController} from '../desk-controller.js';
import {watchHeight} from '../height.js';
import {openHostPort} from '../host-port.js';
import {AgentKeys} from '../keys.js';
import {LentStorage} from '../lent-storage.js';
import {toDeskSchema, type FromDesk, type ToDesk} from '../messages.js';
import {speakOwnWords} from '../own-words.js';
import {speakTitle} from '../page-title.js';
import {createSignerClient} from '../signer-client.js';
import {parseTrust} from '../trust-schema.js';
import {failPage} from './fail.js';
import {trust as deployed} from './trust.js';

/** The agent's page. */
async function start(): Promise<void> {
  const trust = parseTrust(deployed, location.origin);
  speakOwnWords(trust.words, {...en, ...enDesk});
  speakTitle(document, 'desk.page');
  const root = document.querySelector('main')!;
  const port = await openHostPort<ToDesk, FromDesk>({
    embedders: trust.embedders,
    schema: toDeskSchema,
    onFailure: (fault) => failPage(root, fault),
  });
  const signer = createSignerClient({origin: trust.origin, ...(trust.signIn && {signIn: trust.signIn})});
  const lent = new LentStorage((request, kept) => port.send({type: 'keep', request, kept}));
  const keys = new AgentKeys({
    release: (request) => signer.release(request),
    storage: storage() ?? lent,
    locks: navigator.locks,
  });
  const {embedder} = port;
  const measure = watchHeight(root, (px) => port.send({type: 'height', px}));
  const controller = new DeskController({
    trust,
    embedder,
    root,
    signer,
    keys,
    takeBack: (request, kept) => lent.takeBack(request, kept),
    send: (message) => {
      port.send(message);
      if (message.type === 'showing' && message.what !== 'nothing') void drawn(root).then(measure);
    },
  });
  port.listen(
    (message) => controller.receive(message),
    (fault) => {
      controller.stop();
      failPage(root, fault);
    },
  );
}

/** Settles when what was put on the page is drawn. */
async function drawn(root: Element): Promise<void> {
  await (root.firstElementChild as LitElement | null)?.updateComplete;
}

/** Where it is denied, even asking throws. */
function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

void start();
