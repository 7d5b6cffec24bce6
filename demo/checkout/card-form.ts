import {themeOf} from '../../src/elements/provider/look.js';

// Opens the vault's card form, in the look of this page: its --chatpay-... tokens as they are here.
const frame = document.querySelector<HTMLIFrameElement>('iframe[data-form]')!;
const probe = document.createElement('div');
probe.hidden = true;
document.body.append(probe);
const theme = themeOf(document.documentElement, probe);
probe.remove();

const {form = '', asked = '{}'} = frame.dataset;
// behind the #, so that it goes to no server
frame.src = `${form}#${encodeURIComponent(JSON.stringify({...(JSON.parse(asked) as object), theme}))}`;
