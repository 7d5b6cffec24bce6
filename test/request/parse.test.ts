import {expect} from 'chai';
import * as fc from 'fast-check';

import {commandSchema, type Command} from '../../src/request/command.js';
import {MalformedError} from '../../src/request/errors.js';
import {eventSchema} from '../../src/request/event.js';
import {MAX_MESSAGE_CHARS, parseAnswer, parseCommand, parseEvent, parseJsonText} from '../../src/request/parse.js';
import {makeSealedCard} from '../helpers/commands.js';

/** A test number of a card network. */
const PAN = '4111111111111111';

const base = {id: 'command-1', request: 'request-1'};
const COMMANDS: readonly Command[] = [
  {...base, type: 'request', token: 'a.b.c', delivery: {channel: 'chat'}},
  {...base, type: 'open'},
  {...base, type: 'decline'},
  {...base, type: 'submit', attempt: 1, sealed: makeSealedCard()},
  {...base, type: 'presence', stage: {at: 'entering', done: ['number', 'gift-pin']}},
  {...base, type: 'view'},
  {...base, type: 'refuse', attempt: 20, reason: 'wrong-details'},
  {...base, type: 'refuse', attempt: 1},
  {...base, type: 'complete'},
  {...base, type: 'cancel'},
  {...base, type: 'end', reason: 'agent-replaced'},
  {...base, type: 'resend', delivery: {channel: 'whatsapp', phone: '+12025550123'}},
  {...base, type: 'resend-receipt'},
];

const event = {sequence: 1, conversation: 'a', request: 'r', at: 0, by: {role: 'agent', id: 'b'}};

describe('parseCommand', () => {
  it('has a variant for every command', () => {
    expect(new Set(COMMANDS.map(({type}) => type))).to.have.property('size', commandSchema.options.length);
  });

  for (const command of COMMANDS) {
    it(`reads ${command.type}, and nothing with a member more or less`, () => {
      const wire: unknown = JSON.parse(JSON.stringify(command));
      expect(parseCommand(wire)).to.deep.equal(command);
      const members = Object.keys(command) as (keyof Command)[];
      for (const name of members.filter((member) => (member as string) !== 'reason' || command.type === 'end')) {
        const {[name]: _, ...rest} = command;
        expect(() => parseCommand(rest), `without ${name}`).to.throw(MalformedError);
      }
      for (const name of ['extra', '__proto__', 'constructor', 'toString', 'by', 'conversation', 'pan']) {
        const more: unknown = JSON.parse(JSON.stringify(command).replace('{', `{${JSON.stringify(name)}:1,`));
        expect(() => parseCommand(more), `with ${name}`).to.throw(MalformedError);
      }
    });
  }

  const BAD: [string, unknown][] = [
    ['null', null],
    ['a text', 'open'],
    ['a list', [COMMANDS[1]]],
    ['no type', base],
    ['a type of __proto__', {...base, type: '__proto__'}],
    ['a type of constructor', {...base, type: 'constructor'}],
    ['a type in a list', {...base, type: ['open']}],
    ['an event’s name', {...base, type: 'opened'}],
    ['an id with a slash', {...base, id: '../command', type: 'open'}],
    ['an id of 65 letters', {...base, id: 'a'.repeat(65), type: 'open'}],
    ['an id with a line break at its end', {...base, id: 'a\n', type: 'open'}],
    ['a token over 8 KiB', {...COMMANDS[0], token: 'a'.repeat(8 * 1024 + 1)}],
    ['a phone without its plus sign', {...base, type: 'resend', delivery: {channel: 'sms', phone: '12025550123'}}],
    ['a phone for the chat', {...base, type: 'resend', delivery: {channel: 'chat', phone: '+12025550123'}}],
    ['no phone for a message', {...base, type: 'resend', delivery: {channel: 'sms'}}],
    ['a seal that is one letter short', {...COMMANDS[3], sealed: {...makeSealedCard(), ct: 'A'.repeat(703)}}],
    ['a card beside the seal', {...COMMANDS[3], sealed: {...makeSealedCard(), number: PAN}}],
    ['attempt 0', {...COMMANDS[3], attempt: 0}],
    ['attempt 21', {...COMMANDS[3], attempt: 21}],
    ['attempt 1.5', {...COMMANDS[3], attempt: 1.5}],
    ['a field that is none', {...base, type: 'presence', stage: {at: 'entering', done: [PAN]}}],
    ['more fields than there are', {...base, type: 'presence', stage: {at: 'away', done: Array(7).fill('number')}}],
    ['a reason that is none', {...base, type: 'end', reason: 'because'}],
  ];
  for (const [name, value] of BAD) {
    it(`does not read ${name}`, () => expect(() => parseCommand(value)).to.throw(MalformedError));
  }

  it('reads nothing else, whatever comes, and says so in one kind of error', () => {
    fc.assert(
      fc.property(fc.anything({withNullPrototype: true, withMap: true, withDate: true, withBigInt: true}), (value) => {
        expect(() => parseCommand(value)).to.throw(MalformedError);
        expect(() => parseEvent(value)).to.throw(MalformedError);
      }),
      {numRuns: 1000},
    );
  });
});

