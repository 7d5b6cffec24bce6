/** A group's figure, as it is noted. */
export interface Figure {
  readonly group: string;
  readonly engine: string;
  readonly text: string;
}

/** Notes a group's figure. `engine` is a browser's name, or `node`. */
export function noteFigure(figure: Figure): void;

/** A group of attacks: where it is tried, and how many figures each engine must come to. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly everywhere?: boolean;
  readonly figures?: number;
  readonly ofChromium?: number;
  readonly ofNode?: number;
  readonly ofFull?: Readonly<Record<string, number>>;
  readonly files: readonly string[];
}

export const GROUPS: readonly Group[];

/** Where the figures of a run are noted: the path of a file that does not exist yet. */
export function newNotes(): string;

/** How many figures of a group must come, by engine; with `isFull`, those of the suite `full` too. */
export function figuresOf(group: Group, engines: readonly string[], isFull?: boolean): Readonly<Record<string, number>>;

/** Prints the list of a whole run. @returns How many figures are missing, over all groups and engines. */
export function printGroups(notes: string, engines: readonly string[], isFull?: boolean): number;
