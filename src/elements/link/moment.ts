/** An instant for machines: ISO 8601, in UTC. */
export function isoMoment(at: number): string {
  return new Date(at).toISOString();
}

/** An instant for people who look at it now: the time of day, with the date where that is not today's. */
export function formatMoment(at: number, now: number, locale: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return formatOf(locale, isToday ? {timeStyle: 'short'} : {dateStyle: 'medium', timeStyle: 'short'}).format(at);
}

/** An instant for people who look at it at any time: date and time of day. */
export function formatDateTime(at: number, locale: string): string {
  return formatOf(locale, {dateStyle: 'medium', timeStyle: 'short'}).format(at);
}

/** Making a format costs more than using it a thousand times, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}
