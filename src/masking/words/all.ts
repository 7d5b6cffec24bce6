import {ar} from './ar.js';
import {bg} from './bg.js';
import {bn} from './bn.js';
import {cs} from './cs.js';
import {da} from './da.js';
import {de} from './de.js';
import {el} from './el.js';
import {en} from './en.js';
import {es} from './es.js';
import {fa} from './fa.js';
import {fi} from './fi.js';
import {fr} from './fr.js';
import {he} from './he.js';
import {hi} from './hi.js';
import {hr} from './hr.js';
import {hu} from './hu.js';
import {id} from './id.js';
import {it} from './it.js';
import {ja} from './ja.js';
import {ko} from './ko.js';
import {nb} from './nb.js';
import {nl} from './nl.js';
import {pl} from './pl.js';
import {pt} from './pt.js';
import {ro} from './ro.js';
import {ru} from './ru.js';
import {sk} from './sk.js';
import {sv} from './sv.js';
import {sw} from './sw.js';
import {ta} from './ta.js';
import {th} from './th.js';
import {tl} from './tl.js';
import {tr} from './tr.js';
import {uk} from './uk.js';
import {ur} from './ur.js';
import {vi} from './vi.js';
import {zh} from './zh.js';
import type {WordList} from './list.js';

/** Every list there is, English first. */
export const allWords: readonly WordList[] = [
  en,
  ar,
  bg,
  bn,
  cs,
  da,
  de,
  el,
  es,
  fa,
  fi,
  fr,
  he,
  hi,
  hr,
  hu,
  id,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sk,
  sv,
  sw,
  ta,
  th,
  tl,
  tr,
  uk,
  ur,
  vi,
  zh,
];
