import {expect} from 'chai';

import {createConversationMasker} from '../../src/masking/all.js';

/** What the readers of a conversation see in the end, after all corrections. */
function shown(messages: readonly (string | {text: string; from?: string; at?: number})[]): string[] {
  const masker = createConversationMasker();
  const seen: string[] = [];
  for (const message of messages) {
    const {text, ...info} = typeof message === 'string' ? {text: message} : message;
    const result = masker.push(text, info);
    seen.push(result.text);
    for (const {back, text: corrected} of result.retro) seen[seen.length - 1 - back] = corrected;
  }
  return seen;
}

describe('createConversationMasker', () => {
  it('masks a card sent in two messages, the first of them in retrospect', () => {
    expect(shown(['4111 1111', '1111 1111'])).to.deep.equal(['•••• ••••', '•••• 1111']);
  });

  it('masks a card, its date and its code sent one by one', () => {
    const sent = ['my card is', '5555', '5555', '5555', '4444', '08/29', '123'];
    expect(shown(sent)).to.deep.equal(['my card is', '••••', '••••', '••••', '4444', '••/••', '•••']);
  });

  it('shows the last four digits across messages', () => {
    expect(shown(['3782', '822463', '10005'])).to.deep.equal(['••••', '••••••', '•0005']);
  });

  it('masks date and code that follow a card in one message', () => {
    expect(shown(['4111111111111111', 'exp is', '08/29', '123'])).to.deep.equal([
      '••••••••••••1111',
      'exp is',
      '••/••',
      '•••',
    ]);
  });

  it('joins pieces in other digits', () => {
    expect(shown(['٤١١١١١١١', '١١١١١١١١'])).to.deep.equal(['••••••••', '••••١١١١']);
  });

  it('does not join what something else was said between', () => {
    const sent = ['4111', '1111', 'ok', '11111111'];
    expect(shown(sent)).to.deep.equal(sent);
  });

  it('does not join the messages of different people', () => {
    const sent = [
      {text: '41111111', from: 'a'},
      {text: '11111111', from: 'b'},
    ];
    expect(shown(sent)).to.deep.equal(['41111111', '11111111']);
  });

  it('joins the messages of one person when another speaks between, and counts back over both', () => {
    const sent = [
      {text: '41111111', from: 'a'},
      {text: 'go on', from: 'b'},
      {text: '11111111', from: 'a'},
    ];
    expect(shown(sent)).to.deep.equal(['••••••••', 'go on', '••••1111']);
  });

  it('does not join messages more than two minutes apart', () => {
    const sent = [
      {text: '41111111', at: 0},
      {text: '11111111', at: 120_001},
    ];
    expect(shown(sent)).to.deep.equal(['41111111', '11111111']);
  });

  it('leaves short numbers, rooms and codes alone', () => {
    const sent = ['4821', '12', 'room 4111', '1111', '555-0100', '08/29', '123'];
    expect(shown(sent)).to.deep.equal(sent);
  });

  it('does not take a number for a code long after a card', () => {
    const sent = ['4111111111111111', 'a', 'b', 'c', 'd', '123'];
    expect(shown(sent)).to.deep.equal(['••••••••••••1111', 'a', 'b', 'c', 'd', '123']);
  });

  it('changes nothing when it masks its own messages again', () => {
    const once = shown(['my card', '55555555', '55554444', '444444444448', 'and', '12/29', '123']);
    expect(once).to.deep.equal(['my card', '••••••••', '••••4444', '444444444448', 'and', '••/••', '•••']);
    expect(shown(once)).to.deep.equal(once);
  });

  it('says what was found', () => {
    const masker = createConversationMasker();
    masker.push('41111111');
    const {found} = masker.push('11111111');
    expect(found.map(({kind, last4}) => [kind, last4])).to.deep.equal([['pan', '1111']]);
  });

  it('refuses messages that are no text', () => {
    expect(() => createConversationMasker().push(undefined as never)).to.throw(TypeError);
  });
});
