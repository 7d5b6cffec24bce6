// Takes the defenses out of the sources one by one, each in the working tree, has the tests of its group run, puts it back,
// and tells which test failed first, and how: what stays green without its defense tests nothing. A test that never ran because
// another had failed, a file that did not load and a run that was stopped are no such failure.
// `node scripts/defenses.mjs [group]…`; some ten minutes for all. Refuses to start where a file has changes of its own.
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';

/**
 * `without`: what is taken out: `from` stands in `file` once, and becomes `to`. `tests`: the files that must fail, of a
 * `suite`; `only` is a regular expression for the names of those to run, where a file has slow ones.
 */
const DEFENSES = [
  {
    group: 'T1',
    without: 'the comparison of the greeting’s whole origin',
    file: 'src/vault/port.ts',
    from: 'if (origin !== this.#origin)',
    to: 'if (!origin.startsWith(this.#origin))',
    tests: ['test/security/t01-origins.test.ts'],
  },
  {
    group: 'T1',
    without: 'the comparison of the embedder’s whole origin',
    file: 'src/vault/host-port.ts',
    from: 'source !== window.parent || !embedders.includes(origin)',
    to: 'source !== window.parent || !embedders.join().includes(origin)',
    tests: ['test/security/t01-origins.test.ts'],
  },
  {
    group: 'T2',
    without: 'the look whether a message is text',
    file: 'src/vault/port.ts',
    from: "if (typeof data !== 'string') throw new TypeError('no text');",
    to: '',
    tests: ['test/security/t02-messages.test.ts'],
  },
  {
    group: 'T2',
    without: 'the allowance of messages',
    file: 'src/vault/allowance.ts',
    from: 'return this.#left >= 0;',
    to: 'return true;',
    tests: ['test/security/t02-floods.test.ts'],
  },
  {
    group: 'T2',
    without: 'the nonce',
    file: 'src/vault/host-port.ts',
    from: "if (parseWith(portSchema, data, 'a port').nonce !== nonce) return;",
    to: "parseWith(portSchema, data, 'a port');",
    tests: ['test/security/t02-messages.test.ts', 'test/security/t02-floods.test.ts'],
  },
  {
    group: 'T3',
    without: 'the count of loads',
    file: 'src/vault/port.ts',
    from: 'if (++this.#loads > 1)',
    to: 'if (++this.#loads > 99)',
    tests: ['test/security/t03-hijack.test.ts'],
  },
  {
    group: 'T4',
    without: 'the signature',
    file: 'src/request/terms-token.ts',
    from: "if (!(await isSignedBy(key, signature, signingInput))) throw new TermsError('signature');",
    to: '',
    suite: 'node',
    tests: ['test/request/terms-token-refused.test.ts'],
  },
  {
    group: 'T4',
    without: 'the one spelling of JSON',
    file: 'src/request/terms-token.ts',
    from: 'if (JSON.stringify(value) === text) return value;',
    to: 'return value;',
    suite: 'node',
    tests: ['test/request/terms-token-refused.test.ts'],
  },
  {
    group: 'T4',
    without: 'the embedder',
    file: 'src/request/terms-token.ts',
    from: "throw new TermsError('embedder');",
    to: '',
    suite: 'node',
    tests: ['test/request/terms-token-refused.test.ts'],
  },
  {
    group: 'T5',
    without: 'the suite of the design (a smaller cipher in its place)',
    file: 'src/vault/suite.ts',
    from: 'KDF_HKDF_SHA256, AEAD_AES_256_GCM)',
    to: "KDF_HKDF_SHA256, (await import('hpke')).AEAD_AES_128_GCM)",
    tests: ['test/vault/suite.test.ts'],
  },
  {
    group: 'T5',
    without: 'the attempt in what a seal is bound to',
    file: 'src/vault/sealing.ts',
    from: 'new DataView(info.buffer).setUint32(label.length + hash.byteLength, attempt);',
    to: '',
    tests: ['test/vault/sealing.test.ts'],
  },
  {
    group: 'T6',
    without: 'the signed terms in what a seal is bound to',
    file: 'src/vault/sealing.ts',
    from: 'encoder.encode(signingInputOf(token))',
    to: 'encoder.encode(typeof signingInputOf(token))',
    tests: ['test/vault/sealing.test.ts'],
  },
  {
    group: 'T7',
    without: 'the silence of the vault (what it seals it also says)',
    file: 'src/vault/pay-controller.ts',
    from: 'const sealed = await sealing.seal({card, token, attempt});',
    to: "window.parent.postMessage(JSON.stringify(card), '*');\n      const sealed = await sealing.seal({card, token, attempt});",
    tests: ['test/security/t07-canary.test.ts'],
  },
  {
    group: 'T8',
    without: 'the equation of the curve',
    file: 'src/request/point.ts',
    from: 'return (x * x * x - 3n * x + B - y * y) % P === 0n;',
    to: 'return true;',
    tests: ['test/security/t08-points.test.ts'],
  },
  {
    group: 'T9',
    without: 'the one error for every failure',
    file: 'src/vault/sealing.ts',
    from: '  } catch {\n    throw new OpenFailedError();\n  }\n}',
    to: '  } finally {\n    // nothing\n  }\n}',
    tests: ['test/security/t09-open-failures.test.ts'],
  },
  {
    group: 'T10',
    without: 'the rule that a card is taken while one may be',
    file: 'src/request/life.ts',
    from: 'if (!statuses.includes(state.status)) return',
    to: "if (command !== 'submit' && !statuses.includes(state.status)) return",
    suite: 'node',
    tests: ['test/security/t10-replay.test.ts', 'test/security/t10-replay-sqlite.node.test.ts'],
  },
  {
    group: 'T11',
    without: 'the wall clock’s progress while the machine sleeps',
    file: 'src/vault/view/hold-clock.ts',
    from: 'Math.max(performance.now() - this.#startedAt, Date.now() - this.#startedOnWallAt)',
    to: 'performance.now() - this.#startedAt',
    tests: ['test/security/t11-clock.test.ts'],
  },
  {
    group: 'T11',
    without: 'the same month’s end everywhere (the place’s own in its stead)',
    file: 'src/card/expiry.ts',
    from: 'Date.UTC(expiry.year, expiry.month) <= now - LAST_ZONE_MS',
    to: 'new Date(expiry.year, expiry.month).getTime() <= now',
    suite: 'node',
    tests: ['test/security/t11-time-zones.node.test.ts'],
  },
  {
    group: 'T12',
    without: 'the shape of a card that was opened',
    file: 'src/vault/sealing.ts',
    from: 'const card = v.parse(cardSchema, JSON.parse(text));',
    to: 'const card = JSON.parse(text) as CardData;',
    tests: ['test/security/t12-plaintext.test.ts'],
  },
  {
    group: 'T13',
    without: 'the policy’s word on connections',
    file: 'src/vault/headers.ts',
    from: '`connect-src ${CONNECT[page]}`',
    to: '`connect-src * ${CONNECT[page].slice(99)}`',
    tests: ['test/security/t13-exfiltration.test.ts'],
  },
  {
    group: 'T14',
    without: 'the look at every page around the vault',
    file: 'src/vault/host-port.ts',
    from: "some((origin) => !embedders.includes(origin)) ? 'unknown-embedder'",
    to: "some(() => false) ? 'unknown-embedder'",
    tests: ['test/security/t14-embedding.test.ts'],
  },
  {
    group: 'T14',
    without: 'the look at the vault’s own origin',
    file: 'src/vault/port.ts',
    from: 'if (this.#origin === location.origin)',
    to: 'if (false)',
    tests: ['test/security/t14-embedding.test.ts'],
  },
  {
    group: 'T14',
    without: 'the look whether the button is seen',
    file: 'src/vault/sight.ts',
    from: 'const isCovered = entry.isVisible === false || isClipped(entry);',
    to: 'const isCovered = false;',
    suite: 'e2e',
    tests: ['test/e2e/layouts.e2e.ts'],
    only: 'opaque|clipped',
  },
  {
    group: 'T14',
    without: 'the look whether the mouse came to where it presses',
    file: 'src/vault/aim.ts',
    from: 'if (!this.#last || isElsewhere(event, this.#last))',
    to: 'if (false)',
    tests: ['test/security/t14-moved.test.ts'],
  },
  {
    group: 'T14',
    without: 'the look whether the mouse went the way that the hand did',
    file: 'src/vault/aim.ts',
    from: 'if (this.#last && hasSlipped(event, this.#last))',
    to: 'if (false)',
    tests: ['test/vault/aim.test.ts'],
  },
  {
    group: 'T15',
    without: 'forms in the sandbox',
    file: 'test/security/t15-sandbox.test.ts',
    from: "{sandbox: 'allow-scripts allow-same-origin allow-forms'},",
    to: "{sandbox: 'allow-scripts allow-same-origin'},",
    tests: ['test/security/t15-sandbox.test.ts'],
  },
  {
    group: 'T16',
    without: 'the wrapping of the agent’s key',
    file: 'src/vault/keys.ts',
    from: 'this.#store(request, {...stored, strikes: 0});',
    to: "const {d} = await crypto.subtle.exportKey('jwk', pair.privateKey);\n    this.#store(request, {...stored, wrapped: d!, strikes: 0});",
    tests: ['test/security/t16-storage.test.ts'],
  },
  {
    group: 'T17',
    without: 'the signer’s hearing of endings',
    file: 'demo/server/demo.ts',
    from: 'onEnding: (ended) => signer.forget(ended),',
    to: '',
    suite: 'e2e',
    tests: ['test/e2e/key-life.e2e.ts'],
    only: 'declined|canceled',
  },
  {
    group: 'T17',
    without: 'the destruction of the card at an ending',
    file: 'src/server/authority.ts',
    from: 'await cardSafe.delete(request);\n      await onEnding',
    to: 'await onEnding',
    suite: 'e2e',
    tests: ['test/e2e/key-life.e2e.ts'],
    only: 'marked as completed|canceled',
  },
  {
    group: 'T17',
    without: 'the host’s word to the desk that a request has ended',
    file: 'src/elements/provider/desk-surface.ts',
    from: "this.#frame.send({type: 'forget', request, ...(lapsed && {lapsed})});",
    to: '',
    suite: 'e2e',
    tests: ['test/e2e/key-life.e2e.ts'],
    only: 'declined|canceled',
  },
  {
    group: 'T19',
    without: 'the one place of the frame (it is put there again with each bubble)',
    file: 'src/elements/provider/provider.ts',
    from: 'attend: (request, attendant) => attendance.add(request, attendant),',
    to: 'attend: (request, attendant) => (this.frameBox.append(...this.frameBox.childNodes), attendance.add(request, attendant)),',
    suite: 'e2e',
    tests: ['test/e2e/moves.e2e.ts'],
    only: 'makes them anew|takes them out',
  },
  {
    group: 'T22',
    without: 'the trying again of a card on its way',
    file: 'src/session/decisions.ts',
    from: "if (command.type !== 'submit') return await",
    to: 'if (command.type) return await',
    suite: 'e2e',
    tests: ['test/e2e/races.e2e.ts'],
    only: 'the network is gone|the server is killed',
  },
  {
    group: 'T22',
    without: 'the destruction of a card whose request was canceled',
    file: 'src/server/authority.ts',
    from: "new Set(['decline', 'refuse', 'complete', 'cancel', 'end'])",
    to: "new Set(['decline', 'refuse', 'complete', 'end'])",
    suite: 'e2e',
    tests: ['test/e2e/races.e2e.ts'],
    only: 'while the agent cancels',
  },
  {
    group: 'T22',
    without: 'one opening for two presses',
    file: 'src/request/decide.ts',
    from: "(command.type === 'open' && state.openedAt !== undefined)",
    to: 'false',
    suite: 'node',
    tests: ['test/request/decide.test.ts'],
  },
  {
    group: 'T23',
    without: 'the grammar of colors',
    file: 'src/vault/messages.ts',
    from: 'const color = v.pipe(v.string(), v.regex(',
    to: 'const color = v.pipe(v.string(), v.regex(/(?:)/) ?? v.regex(',
    tests: ['test/security/t23-styling.test.ts'],
  },
  {
    group: 'T25',
    without: 'the rules that are asked before a command is taken',
    file: 'src/request/decide.ts',
    from: "if (rule || command.type === 'request') return",
    to: "if (command.type === 'request') return",
    suite: 'node',
    tests: ['test/request/decide.test.ts'],
  },
  {
    group: 'L1',
    without: 'the limit of commands',
    file: 'src/server/rate-limit.ts',
    from: 'if (tokens < 1) throw',
    to: 'if (tokens < -1) throw',
    suite: 'node',
    tests: ['test/server/hostile-load.node.test.ts'],
    only: '10,000',
  },
  {
    group: 'L2',
    without: 'the waiting for a slow client',
    file: 'src/server/event-stream.ts',
    from: 'if ((this.#controller?.desiredSize ?? 0) > 0) return;',
    to: 'if (this.#controller) return;',
    suite: 'node',
    tests: ['test/server/hostile-load.node.test.ts'],
    only: 'bounded part',
  },
  {
    group: 'L3',
    without: 'the election of a tab',
    file: 'src/transport/shared-reader.ts',
    from: 'if (!(await this.#stand())) return',
    to: 'if (true) return',
    tests: ['test/transport/shared-stream.browser.test.ts'],
  },
  {
    group: 'L4',
    without: 'the place at which a stream goes on',
    file: 'src/server/event-stream.ts',
    from: 'let {after} = this.#options;',
    to: 'let after: string | undefined;',
    suite: 'node',
    tests: ['test/server/load.node.test.ts'],
  },
  {
    group: 'L5',
    without: 'the one beginning for all presses of a browser',
    file: 'src/server/link/cashier.ts',
    from: 'if (other.seat === seat) return other.begun;',
    to: 'if (other.seat === seat) break;',
    suite: 'node',
    tests: ['test/server/link/presses.node.test.ts'],
  },
  {
    group: 'L5',
    without: 'the one beginning for all servers',
    file: 'src/server/link/cashier.ts',
    from: 'if (taken > 0) throw',
    to: 'if (taken < 0) throw',
    suite: 'node',
    tests: ['test/server/link/presses.node.test.ts'],
  },
  {
    group: 'L5',
    without: 'the limit of presses',
    file: 'src/server/link/link-service.ts',
    from: 'if (link) this.#presses.take(',
    to: 'if (link && !link) this.#presses.take(',
    suite: 'node',
    tests: ['test/server/link/presses.node.test.ts'],
  },
  {
    group: 'faults',
    without: 'the look whether a card’s command is under way',
    file: 'src/server/sweep.ts',
    from: 'if (this.#authority.isUnderWay(card)) return;',
    to: '',
    suite: 'node',
    tests: ['test/server/authority.test.ts'],
  },
  {
    group: 'faults',
    without: 'the time that a card without an event was put in',
    file: 'src/server/sweep.ts',
    from: 'card.command, card.since',
    to: 'card.command',
    suite: 'node',
    tests: ['test/server/authority.test.ts'],
  },
  {
    group: 'faults',
    without: 'the taking back of a card that came too late',
    file: 'src/server/authority.ts',
    from: 'await this.#options.cardSafe.delete(request, id);',
    to: '',
    suite: 'node',
    tests: ['test/server/authority.test.ts'],
  },
  {
    group: 'faults',
    without: 'the floor that what has happened is to the clock',
    file: 'src/session/session.ts',
    from: 'this.clock.atLeast(at);',
    to: '',
    suite: 'node',
    tests: ['test/session/time.test.ts'],
  },
  {
    group: 'faults',
    without: 'the second look after a conflict',
    file: 'src/server/authority.ts',
    from: 'if (error instanceof ConflictError) return undefined;',
    to: '',
    suite: 'node',
    tests: ['test/server/authority.test.ts'],
  },
  {
    group: 'faults',
    without: 'the forgetting of what was typed into a form that was closed',
    file: 'src/elements/provider/pay-surface.ts',
    from: ' || this.#drawn === request) this.#putAway();',
    to: ') this.#putAway();',
    tests: ['test/elements/provider.test.ts'],
  },
  {
    group: 'faults',
    without: 'the giving up of a seal whose customer has left',
    file: 'src/vault/pay-controller.ts',
    from: 'if (this.#shown && !this.#shown.sealed) letGo(this.#shown);',
    to: '',
    tests: ['test/vault/pay-controller.test.ts'],
  },
  {
    group: 'faults',
    without: 'the ending of what is at a provider',
    file: 'src/request/state.ts',
    from: ", paying: 'paying', review: 'review'},",
    to: '},',
    suite: 'node',
    tests: ['test/request/state.test.ts'],
  },
  {
    group: 'faults',
    without: 'the shredding of keys at an ending',
    file: 'src/server/authority.ts',
    from: 'await onEnding?.({conversation, request});',
    to: '',
    suite: 'node',
    tests: ['test/server/endings.node.test.ts'],
  },
  ...[
    [
      'the outbox in storage',
      'src/session/outbox.ts',
      'for (const stored of this.#read()) this.#outgoing.set(',
      'for (const stored of []) this.#outgoing.set(',
    ],
    [
      'the keys in storage',
      'src/vault/keys.ts',
      'this.#options.storage?.setItem(storageKey(request), JSON.stringify(stored));',
      '',
    ],
    [
      'the lock of a key',
      'src/vault/keys.ts',
      "if (!lock) return fail(new KeyError('other-desk'));",
      'if (!lock) return done();',
    ],
    [
      'the letting go of keys with their page',
      'src/vault/keys.ts',
      'this.#held.delete(request);\n      this.#unlock(request);\n    }\n  }\n\n  async #restore',
      'this.#held.delete(request);\n    }\n  }\n\n  async #restore',
    ],
    [
      'the authority’s word for the time',
      'src/session/session.ts',
      'const isEarlier = this.clock.hear(at);',
      'const isEarlier = at < 0;',
    ],
    [
      'the rules of what was over',
      'src/request/life.ts',
      "if (!statuses.includes(state.status)) return isOver(state.status) ? 'too-late' : 'not-now';",
      '',
    ],
    ['the deadlines', 'src/request/state.ts', 'if (now < deadline) return', 'if (now < Infinity) return'],
    ['the shredding of cards at an ending', 'src/server/authority.ts', 'await cardSafe.delete(request);', ''],
  ].map(([without, file, from, to]) => ({
    ...{group: 'table', without, file, from, to},
    ...{suite: 'node', tests: ['test/faults/table.node.test.ts']},
  })),
  {
    group: 'input',
    without: 'the refusal of an amount that can be read in two ways',
    file: 'src/request/amount.ts',
    from: "if (looksGrouped && (isDecimalHere || digits === 3)) return 'ambiguous';",
    to: '',
    suite: 'node',
    tests: ['test/request/amount.test.ts'],
  },
  {
    group: 'input',
    without: 'the look whether a name is plain text',
    file: 'src/vault/form/entry.ts',
    from: "MAX_NAME) ? undefined : 'unsafe'",
    to: 'MAX_NAME) ? undefined : undefined',
    tests: ['test/vault/card-form-faults.test.ts'],
  },
  {
    group: 'input',
    without: 'the places for a code that is too long',
    file: 'src/vault/form/masks.ts',
    from: 'const CODE_PLACES = 8;',
    to: 'const CODE_PLACES = 4;',
    tests: ['test/vault/card-form-faults.test.ts'],
  },
];

