import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {leaksIn, spellingsOf} from '../helpers/spellings.js';
import {readDocument, readStorage} from './page-readers.js';
import {recordOutput, recordTraffic} from './recordings.js';

/** What of a document both drivers of browsers can do. */
export interface Readable {
  url(): string;
  evaluate<T>(act: () => T | Promise<T>): Promise<T>;
  evaluate<T, A>(act: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
}

/** A page, with the frames in it. */
export interface ReadablePage extends Readable {
  frames(): Readable[];
}

/** Everything that was seen outside the vault, by the place where it was. */
export class Evidence {
  readonly #found = new Map<string, string>();
  readonly #unhooks: (() => void)[] = [];

  readonly note = (place: string, text: string | undefined | null): void => {
    this.#found.set(place, `${this.#found.get(place) ?? ''}\n${text ?? ''}`);
  };

  /** Where something was seen. */
  get places(): string[] {
    return [...this.#found].filter(([, text]) => text.trim() !== '').map(([place]) => place);
  }

  /** Begins to record what this process prints, and what its servers take and give. */
  record(): void {
    this.#unhooks.push(recordOutput(this.note), recordTraffic(this.note));
  }

  stop(): void {
    for (const unhook of this.#unhooks.splice(0)) unhook();
  }

  /** All that can be read of a page at one moment, and what the vault in it has stored. */
  async look(who: string, page: ReadablePage, vaultOrigin: string): Promise<void> {
    this.note(`document of ${who}`, await page.evaluate(readDocument));
    this.note(`storage of ${who}`, await page.evaluate(readStorage));
    this.note(
      `messages of ${who}`,
      await page.evaluate(() => (window as unknown as {recorded: string[]}).recorded.join('\n')),
    );
    const vault = page.frames().find((frame) => frame.url().startsWith(vaultOrigin));
    this.note(`storage of the vault of ${who}`, await vault?.evaluate(readStorage));
  }

  /** What lies on the server's disk. */
  async lookAtFiles(step: string, folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      this.note(`${name} at ${step}`, await readFile(join(folder, name), 'latin1'));
    }
  }

  holds(part: string, text: string): boolean {
    return [...this.#found].some(([place, found]) => place.includes(part) && found.includes(text));
  }

  /** In which spellings a card's number was found, and where; so with its name. */
  leaksOf(number: string, name: string): string[] {
    return leaksIn(this.#found, new Map([...spellingsOf(number), ['name', name]]));
  }
}
