import '../ui/page-language.js';
import '../ui/theme.js';

import {createSession, httpCheckout, httpTransport, sharedTransport} from '../../src/index.js';
import {ChatClient} from '../ui/chat-client.js';
import {pageSettings} from '../ui/page-settings.js';
import {ShopElement} from '../ui/shop.js';

const {visitor, token, vault} = pageSettings();
const caller = {url: '/chatpay', headers: () => ({authorization: `Bearer ${token}`})};

const session = createSession({
  transport: sharedTransport(httpTransport(caller), {name: `customer-${visitor.id}`}),
  party: {role: 'customer', id: visitor.id},
  scope: {conversation: visitor.id},
});
const chat = new ChatClient({token, role: 'customer', author: visitor.name});

const shop = new ShopElement();
shop.setUp = {customer: visitor, session, chat, vault, findCheckout: httpCheckout(caller)};
document.body.append(shop);
session.start();
chat.connect();
