/** The issues page on the stage; what a test may touch hangs on the window. */
import { render } from 'preact';
import { html } from '/static/js/html.js';
import { openCommand } from '/static/js/console/command.js';
import { openList } from '/static/js/console/rows.js';
import { openBench } from '/static/js/issues/bench.js';
import { Issues } from '/static/js/issues/view.js';
import { standingDesk } from '/tests/browser/pages/desk_parts.js';
import { issue } from '/tests/js/console/night.js';

const asked = new URLSearchParams(location.search);
const root = document.querySelector('.issues-page');
const stage = await standingDesk(root, { roles: asked.get('roles')?.split(','), rehearsal: asked.has('rehearsal') });
const bench = openBench(openCommand(stage.desk, openList(stage.desk)));
const receive = (board, u) => board.receive({ prev: board.position, pos: board.position + 1, chain: '', u });
/** An issue as the server would send it. */
stage.bring = (code, more) => receive(stage.boards.issues, { issues: { [code.toLowerCase()]: issue(code, more) } });
stage.announce = () => receive(stage.boards.wall, { golive: { '': { ...stage.boards.wall.tables.golive[''], stage: 'announced' } } });
render(html`<${Issues} bench=${bench} />`, root);
await document.fonts.ready;
Object.assign(window, { stage, bench });
document.documentElement.dataset.stage = 'ready';
