/** The page of issues: the same desk as the console, with the issues in the place of the activities. */
import { render } from 'preact';
import { html } from '../html.js';
import { openCommand } from '../console/command.js';
import { openPage } from '../console/page.js';
import { openList } from '../console/rows.js';
import { openBench } from './bench.js';
import { Issues } from './view.js';

const { root, desk } = await openPage('.issues-page');
const bench = openBench(openCommand(desk, openList(desk)));
render(html`<${Issues} bench=${bench} />`, root);