const CLOSING = /^(\d+) passed, (\d+) failed/gm;
const FAILED = /^FAILED: (.+)$/gm;
const NO_FAILURE = /: no message$|\.(test|e2e)\.ts: |was stopped after|ended with code/;

/** Runs tests. @returns How many passed and failed, and what the first said that did; nothing where it did not come to that. */
function run({suite = 'browser', tests, only}) {
  const [tool, ...options] = only
    ? ['node_modules/mocha/bin/mocha.js', '--import=tsx', '--reporter=scripts/mocha-summary.cjs', '--timeout=120000']
    : ['scripts/test.mjs', '--once', suite];
  const args = [tool, ...options, ...(only ? ['--grep', only] : []), ...tests];
  const {stdout} = spawnSync(process.execPath, args, {encoding: 'utf8', maxBuffer: 1 << 26, timeout: 900_000});
  const [, passed, failed] = [...stdout.matchAll(CLOSING)].at(-1) ?? [];
  if (passed === undefined) return undefined;
  const said = [...stdout.matchAll(FAILED)].map(([, line]) => line).find((line) => !NO_FAILURE.test(line));
  return {passed: Number(passed), failed: Number(failed), said};
}

function isClean(file) {
  return spawnSync('git', ['diff', '--quiet', 'HEAD', '--', file]).status === 0;
}

