import {expect} from 'chai';

import * as masking from '../../src/masking/index.js';
import {createChatMasker} from '../../src/session/chat-masker.js';

describe('createChatMasker', () => {
  const masker = () => createChatMasker(masking);

  it('names the messages that a number was split over', () => {
    const chat = masker();
    const parts = ['4111', '1111', '1111', '1111'];
    const results = parts.map((text, k) => chat.push({id: `m${k}`, from: 'customer', text}));
    expect(results.slice(0, 3).map(({text}) => text)).to.deep.equal(['4111', '1111', '1111']);
    expect(results[3]).to.deep.equal({
      text: '1111',
      takenBack: [
        {id: 'm0', text: '••••'},
        {id: 'm1', text: '••••'},
        {id: 'm2', text: '••••'},
      ],
    });
  });

  it('counts the messages of others in between', () => {
    const chat = masker();
    chat.push({id: 'a', from: 'customer', text: '4111 1111'});
    chat.push({id: 'b', from: 'agent', text: 'hello?'});
    const {takenBack} = chat.push({id: 'c', from: 'customer', text: '1111 1111'});
    expect(takenBack).to.deep.equal([{id: 'a', text: '•••• ••••'}]);
  });

  it('counts a message that comes again once, and keeps it taken back', () => {
    const chat = masker();
    const first = {id: 'a', from: 'customer', text: '4111 1111'};
    chat.push(first);
    chat.push(first);
    chat.push({id: 'c', from: 'customer', text: '1111 1111'});
    expect(chat.push(first)).to.deep.equal({text: '•••• ••••', takenBack: []});
  });

  it('takes the text of a message that comes again as it is now', () => {
    const chat = masker();
    chat.push({id: 'a', from: 'customer', text: '4111 1111'});
    expect(chat.push({id: 'a', from: 'customer', text: '•••• ••••'}).text).to.equal('•••• ••••');
  });

  it('masks a whole number in one message', () => {
    expect(masker().push({id: 'a', from: 'customer', text: '4111 1111 1111 1111'})).to.deep.equal({
      text: '•••• •••• •••• 1111',
      takenBack: [],
    });
  });

  /** What stands in the conversation when all of it has been said. */
  const said = (...texts: string[]) => {
    const chat = masker();
    const shown = new Map<string, string>();
    texts.forEach((text, k) => {
      const masked = chat.push({id: `m${k}`, from: 'customer', text, at: k * 1000});
      shown.set(`m${k}`, masked.text);
      for (const edit of masked.takenBack) shown.set(edit.id, edit.text);
    });
    return [...shown.values()];
  };

  const PIECES: Record<string, [string[], string[]]> = {
    'single digits': [[...'4111111111111111'], [...'••••••••••••1111']],
    pairs: [
      ['41', '11', '11', '11', '11', '11', '11', '11'],
      ['••', '••', '••', '••', '••', '••', '11', '11'],
    ],
    'uneven parts': [
      ['4111111', '1111111', '11'],
      ['•••••••', '•••••11', '11'],
    ],
    'words in between': [
      ['4111', 'and then', '11111', 'wait', '1111111'],
      ['••••', 'and then', '•••••', 'wait', '•••1111'],
    ],
    'digits of several scripts': [
      ['4111', '１１１１１', '١١١', '1111'],
      ['••••', '•••••', '•••', '1111'],
    ],
    'words between its groups': [['4111 and 1111 then 1111, last 1111'], ['•••• and •••• then ••••, last 1111']],
    'a numbered list': [['1) 4111 2) 1111 3) 1111 4) 1111'], ['1) •••• 2) •••• 3) •••• 4) 1111']],
    'letters between its groups': [['4111x1111x1111x1111'], ['••••x••••x••••x1111']],
    'markup between its groups': [['4111<br>1111<br>1111<br>1111'], ['••••<br>••••<br>••••<br>1111']],
    'an American Express number with words': [['3782 then 822463 then 10005'], ['•••• then •••••• then •0005']],
    'digits spelled one by one': [
      ['4 a 1 b 1 c 1 d 1 e 1 f 1 g 1 h 1 i 1 j 1 k 1 l 1 m 1 n 1 o 1'],
      ['• a • b • c • d • e • f • g • h • i • j • k • l 1 m 1 n 1 o 1'],
    ],
    'messages with a word each': [
      ['it starts with 4111', 'next 1111', 'then 1111', 'and 1111 at the end'],
      ['it starts with ••••', 'next ••••', 'then ••••', 'and 1111 at the end'],
    ],
    'digits alone, around another number': [
      ['4111', 'since 2019', '1111', '1111', '1111'],
      ['••••', 'since 2019', '••••', '••••', '1111'],
    ],
    'parts that look like dates and telephones, and are none': [
      ['41-11-1111', '11-11-1111'],
      ['••-••-••••', '••-••-1111'],
    ],
    'parts between which a number is hidden': [
      ['** 4111', '1111', '+1111', '1111'],
      ['** ••••', '••••', '+••••', '1111'],
    ],
    'a part like a telephone number of no country': [
      ['411-111-1111', '111111'],
      ['•••-•••-••••', '••1111'],
    ],
    'pieces behind another card, the first like its code': [
      ['5555 5555 5555 4444', 'no wait, my amex', '3782', '822463', '10005'],
      ['•••• •••• •••• 4444', 'no wait, my amex', '••••', '••••••', '•0005'],
    ],
    'pieces behind one that came in pieces': [
      ['4111111', '111111111', '3056', '930902', '5904'],
      ['•••••••', '•••••1111', '••••', '••••••', '5904'],
    ],
    'its code and its date behind': [
      ['4111111', '111111111', '12/34', '123'],
      ['•••••••', '•••••1111', '••/••', '•••'],
    ],
  };
  for (const [how, [texts, masked]] of Object.entries(PIECES)) {
    it(`finds a number in ${how}`, () => expect(said(...texts)).to.deep.equal(masked));
  }

  it('leaves numbers beside words alone that are no card', () => {
    for (const text of [
      'from 4012 to 5019 or 1122 and 3344',
      '4111 and 1111 and 1111 and 1111 and 12345',
      '4111 was my order, and much later in this text 1111 and 1111 and 1111',
      'call 4155 550 1234 or 4111 1111',
      'in 2019, 2020, 2021 and 2022',
    ]) {
      expect(said(text)).to.deep.equal([text]);
    }
  });

  it('keeps telephone numbers and dates, whatever stands before them', () => {
    for (const text of ['+38008769285130', '+1 415 555 2671']) expect(said(text)).to.deep.equal([text]);
    for (const texts of [
      ['3653', '1', '1-819-569-0171'],
      ['43', '2022-06-11', '792400'],
      ['4381', '2022-06-11', '7924'],
      ['486', '23.7.2027', '1', '1787', '3108'],
    ]) {
      expect(said(...texts)).to.deep.equal(texts);
    }
  });

  it('joins nothing that is no card, that is too old or of two people', () => {
    expect(said('4111', '11111', '1111112')).to.deep.equal(['4111', '11111', '1111112']);
    const late = masker();
    late.push({id: 'a', from: 'customer', text: '4111111', at: 0});
    expect(late.push({id: 'b', from: 'customer', text: '111111111', at: 121_000}).text).to.equal('111111111');
    const both = masker();
    both.push({id: 'a', from: 'customer', text: '4111111'});
    expect(both.push({id: 'b', from: 'agent', text: '111111111'}).text).to.equal('111111111');
  });
});
