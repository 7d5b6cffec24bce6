import {startDemo} from './demo.js';
import {SettingsError} from './settings.js';

const minutes = (name: string): number | undefined => {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!(value > 0)) stop(`${name} is "${text}"; it takes a number of minutes above zero, for example ${name}=10`);
  return value;
};
const port = (name: string, fallback: number): number => {
  const value = Number(process.env[name] || fallback);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    stop(`${name} takes a port number, for example ${name}=${fallback}`);
  return value;
};

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}

const answerWithinMinutes = minutes('ANSWER_WITHIN_MINUTES');
const holdMinutes = minutes('HOLD_MINUTES');
if (holdMinutes !== undefined && (holdMinutes > 30 || holdMinutes < 1)) {
  stop('HOLD_MINUTES is how long an agent may use a card: 1 to 30 minutes');
}

try {
  const demo = await startDemo({
    port: port('PORT', 4310),
    vaultPort: port('VAULT_PORT', 4311),
    checkoutPort: port('CHECKOUT_PORT', 4312),
    standInsPort: port('STAND_INS_PORT', 4313),
    dataDir: process.env.DATA_DIR || '.data',
    ...(process.env.HOST_ORIGIN && {hostOrigin: process.env.HOST_ORIGIN}),
    ...(process.env.VAULT_ORIGIN && {vaultOrigin: process.env.VAULT_ORIGIN}),
    ...(process.env.CHECKOUT_ORIGIN && {checkoutOrigin: process.env.CHECKOUT_ORIGIN}),
    ...(answerWithinMinutes !== undefined && {answerWithinMinutes}),
    ...(holdMinutes !== undefined && {holdMinutes}),
  });
  console.log(`chatpay is running. Open
  ${demo.hostOrigin}/          both sides next to each other
  ${demo.hostOrigin}/agent     the agent's desk
  ${demo.hostOrigin}/customer  the customer's chat (Valeria; /customer?name=Marco is somebody else)
  ${demo.hostOrigin}/orders    the order system, which asks for payments by link
  ${demo.hostOrigin}/phone     the customer's phone, where the links arrive
  ${demo.hostOrigin}/themes    all elements in each theme; /?theme=rounded&scheme=dark is the demo in one
The vault is on ${demo.vaultOrigin}, a site of its own; the checkout of links on ${demo.checkoutOrigin}. Data is in ${demo.dataDir}. Stop with Ctrl+C.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (error instanceof SettingsError) stop(error.message);
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    stop(
      `Port ${(error as unknown as {port: number}).port} is taken. Choose others: PORT=5310 VAULT_PORT=5311 CHECKOUT_PORT=5312 STAND_INS_PORT=5313 npm start`,
    );
  }
  throw error;
}
