// What chatpay adds to a customer's page: the provider, the bubble, and the guard. The guard hides by check digit, length
// and first digits until the whole masker is here, which it fetches when somebody goes into the chat's field.
import '../../src/elements/guard/define.js';
import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
