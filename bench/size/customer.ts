// What chatpay adds to a customer's page: the provider, the bubble, and the guard with the core finder and one word list.
import '../../src/elements/guard/define.js';
import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
