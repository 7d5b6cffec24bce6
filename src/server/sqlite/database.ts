/** What a column can hold here. */
export type Value = string | number | null;

/** A row, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** A prepared statement. */
export interface Statement {
  run(...values: Value[]): unknown;
  get(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
}

/** An open database: the small synchronous interface that `node:sqlite`, libsql and better-sqlite3 have in common. */
export interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
}

/** How long a write waits for another process to finish its own, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;

/** Which of the two to use. */
export type Driver = 'node:sqlite' | 'libsql';

type Open = (file: string) => Database;

/**
 * Opens a database file, and makes it where there is none: with `node:sqlite` where the runtime has it, else with the
 * package `libsql`.
 *
 * The file keeps a write-ahead log, every commit is synced to disk, and what is deleted is overwritten with zeros.
 *
 * @throws {Error} Saying what to type, where there is neither.
 */
export async function openDatabase(file: string, driver?: Driver): Promise<Database> {
  const open = driver ? await load(driver) : ((await tryLoad('node:sqlite')) ?? (await load('libsql')));
  const database = open(file);
  // One at a time: a file that another process is just opening makes some of these wait.
  for (const pragma of [
    `busy_timeout = ${BUSY_TIMEOUT_MS}`,
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
  ]) {
    database.exec(`PRAGMA ${pragma}`);
  }
  return database;
}

async function tryLoad(driver: Driver): Promise<Open | undefined> {
  try {
    return await load(driver);
  } catch {
    return undefined;
  }
}

async function load(driver: Driver): Promise<Open> {
  try {
    // A variable, so that no bundler and no older runtime looks for what need not be there.
    const name: string = driver;
    const module = (await import(/* @vite-ignore */ name)) as {DatabaseSync?: Constructor; default?: Constructor};
    const Class = driver === 'node:sqlite' ? module.DatabaseSync : module.default;
    if (!Class) throw new Error(`${driver} has no database`);
    return (file) => new Class(file);
  } catch (cause) {
    const version = typeof process === 'undefined' ? 'this runtime' : `Node ${process.versions.node}`;
    throw new Error(
      `chatpay: no SQLite. ${version} has no node:sqlite (Node 22.13 has it), and the package libsql is not installed. ` +
        'Type: npm install libsql',
      {cause},
    );
  }
}

type Constructor = new (file: string) => Database;
