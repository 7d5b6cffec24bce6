import {expect} from 'chai';
import * as currencyCodes from 'currency-codes';

import {currencyCodes as ours, minorUnitDigits} from '../../src/request/currencies.js';

// A second source, made from the standard's own list one (its `publishDate` says which), and independent of the first.
const LIST = new Map(currencyCodes.codes().map((code) => [code, currencyCodes.code(code)!]));

/** What list one holds and no payment can be asked in: metals, funds, bonds, tests and accounting units. */
const NO_MONEY = /^X|^(BOV|CHE|CHW|CLF|COU|MXV|USN|UYI|UYW)$/;

/** What has changed since the second source was made, by the standard's amendments. */
const SINCE: Readonly<Record<string, string>> = {
  ANG: 'withdrawn: XCG took its place in March 2025',
  XCG: 'the Caribbean guilder, in its place',
  CUC: 'withdrawn: Cuba has one peso since 2021',
  XAD: 'added: the Arab accounting dinar',
};

describe('ISO 4217', () => {
  it('has the decimals that a second source made of it has', () => {
    const different = ours().flatMap((code) => {
      const listed = LIST.get(code);
      return listed && listed.digits !== minorUnitDigits(code) ? [`${code}: ${listed.digits}`] : [];
    });
    expect(different).to.deep.equal([]);
  });

  it('has the same currencies, but for those that came or went since, and those that are no money', () => {
    const missing = [...LIST.keys()].filter((code) => !ours().includes(code) && !NO_MONEY.test(code));
    const added = ours().filter((code) => !LIST.has(code));
    console.log(
      `        only in the second source: ${missing.join(' ') || 'none'}; only here: ${added.join(' ') || 'none'}`,
    );
    for (const code of [...missing, ...added]) expect(SINCE, code).to.have.property(code);
  });

  it('differs from what the runtime thinks, which is why it is not asked', () => {
    const different = ours().flatMap((code) => {
      const {maximumFractionDigits} = new Intl.NumberFormat('en', {
        style: 'currency',
        currency: code,
      }).resolvedOptions();
      return maximumFractionDigits === minorUnitDigits(code)
        ? []
        : [`${code} ${minorUnitDigits(code)}, not ${maximumFractionDigits}`];
    });
    console.log(
      `        ${ours().length} currencies, ${different.length} in which Intl is wrong: ${different.join('; ')}`,
    );
    expect(different.length).to.be.above(10);
  });
});
