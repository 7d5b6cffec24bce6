import {expect} from 'chai';

import {createConversationMasker} from '../../src/masking/index.js';
import {createChatMasker} from '../../src/session/chat-masker.js';

describe('createChatMasker', () => {
  const masker = () => createChatMasker(createConversationMasker());

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
});