const misplaced = DEFENSES.filter(({file, from}) => readFileSync(file, 'utf8').split(from).length !== 2);
if (misplaced.length > 0) {
  throw new Error(misplaced.map(({file, from}) => `${file} holds this not once: ${from}`).join('\n'));
}
const isCheck = process.argv.includes('--check');
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const chosen = isCheck ? [] : DEFENSES.filter(({group}) => wanted.length === 0 || wanted.includes(group));
const dirty = [...new Set(chosen.map(({file}) => file))].filter((file) => !isClean(file));
if (dirty.length > 0) throw new Error(`has changes that are not committed: ${dirty.join(', ')}`);

let seen = 0;
for (const defense of chosen) {
  const {group, without, file, from, to} = defense;
  const text = readFileSync(file, 'utf8');
  let counts;
  try {
    writeFileSync(
      file,
      text.replace(from, () => to),
    );
    counts = run(defense);
  } finally {
    writeFileSync(file, text);
  }
  const isSeen = counts?.failed > 0 && counts.said !== undefined;
  if (isSeen) seen++;
  const outcome = counts
    ? `${counts.failed} of ${counts.passed + counts.failed} tests failed, or never ran\n      ${counts.said ?? 'no test said why'}`
    : 'did not run to its end';
  console.log(`${group.padEnd(7)}without ${without}: ${isSeen ? outcome : `NOT SEEN TO FAIL, ${outcome}`}`);
}
if (!isCheck) console.log(`${seen} passed, ${chosen.length - seen} failed`);
process.exitCode = isCheck || (seen === chosen.length && seen > 0) ? 0 : 1;
