/** The grammar of the console's command line: pure functions over text and a context. */
export { parse } from './parse.js';
export { fill } from './fill.js';
export { complete } from './complete.js';
export { readBack, spellOut } from './speak.js';
export { explain, isGuess } from './explain.js';
