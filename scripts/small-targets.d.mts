export function smallTargets(what: {selector: string; least: number}): string[];
