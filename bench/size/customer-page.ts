// All that a customer's page loads first: what chatpay adds, and a session over http.
import './customer.js';
import {createSession} from '../../src/session/session.js';
import {httpTransport} from '../../src/transport/http.js';

const transport = httpTransport({url: '/chatpay'});
const party = {role: 'customer', id: 'customer-1'} as const;
const provider = document.querySelector('chatpay-provider');
if (provider) provider.session = createSession({transport, party, scope: {conversation: 'conversation-1'}});
