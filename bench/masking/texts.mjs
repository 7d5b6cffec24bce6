// Texts to measure speed on, and the measuring.

/** A flat string, as text from the network is. */
export const flat = (text) => Buffer.from(text).toString();

const WORDS = 'where is the thing that I bought from you last week it says delivered but nobody has seen it here'.split(
  ' ',
);
/** The nth sentence of plain words. */
export const plain = (n) =>
  Array.from({length: 3 + (n % 14)}, (_, k) => WORDS[(n * 7 + k * 5) % WORDS.length]).join(' ');

/** What is repeated in texts that are meant to take long. */
export const HOSTILE = {
  'one digit': '4',
  'digits apart': '4 ',
  'digits further apart': '4 - ',
  'random digits apart': '4 9 2 7 1 8 3 6 5 0 3 1 4 ',
  'groups of four': '4111 ',
  'groups with dashes': '4821-',
  'near misses': '4111 1111 1111 1112 ',
  'cards in a list': '4111111111111111,',
  'cards in groups': '4111 1111 1111 1111 ',
  'a path of cards': '4111111111111111/',
  'labels and digits': 'card 4111 1111 ',
  dates: '12/29 ',
  'plus signs': '+4',
  dots: '4.',
  'account numbers': 'DE89 3704 ',
  'invisible characters': '4\u200b',
};

/** Reads every unit: the least that any masker can do. */
export function walk(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return String(sum);
}

/** Processor time for all texts, in nanoseconds; other work on the machine does not count. */
export async function cpuOf(mask, texts) {
  let sink = 0;
  const began = process.cpuUsage();
  for (const text of texts) {
    const masked = mask(text);
    sink += typeof masked === 'string' ? masked.length : (await masked).length;
  }
  const {user, system} = process.cpuUsage(began);
  return sink < 0 ? NaN : Math.max(1, user + system) * 1000;
}

/** The middle one of some figures. */
export const median = (figures) => [...figures].sort((a, b) => a - b)[figures.length >> 1];
