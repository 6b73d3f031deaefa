/** Prints, as one JSON array, the bodies of reports that typed lines become: for the door to take apart. */
import { fill, parse } from '../../../web/static/js/grammar/index.js';
import { meantLine } from './generator.js';
import { context, moaCalls } from './night.js';

const ANSWERS = {
  place: 'moa',
  mode: 'papir',
  title: 'Bytte skriver',
  note: 'Strømmen blafrer',
  time: '2058',
  reason: '9, tom',
  eta: '+20',
};

/** The line with every hole filled, as Enter walks through them. */
function filled(parsed, night) {
  return parsed.holes.reduce((open, { name }) => fill(open, name, ANSWERS[name], night), parsed);
}

function bodies(index) {
  const lang = ['nb', 'nn', 'en'][index % 3];
  const night = index % 2 ? moaCalls({ lang }) : context({ lang });
  const parsed = parse(meantLine(index, lang, night).text, night);
  return parsed.kind === 'reports' ? filled(parsed, night).reports : [];
}

console.log(JSON.stringify(Array.from({ length: 1500 }, (_, index) => bodies(index)).flat()));
