// What an agent's page loads: every element an agent's desk places, and a session of an inbox over http.
import '../../src/define.js';
import '../../src/elements/provider/desk-surface.js';
import '../../src/elements/request/agent-view.js';
import {createSession} from '../../src/session/session.js';
import {httpTransport} from '../../src/transport/http.js';

const transport = httpTransport({url: '/chatpay'});
const party = {role: 'agent', id: 'agent-1'} as const;
const provider = document.querySelector('chatpay-provider');
if (provider) provider.session = createSession({transport, party, scope: {inbox: 'agent-1'}});
