// A page around the vault that is in no allowlist: puts it into a frame and passes on whatever it is told.
const frame = document.createElement('iframe');
const query = new URLSearchParams(location.search);
if (query.has('sandbox')) frame.setAttribute('sandbox', query.get('sandbox')!);
frame.src = query.get('frame')!;
addEventListener('message', ({data, source, ports}) => {
  if (source === frame.contentWindow) window.parent.postMessage({told: data as unknown, ports: ports.length}, '*');
});
document.body.append(frame);
