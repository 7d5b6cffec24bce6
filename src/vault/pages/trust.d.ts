/** What this deployment trusts. The file is written where the vault is deployed, and lies beside its pages. */
export const trust: unknown;
