// Stands in the vault's place and does what the test around it says: `{puppet: 'post' | 'say' | 'go', …}`. What it
// hears on its port it passes on as `{heard}`, which is none of the protocol's business.
let port: MessagePort | undefined;

addEventListener(
  'message',
  ({data, ports, source}: MessageEvent<{puppet?: string; value?: unknown; type?: string}>) => {
    if (source !== window.parent) return;
    if (location.hostname.startsWith('evil.')) window.parent.postMessage({overheard: data}, '*');
    if (data.type === 'port') {
      [port] = ports;
      port!.onmessage = ({data: heard}: MessageEvent<unknown>) => window.parent.postMessage({heard}, '*');
      window.parent.postMessage({heard: 'port', answer: data, ports: ports.length}, '*');
    }
    if (data.puppet === 'post') window.parent.postMessage(data.value, '*');
    if (data.puppet === 'say') port?.postMessage(data.value);
    if (data.puppet === 'go') location.href = String(data.value);
  },
);
window.parent.postMessage({heard: 'up'}, '*');
if (location.search === '?greet') {
  window.parent.postMessage({chatpay: 1, type: 'hello', nonce: 'abcdefghijklmnopqrstuv'}, '*');
}
