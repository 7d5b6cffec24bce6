/**
 * What this tab keeps over a reload, as an option for `createSession`. A browser that is told to keep nothing throws for the
 * question alone; the page then works without.
 */
export function tabStorage(): {readonly storage?: Storage} {
  try {
    return {storage: sessionStorage};
  } catch {
    return {};
  }
}
