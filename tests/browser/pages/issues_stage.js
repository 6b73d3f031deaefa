/** The issues page on the stage; what a test may touch hangs on the window. */
import { render } from 'preact';
import { html } from '/static/js/html.js';
import { openCommand } from '/static/js/console/command.js';
import { openList } from '/static/js/console/rows.js';
import { openBench } from '/static/js/issues/bench.js';
import { Issues } from '/static/js/issues/view.js';
import { standingDesk } from '/tests/browser/pages/desk_parts.js';

const asked = new URLSearchParams(location.search);
const root = document.querySelector('.issues-page');
const stage = await standingDesk(root, { roles: asked.get('roles')?.split(','), rehearsal: asked.has('rehearsal') });
const bench = openBench(openCommand(stage.desk, openList(stage.desk)));
render(html`<${Issues} bench=${bench} />`, root);
await document.fonts.ready;
Object.assign(window, { stage, bench });
document.documentElement.dataset.stage = 'ready';
