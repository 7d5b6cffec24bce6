/** Every spelling of a card number that a leak could have. */
export function spellingsOf(pan: string): Map<string, string> {
  const groups = pan.match(/.{1,4}/g)!;
  const spellings = new Map([
    ['plain', pan],
    ['spaced', groups.join(' ')],
    ['dashed', groups.join('-')],
    ['as printed on the card', pan.length === 15 ? pan.replace(/^(.{4})(.{6})/, '$1 $2 ') : groups.join(' ')],
    ['URL-encoded', groups.join('%20')],
    ['with pluses', groups.join('+')],
    ['reversed', [...pan].reverse().join('')],
    ['first twelve', pan.slice(0, 12)],
    ['last twelve', pan.slice(-12)],
    ['hexadecimal', Buffer.from(pan).toString('hex')],
    ['UTF-16', Buffer.from(pan, 'utf16le').toString('latin1')],
    ['character codes', [...pan].map((digit) => digit.charCodeAt(0)).join(',')],
  ]);
  // Base64 spells the same bytes in three ways, by where they stand; the outermost characters depend on the neighbors.
  for (const offset of [0, 1, 2]) {
    const coded = Buffer.from('x'.repeat(offset) + pan).toString('base64');
    spellings.set(
      `base64 at ${offset}`,
      coded.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + pan.length) * 8) / 6)),
    );
  }
  return spellings;
}

/** What was found, and where: `plain in network`, never the number itself. */
export function leaksIn(evidence: ReadonlyMap<string, string>, needles: ReadonlyMap<string, string>): string[] {
  const leaks: string[] = [];
  for (const [place, text] of evidence) {
    for (const [spelling, needle] of needles) if (text.includes(needle)) leaks.push(`${spelling} in ${place}`);
  }
  return leaks;
}

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