describe('parseEvent', () => {
  it('has a variant for every event, each with who, when and where', () => {
    expect(eventSchema.options).to.have.length(20);
    for (const {entries} of eventSchema.options) {
      expect(entries).to.include.keys('sequence', 'conversation', 'request', 'at', 'by', 'type');
    }
  });

  it('reads an event, and none with a card in it, not even a sealed one', () => {
    const submitted = {...event, type: 'submitted', attempt: 1};
    expect(parseEvent(submitted)).to.deep.equal(submitted);
    expect(() => parseEvent({...submitted, sealed: makeSealedCard()})).to.throw(MalformedError);
    expect(() => parseEvent({...submitted, pan: PAN})).to.throw(MalformedError);
  });

  const BAD: [string, object][] = [
    ['sequence 0', {sequence: 0}],
    ['a sequence of 2^53', {sequence: 2 ** 53}],
    ['a time before 1970', {at: -1}],
    ['a time between two milliseconds', {at: 0.5}],
    ['a role that is none', {by: {role: 'admin', id: 'a'}}],
    ['a party with more than its role and name', {by: {role: 'agent', id: 'a', email: 'a@example.com'}}],
    ['a conversation that is a step up in a path', {conversation: '..'}],
    ['a conversation with a slash', {conversation: 'a/b'}],
    ['an empty conversation', {conversation: ''}],
  ];
  for (const [name, change] of BAD) {
    it(`does not read ${name}`, () => {
      expect(() => parseEvent({...event, type: 'opened', ...change})).to.throw(MalformedError);
    });
  }
});

describe('parseAnswer', () => {
  it('reads the clock, and a sealed card with its attempt', () => {
    for (const answer of [{at: 5}, {at: 5, sealed: {...makeSealedCard(), attempt: 2}}]) {
      expect(parseAnswer(answer)).to.deep.equal(answer);
    }
    for (const answer of [{}, {at: '5'}, {at: 5, sealed: makeSealedCard()}, {at: 5, ok: true}]) {
      expect(() => parseAnswer(answer)).to.throw(MalformedError);
    }
  });
});

describe('parseJsonText', () => {
  it('reads up to its limit and not a character more', () => {
    const text = (length: number) => JSON.stringify('a'.repeat(length - 2));
    expect(parseJsonText(text(MAX_MESSAGE_CHARS))).to.have.length(MAX_MESSAGE_CHARS - 2);
    expect(() => parseJsonText(text(MAX_MESSAGE_CHARS + 1))).to.throw(MalformedError);
    expect(() => parseJsonText(text(11), 10)).to.throw(MalformedError);
    expect(parseJsonText('[]', 2)).to.deep.equal([]);
  });

  it('reads JSON as deep as it fits, and nothing comes of it', () => {
    const deep = parseJsonText('['.repeat(8000) + ']'.repeat(8000));
    expect(() => parseCommand(deep)).to.throw(MalformedError);
  });

  it('lets a text set no prototype', () => {
    const value = parseJsonText('{"__proto__":{"type":"open"}}') as {type?: string};
    expect(value.type).to.equal(undefined);
    expect(() => parseCommand(value)).to.throw(MalformedError);
  });
});

describe('what is said about what cannot be read', () => {
  const said = (read: () => unknown): string => {
    try {
      read();
    } catch (error) {
      const {message, cause} = error as Error;
      return `${message} ${String(cause)}`;
    }
    throw new Error('it was read');
  };

  it('names the place', () => {
    expect(said(() => parseEvent({...event, type: 'opened', by: {role: 'admin', id: 'a'}}))).to.include('by.role');
    expect(said(() => parseCommand({...COMMANDS[3], sealed: {enc: '', ct: ''}}))).to.include('a command');
    expect(said(() => parseCommand({...COMMANDS[3], sealed: {enc: '', ct: ''}}))).to.include('sealed.enc');
  });

  it('repeats no value and no name that came with it', () => {
    const places: ((text: string) => unknown)[] = [
      (text) => text,
      (text) => [text],
      (text) => ({type: text}),
      (text) => ({...base, type: 'open', [text]: 1}),
      (text) => ({...base, type: 'open', id: `${text}!`}),
      (text) => ({...COMMANDS[3], sealed: {...makeSealedCard(), [text]: text}}),
      (text) => ({...base, type: 'presence', stage: {at: text, done: []}}),
      (text) => ({...base, type: 'presence', stage: {at: 'away', done: [text]}}),
    ];
    for (const place of places) {
      expect(said(() => parseCommand(place(PAN)))).to.not.include(PAN);
      expect(said(() => parseEvent(place(PAN)))).to.not.include(PAN);
    }
    expect(said(() => parseJsonText(`{"${PAN}`))).to.not.include(PAN);
    expect(said(() => parseJsonText(`"${PAN}"`, 3))).to.not.include(PAN);
  });
});
