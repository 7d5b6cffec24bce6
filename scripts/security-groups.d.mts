/** A group's figure, as it is noted. */
export interface Figure {
  readonly group: string;
  readonly engine: string;
  readonly text: string;
}

/** Notes a group's figure. `engine` is a browser's name, or `node`. */
export function noteFigure(figure: Figure): void;
