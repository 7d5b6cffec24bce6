/** Runs in the host page before anything else: keeps all that crosses between its windows and ports, both ways. */
export function recordMessages(): void {
  if (location.hostname !== 'localhost') return;
  const record: string[] = [];
  (window as unknown as {recorded: string[]}).recorded = record;
  const note = (data: unknown) => record.push(typeof data === 'string' ? data : JSON.stringify(data));
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
    note(args[0]);
    Reflect.apply(post, this, args);
  };
  const hear = (event: Event) => note((event as MessageEvent).data);
  window.addEventListener('message', (event) => {
    hear(event);
    // A port that comes or goes with a message is listened to as well; listeners added later do not miss what is queued.
    for (const port of event.ports) port.addEventListener('message', hear);
  });
  const Channel = window.MessageChannel;
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      this.port1.addEventListener('message', hear);
    }
  };
  for (const type of ['error', 'unhandledrejection']) {
    window.addEventListener(type, (event) =>
      note(String((event as ErrorEvent).message ?? (event as PromiseRejectionEvent).reason)),
    );
  }
}

/** Runs in a page: everything of its document that a script, an extension or a screen reader could read. */
export function readDocument(): string {
  const parts: string[] = [
    document.title,
    location.href,
    document.cookie,
    JSON.stringify({...localStorage}),
    JSON.stringify({...sessionStorage}),
  ];
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      parts.push(element.outerHTML);
      if ('value' in element) parts.push(String(element.value));
      if (element.shadowRoot) walk(element.shadowRoot);
    }
    parts.push(root.textContent ?? '');
  };
  walk(document);
  return parts.join('\n');
}

/** Runs in a frame of the vault: what lies in its storage, where the browser gives it any. */
export function readStorage(): string {
  try {
    return JSON.stringify([{...localStorage}, {...sessionStorage}]);
  } catch {
    return 'denied';
  }
}
