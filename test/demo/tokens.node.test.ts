import {expect} from 'chai';

import {createTokens, type Visitor} from '../../demo/server/tokens.js';

const ANA: Visitor = {role: 'agent', id: 'agent-ana', name: 'Ana'};

describe("the demo's tokens", () => {
  const tokens = createTokens(Buffer.alloc(32, 7));

  it('say whose they are, also after a restart, and nothing when they were made or changed by others', () => {
    const token = tokens.issue(ANA);
    expect(createTokens(Buffer.alloc(32, 7)).read(token)).to.deep.equal(ANA);
    expect(createTokens(Buffer.alloc(32, 8)).read(token)).to.equal(null);
    expect(tokens.read(token.replace(/^./, 'f'))).to.equal(null);
    expect(tokens.read('')).to.equal(null);
  });

  it('let nobody in after a log-out: what is still on its way then is refused', () => {
    const [old, next] = [tokens.issue(ANA), tokens.issue(ANA)];
    const caller = (token: string) =>
      tokens.participantOf(new Request('http://host.example/', {headers: {authorization: `Bearer ${token}`}}));
    expect(caller(old)?.id).to.equal('agent-ana');
    tokens.revoke(old);
    expect(caller(old)).to.equal(null);
    expect(caller(next)?.id).to.equal('agent-ana');
  });
});
