// The page's language: `?lang=de`, or English, whatever the browser's is. To be imported before what the page shows.
import {LANGUAGES, PSEUDO_LANGUAGE} from '../../src/locales/languages.js';
import {speak} from './words.js';

const asked = new URLSearchParams(location.search).get('lang') ?? 'en';
const known = [...LANGUAGES, PSEUDO_LANGUAGE].find(({code}) => code.toLowerCase() === asked.toLowerCase());
const {code, direction} = known ?? LANGUAGES[0]!;
document.documentElement.lang = code;
document.documentElement.dir = direction;
await speak(code);
