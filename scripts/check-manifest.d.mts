/** What a page can use of an element, as its sources say: names by kind, the kinds being the manifest's. */
export type Surface = Readonly<Record<'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates', Set<string>>>;
/** What is wrong with one element's declaration in the manifest. */
export function problemsOf(declaration: object, surface: Surface): string[];
