/** The page of gates: a panel is asked and answers, the commander decides, somebody else confirms. */
import { render } from 'preact';
import { html } from '../html.js';
import { openPage } from '../console/page.js';
import { openRoom } from './room.js';
import { Gates } from './view.js';

const { root, desk } = await openPage('.gates-page');
render(html`<${Gates} room=${openRoom(desk, new URLSearchParams(location.search).get('gate'))} />`, root);
