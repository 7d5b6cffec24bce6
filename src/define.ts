// Registers every element. The one top-level file that does anything when it is imported.
import './elements/provider/define.js';
import './elements/request/define.js';
import './elements/status/define.js';
import './elements/guard/define.js';
import './elements/composer/define.js';
import './elements/indicator/define.js';
import './elements/banner/define.js';
