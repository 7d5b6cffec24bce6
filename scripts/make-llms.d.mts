export function llmsText(): string;
export function llmsFullText(): string;
export const GUIDES: string[];
