const NOT_SPACE = /[^\s]/;

/** Which units of `text` are still readable in `masked`: the common beginning and end of each, and what lies between by position
 *  or, when lengths differ, by the longest common subsequence. */
function readable(text, masked) {
  const kept = new Uint8Array(text.length);
  if (text.length === masked.length) {
    for (let i = 0; i < text.length; i++) kept[i] = text[i] === masked[i] ? 1 : 0;
    return kept;
  }
  const width = masked.length + 1;
  const best = new Uint16Array((text.length + 1) * width);
  for (let i = text.length - 1; i >= 0; i--) {
    for (let j = masked.length - 1; j >= 0; j--) {
      best[i * width + j] =
        text[i] === masked[j]
          ? best[(i + 1) * width + j + 1] + 1
          : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < text.length && j < masked.length;) {
    if (text[i] === masked[j] && best[i * width + j] === best[(i + 1) * width + j + 1] + 1) {
      kept[i++] = 1;
      j++;
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  return kept;
}

/**
 * Scores a masker on labelled messages. A card counts as hidden when at most ten of its digits are readable (first six and
 * last four, the most PCI DSS allows), a date or code when none is; another number must be readable whole.
 */
export function score(messages, mask) {
  const counts = {hidden: 0, missed: 0, wrong: 0, right: 0, extras: 0, extrasHidden: 0, failures: 0};
  const examples = {missed: [], wrong: [], extras: []};
  for (const {text, spans} of messages) {
    let masked = text;
    try {
      masked = mask(text);
    } catch {
      counts.failures++;
    }
    const kept = masked === text ? undefined : readable(text, masked);
    for (const {type, start, end} of spans) {
      let digits = 0;
      let visible = 0;
      let touched = false;
      for (let i = start; i < end; i++) {
        if (!kept || kept[i]) {
          if (/\p{Nd}/u.test(text[i])) visible++;
        } else if (NOT_SPACE.test(text[i])) touched = true;
        if (/\p{Nd}/u.test(text[i])) digits++;
      }
      if (type === 'card') {
        const isHidden = visible <= 10 && visible < digits;
        counts[isHidden ? 'hidden' : 'missed']++;
        if (!isHidden) examples.missed.push(text);
      } else if (type === 'other') {
        counts[touched ? 'wrong' : 'right']++;
        if (touched) examples.wrong.push(`${text}  =>  ${masked}`);
      } else {
        counts.extras++;
        if (visible === 0) counts.extrasHidden++;
        else examples.extras.push(`${text}  =>  ${masked}`);
      }
    }
  }
  const precision = counts.hidden / Math.max(1, counts.hidden + counts.wrong);
  const recall = counts.hidden / Math.max(1, counts.hidden + counts.missed);
  return {...counts, precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall), examples};
}
