// All that an agent's page loads first: what chatpay adds, and a session of an inbox over http.
import './agent.js';
import {createSession} from '../../src/session/session.js';
import {httpTransport} from '../../src/transport/http.js';

const transport = httpTransport({url: '/chatpay'});
const party = {role: 'agent', id: 'agent-1'} as const;
const provider = document.querySelector('chatpay-provider');
if (provider) provider.session = createSession({transport, party, scope: {inbox: 'agent-1'}});
