interface Described {
  name: string;
  description: {kind: 'markdown'; value: string};
}
export function cssData(manifest: unknown): {properties: Described[]; pseudoElements: Described[]};
