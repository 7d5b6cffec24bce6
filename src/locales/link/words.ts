import {addLanguages} from '../load.js';
import './en.js';

// The words of payments by link: English comes with the elements, any other language when it is spoken.
addLanguages(() => import('./others.js'));
