// What the stories stand on is what hosts get for their own tests.
export {bring, stageIn, type SetUp} from '../../src/testing/bring.js';
export {Stage, type Report, type Why} from '../../src/testing/stage.js';
