import '../../src/elements/receipt/define.js';

import type {Receipt} from '../../src/request/receipt.js';

const element = document.querySelector('chatpay-receipt')!;
element.receipt = JSON.parse(element.dataset['receipt']!) as Receipt;
element.replaceChildren(); // what stood there for browsers without scripts
