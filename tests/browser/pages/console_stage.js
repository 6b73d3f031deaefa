/** The console on the stage: `?roles=`, `?fill=`, `?rehearsal=1`, `?late=1` for boards that come when the test says so; what a test may touch hangs on the window. */
import { render } from 'preact';
import { html } from '/static/js/html.js';
import { openCommand } from '/static/js/console/command.js';
import { openPanels } from '/static/js/console/panels.js';
import { openList } from '/static/js/console/rows.js';
import { Console } from '/static/js/console/view/console.js';
import { standingDesk } from '/tests/browser/pages/desk_parts.js';

const asked = new URLSearchParams(location.search);
const root = document.querySelector('.console-page');
const stage = await standingDesk(root, {
  roles: asked.get('roles')?.split(','), fill: asked.has('fill') ? Number(asked.get('fill')) : undefined,
  rehearsal: asked.has('rehearsal'), late: asked.has('late'),
});
const list = openList(stage.desk);
const command = openCommand(stage.desk, list);
const panels = openPanels(command);
render(html`<${Console} command=${command} panels=${panels} />`, root);
await document.fonts.ready;
Object.assign(window, { stage, list, command, panels });
document.documentElement.dataset.stage = 'ready';
