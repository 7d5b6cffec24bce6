// The other sites of the test server (scripts/wtr-vault.mjs).
const at = (name: string) => `http://${name}:${location.port}`;

/** The vault as a deployment serves it. */
export const VAULT = at('127.0.0.1');
/** The vault without its headers. */
export const BARE_VAULT = at('bare.localhost');
/** A page in the vault's place that does what it is told. */
export const PUPPET = at('puppet.localhost');
/** The same on yet another site. */
export const EVIL_PUPPET = at('evil.puppet.localhost');
/** A vault whose pages have moved to that other site. */
export const MOVED = at('moved.localhost');
/** Where there is a page that puts the vault into a frame and is in no allowlist. */
export const STRANGER = at('stranger.localhost');
