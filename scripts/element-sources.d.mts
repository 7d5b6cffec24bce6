import type {Surface} from './check-manifest.mjs';
/** The folders of the elements. */
export function elementFolders(): string[];
/** What an element's sources say that a page can use. */
export function surfaceOf(folder: string): Surface;
