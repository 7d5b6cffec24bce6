import {themeOf} from '../../src/elements/provider/look.js';

// Opens the vault's card form, in the look of this page: its --chatpay-... tokens as they are here.
const frame = document.querySelector<HTMLIFrameElement>('iframe[data-form]')!;
const probe = document.createElement('div');
probe.hidden = true;
document.body.append(probe);
const theme = themeOf(document.documentElement, probe);
probe.remove();

const {form = '', asked = '{}'} = frame.dataset;

// as high as its form is, words of advice included: two ways to scroll, one in the other, hide the button from fingers
addEventListener('message', ({origin, source, data}: MessageEvent<unknown>) => {
  if (origin !== new URL(form).origin || source !== frame.contentWindow) return;
  const {height} = data as {height?: unknown};
  if (typeof height === 'number') frame.style.blockSize = `${height}px`;
});

// behind the #, so that it goes to no server
frame.src = `${form}#${encodeURIComponent(JSON.stringify({...(JSON.parse(asked) as object), theme}))}`;
