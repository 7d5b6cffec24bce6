// What chatpay adds to an agent's page: every element that an agent's desk places. The agent's half of the bubble is
// loaded with its first bubble, which a desk has at once, so it counts.
import '../../src/define.js';
import {renderAgentView} from '../../src/elements/request/agent-view.js';

(globalThis as {keep?: unknown}).keep = renderAgentView;
