/** A number of minutes for people, in the largest unit that it is a whole number of: `45 minutes`, `2 hours`, `1 day`. */
export function formatDuration(minutes: number, locale: string): string {
  const [unit, length] = UNITS.find(([, each]) => minutes >= each && minutes % each === 0) ?? ['minute', 1];
  return new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}).format(minutes / length);
}

/** In minutes. */
const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
] as const;
