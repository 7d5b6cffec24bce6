import '../ui/page-language.js';
import '../ui/theme.js';

import {createSession, httpTerms, httpTransport, sharedTransport} from '../../src/index.js';
import {ChatClient} from '../ui/chat-client.js';
import {DeskElement} from '../ui/desk.js';
import {askedCollection, keepInAddress, pageSettings} from '../ui/page-settings.js';
import {tabStorage} from '../ui/tab-storage.js';
import {words} from '../ui/words.js';

const {visitor, token, vault, answerWithin, hold} = pageSettings();
const caller = {url: '/chatpay', headers: () => ({authorization: `Bearer ${token}`})};

const session = createSession({
  transport: sharedTransport(httpTransport(caller), {name: `agent-${visitor.id}`}),
  party: {role: 'agent', id: visitor.id},
  scope: {inbox: visitor.id},
  name: visitor.name,
  ...tabStorage(),
});
const chat = new ChatClient({token, role: 'agent', author: visitor.name});

const desk = new DeskElement();
desk.setUp = {
  name: visitor.name,
  session,
  chat,
  vault,
  collection: askedCollection() ?? 'reveal',
  sign: httpTerms(caller),
  answerWithin,
  hold,
};
desk.current = new URLSearchParams(location.search).get('customer') ?? desk.current;
desk.addEventListener('demo-customer-chosen', ({customer}) => keepInAddress('customer', customer));
desk.addEventListener('chatpay-banner-view', ({conversation}) => keepInAddress('customer', conversation));
document.title = `${words.deskTitle} · Oasis Dresses`;
document.body.append(desk);
session.start();
chat.connect();
