/** The plan's page: opens the boards for whoever is signed in, and draws the plan. */
import { render } from 'preact';
import { openPage } from '../console/page.js';
import { html } from '../html.js';
import { SignKeys } from '../words/signkeys.js';
import { askedOf } from './address.js';
import { followInk } from './ink.js';
import { openSheet } from './sheet.js';
import { Plan } from './view/page.js';

const { root, desk } = await openPage('.plan-page');
const sheet = openSheet(desk, askedOf(location.search));
render(html`<${Plan} sheet=${sheet} ink=${followInk(root)} signs=${new SignKeys(localStorage)} />`, root);
