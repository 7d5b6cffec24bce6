/** The names of the suites. */
export const suites: readonly string[];

/** The files of a suite, as paths from the package's root; with filters, those that contain one of them. */
export function testFiles(suite: string, filters?: readonly string[]): string[];
