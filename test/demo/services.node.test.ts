import {expect} from 'chai';

import {linkServices, type ServicesOptions} from '../../demo/server/services.js';
import {SettingsError, type Environment} from '../../demo/server/settings.js';

const SHARED = Buffer.alloc(32, 7).toString('base64');
const REST = {CYBERSOURCE_MERCHANT_ID: 'shop', CYBERSOURCE_KEY_ID: 'key', CYBERSOURCE_SHARED_SECRET: SHARED};
const PROFILE = {CYBERSOURCE_PROFILE_ID: 'profile', CYBERSOURCE_ACCESS_KEY: 'access', CYBERSOURCE_SECRET_KEY: 'secret'};
const WEBHOOK = {CYBERSOURCE_WEBHOOK_KEY_ID: 'id', CYBERSOURCE_WEBHOOK_KEY: SHARED};
const CLICKATELL = {CLICKATELL_API_KEY: 'key', CLICKATELL_CALLBACK_SECRET: 'a-path-secret-of-30-characters'};
const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'0f'.repeat(16)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+12025550100',
};
const WHATSAPP = {
  WHATSAPP_ACCESS_TOKEN: 'token',
  WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
  WHATSAPP_APP_SECRET: 'app-secret',
  WHATSAPP_VERIFY_TOKEN: 'a-verify-token-of-30-characters',
};

function servicesOf(env: Environment) {
  const options: ServicesOptions = {
    servicesOrigin: 'http://127.0.0.1:4313',
    checkoutOrigin: 'http://127.0.0.1:4312',
    secret: 'a-callback-secret-of-30-characters',
    env,
    now: Date.now,
    onHeard: () => {},
  };
  const {messengers, providers, secureAcceptanceUrl} = linkServices(options);
  return {
    messengers: Object.keys(messengers),
    channels: Object.values(messengers).flatMap(({channels}) => channels),
    collections: providers.map(({collection}) => collection),
    secureAcceptanceUrl,
  };
}

/** What is said about an environment that cannot be used. */
function faultIn(env: Environment): string {
  try {
    servicesOf(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('the demo’s services', () => {
  it('are all stand-ins where nothing is set, by an empty text either', () => {
    for (const env of [{}, {CYBERSOURCE_MERCHANT_ID: '', TWILIO_ACCOUNT_SID: '', MESSENGER: ''}]) {
      expect(servicesOf(env)).to.deep.include({
        messengers: ['clickatell', 'twilio', 'whatsapp-cloud'],
        collections: ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'],
        secureAcceptanceUrl: 'http://127.0.0.1:4313',
      });
    }
    expect(servicesOf({MESSENGER: 'twilio'}).messengers[0]).to.equal('twilio');
  });

  const groups = {REST, PROFILE, WEBHOOK: {...REST, ...WEBHOOK}, CLICKATELL, TWILIO, WHATSAPP};
  for (const [name, group] of Object.entries(groups)) {
    it(`stop where something is missing, and say what: ${name}`, () => {
      expect(faultIn(group)).to.equal('');
      for (const left of Object.keys(group)) {
        const rest = Object.fromEntries(Object.entries(group).filter(([setting]) => setting !== left));
        expect(faultIn(rest), left).to.include(`Set ${left} as well`);
        expect(faultIn({...rest, [left]: ''}), left).to.include(`Set ${left} as well`);
      }
    });
  }

  it('stop for a setting that means nothing without the secrets', () => {
    expect(faultIn({CLICKATELL_FROM: '1'})).to.include('CLICKATELL_API_KEY, CLICKATELL_CALLBACK_SECRET');
    expect(faultIn({TWILIO_WHATSAPP_FROM: '+12025550100'})).to.include('TWILIO_AUTH_TOKEN');
    expect(faultIn({CYBERSOURCE_SA_URL: 'https://secureacceptance.cybersource.com'})).to.include('CYBERSOURCE_SECRET');
    expect(faultIn({CYBERSOURCE_API_URL: 'https://api.cybersource.com'})).to.include('CYBERSOURCE_SHARED_SECRET');
    expect(faultIn(WEBHOOK)).to.include('CYBERSOURCE_MERCHANT_ID');
  });

  it('leave out what would be a stand-in beside a real service', () => {
    expect(servicesOf(REST).collections).to.deep.equal(['unified-checkout']);
    expect(servicesOf(PROFILE)).to.deep.include({
      collections: ['secure-acceptance-hosted', 'secure-acceptance-merchant'],
      secureAcceptanceUrl: 'https://testsecureacceptance.cybersource.com',
    });
    expect(servicesOf({...REST, ...PROFILE}).collections.length).to.equal(3);
    expect(servicesOf(TWILIO)).to.deep.include({messengers: ['twilio'], channels: ['sms']});
    expect(servicesOf({...TWILIO, TWILIO_WHATSAPP_FROM: '+12025550100'}).channels).to.deep.equal(['sms', 'whatsapp']);
    const two = {...CLICKATELL, ...WHATSAPP, MESSENGER: 'whatsapp-cloud'};
    expect(servicesOf(two).messengers).to.deep.equal(['whatsapp-cloud', 'clickatell']);
    expect(faultIn({...CLICKATELL, MESSENGER: 'twilio'})).to.include('are: clickatell.');
  });
});
