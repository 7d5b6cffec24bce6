import type {Surface} from './check-manifest.mjs';
/** The folders of the elements. */
export function elementFolders(): string[];
/** The file of one of those elements. */
export function fileOf(folder: string): string;
/** The files of the vault's own elements, by tag. */
export function vaultElements(): Map<string, string>;
/** What an element's sources say that a page can use. */
export function surfaceOf(file: string): Surface;
