/** The themes' style sheets by name, from wherever they are. */
export const sheets: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    (import.meta as unknown as {glob: (path: string, options: object) => Record<string, string>}).glob(
      '../../src/themes/*.css',
      {query: '?inline', import: 'default', eager: true},
    ),
  ).map(([path, css]) => [/([^/]+)\.css$/.exec(path)![1]!, css]),
);
