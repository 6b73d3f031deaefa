/** The console's page: opens the line and the outbox for whoever is signed in, and draws the desk. */
import { render } from 'preact';
import { html } from '../html.js';
import { openPage } from './page.js';
import { openCommand } from './command.js';
import { keepLine } from './draft.js';
import { openList } from './rows.js';
import { openPanels } from './panels.js';
import { Console } from './view/console.js';

const { root, desk } = await openPage('.console-page');
const list = openList(desk);
const command = openCommand(desk, list);
const panels = openPanels(command);
keepLine(command, sessionStorage);
render(html`<${Console} command=${command} panels=${panels} />`, root);
