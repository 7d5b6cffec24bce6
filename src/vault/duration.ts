const UNITS = [
  {unit: 'day', ms: 24 * 60 * 60_000, from: 2},
  {unit: 'hour', ms: 60 * 60_000, from: 2},
  {unit: 'minute', ms: 60_000, from: 1},
  {unit: 'second', ms: 1000, from: 0},
] as const;

/** Making a format costs more than a key should, and elements write the same lengths at every render. */
const formats = new Map<string, Intl.NumberFormat>();

/**
 * A length of time as people say it: `10 minutes`, `3 Stunden`. In the largest unit of which there are enough, rounded;
 * plurals are the browser's.
 */
export function formatDuration(ms: number, lang: string): string {
  const {unit, ms: unitMs} = UNITS.find((candidate) => ms >= candidate.ms * candidate.from) ?? UNITS[3];
  const key = `${lang} ${unit}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(lang, {style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0});
    formats.set(key, format);
  }
  return format.format(Math.round(ms / unitMs));
}
