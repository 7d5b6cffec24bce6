export {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from '../../src/testing/commands.js';
