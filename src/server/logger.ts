/** Where the server says what it does: `console`, pino and most others fit. It is told codes and ids, never contents. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Says nothing. */
export const SILENT: Logger = {debug() {}, info() {}, warn() {}, error() {}};

/**
 * Names an error for the log: its class and code. Its message stays out, since one from elsewhere (a driver, a host's
 * own function) may quote what it was given.
 */
export function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  const word = typeof code === 'string' && /^\w{1,64}$/.test(code) ? ` ${code}` : '';
  return `${thrown.constructor.name}${word}`;
}
