// What a customer's page loads: the provider, the bubble, the guard with the core finder and one word list, and a session
// over http.
import '../../src/elements/guard/define.js';
import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
import {createSession} from '../../src/session/session.js';
import {httpTransport} from '../../src/transport/http.js';

const transport = httpTransport({url: '/chatpay'});
const party = {role: 'customer', id: 'customer-1'} as const;
const provider = document.querySelector('chatpay-provider');
if (provider) provider.session = createSession({transport, party, scope: {conversation: 'conversation-1'}});
