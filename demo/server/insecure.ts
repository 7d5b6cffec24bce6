/** Where the demo listens, and where its pages are reached. */
export interface Places {
  readonly hostOrigin: string;
  readonly ports: {
    readonly host: number;
    readonly vault: number;
    readonly checkout: number;
    /** Of the services' stand-ins, on whose pages links are paid. */
    readonly standIns: number;
  };
}

/** What somebody can do who came over plain http: the items of a list, in HTML. */
export function waysToSecure({hostOrigin, ports}: Places): string {
  const address = `<code>${hostOrigin}/</code>`;
  if (hostOrigin.startsWith('https:')) return item(`Open ${address}.`);
  const {host, vault, checkout, standIns} = ports;
  const tunnels = [
    `-L ${host}:localhost:${host}`,
    ...[vault, checkout, standIns].map((port) => `-L ${port}:127.0.0.1:${port}`),
  ];
  const settings = [
    `PORT=${host} VAULT_PORT=${vault} CHECKOUT_PORT=${checkout}`,
    'HOST_ORIGIN=https://shop.example VAULT_ORIGIN=https://vault.example CHECKOUT_ORIGIN=https://pay.example',
  ];
  return [
    item(`Open ${address} in a browser on the machine where the demo runs.`),
    item(
      `From another machine, bring its ports over, then open the same address there: <code>ssh ${tunnels.join(' ')} THAT-MACHINE</code>`,
    ),
    item(
      `Put the ports ${host}, ${vault} and ${checkout} behind TLS under three different domains, and start the demo with <code>${settings.join(' ')} npm start</code>`,
    ),
  ].join('');
}

const item = (html: string): string => `<li>${html}</li>`;
