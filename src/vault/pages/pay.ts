import './harden.js';
import '../desk-ui/define-notice.js';
import '../form/define.js';

import {en} from '../../locales/vault/en.js';
import {watchHeight} from '../height.js';
import {openHostPort} from '../host-port.js';
import {toPaySchema, type FromPay, type ToPay} from '../messages.js';
import {speakOwnWords} from '../own-words.js';
import {speakTitle} from '../page-title.js';
import {PayController} from '../pay-controller.js';
import {parseTrust} from '../trust-schema.js';
import {failPage} from './fail.js';
import {trust as deployed} from './trust.js';

/** The customer's page. A function, since a bundler cannot let other chunks share code with a module that waits. */
async function start(): Promise<void> {
  const trust = parseTrust(deployed, location.origin);
  speakOwnWords(trust.words, en);
  speakTitle(document, 'form.page');
  const root = document.querySelector('main')!;
  const port = await openHostPort<ToPay, FromPay>({
    embedders: trust.embedders,
    schema: toPaySchema,
    onFailure: (fault) => failPage(root, fault),
  });
  const {embedder} = port;
  const controller = new PayController({trust, embedder, root, send: (message) => port.send(message)});
  port.listen(
    (message) => controller.receive(message),
    (fault) => {
      controller.stop();
      failPage(root, fault);
    },
  );
  watchHeight(root, (px) => port.send({type: 'height', px}));
}

void start();
