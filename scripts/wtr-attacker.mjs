import {createSocket} from 'node:dgram';
import {createServer} from 'node:http';
import {once} from 'node:events';

/**
 * A server that counts what reaches it, over HTTP, WebSocket and UDP. Command `attacker` with `open` gives a new one's
 * ports, with `{hits: port}` the paths it was asked for, and `udp` for each packet.
 */
export function attackerPlugin() {
  const attackers = new Map();

  async function open() {
    const hits = [];
    const allow = {'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin'};
    const server = createServer((request, response) => {
      hits.push(new URL(request.url, 'http://attacker').pathname.slice(1));
      request.resume();
      response.writeHead(200, allow).end();
    });
    server.on('upgrade', (request, socket) => {
      hits.push(new URL(request.url, 'http://attacker').pathname.slice(1));
      socket.destroy();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const udp = createSocket('udp4').on('message', () => hits.push('udp'));
    await new Promise((done) => udp.bind(0, '127.0.0.1', done));
    const {port} = server.address();
    attackers.set(port, {hits, server, udp});
    return {port, udp: udp.address().port};
  }

  return {
    name: 'attacker',
    async executeCommand({command, payload}) {
      if (command !== 'attacker') return undefined;
      return payload === 'open' ? open() : attackers.get(payload.hits).hits;
    },
    serverStop() {
      for (const {server, udp} of attackers.values()) {
        server.close();
        server.closeAllConnections();
        udp.close();
      }
    },
  };
}
