/** The plan page on the stage: `?fill=` for more ordinary rows, `?roles=`, `?row=`, `?by=`; what a test may touch hangs on the window. */
import { render } from 'preact';
import { html } from '/static/js/html.js';
import { askedOf } from '/static/js/plan/address.js';
import { followInk } from '/static/js/plan/ink.js';
import { openSheet } from '/static/js/plan/sheet.js';
import { Plan } from '/static/js/plan/view/page.js';
import { SignKeys } from '/static/js/words/signkeys.js';
import { standingDesk } from '/tests/browser/pages/desk_parts.js';
import { crowd, forecast, inPhases, points } from '/tests/js/plan/night.js';

const asked = new URLSearchParams(location.search);
const root = document.querySelector('.plan-page');
const fill = asked.has('fill') ? Number(asked.get('fill')) : undefined;
const stage = await standingDesk(root, { roles: asked.get('roles')?.split(','), rehearsal: asked.has('rehearsal') });
const { plan } = stage.boards;
const receive = (activities) => plan.receive({ prev: plan.position, pos: plan.position + 1, chain: '', u: { activities } });
receive({ ...inPhases(plan.tables.activities), ...points(), ...crowd(fill ?? 0) });
/** So many rows change at once, as one frame of the socket brings them. */
stage.changeMany = (codes, more) => receive(Object.fromEntries(codes.map((code) => [code.toLowerCase(), { ...plan.tables.activities[code.toLowerCase()], ...more }])));
/** What is expected, as the server would tell it: each row by itself so many minutes after its plan. */
stage.foresee = (minutes) => stage.boards.forecast.load({ epoch: 'e', pos: 1, chain: '', run: null, tables: forecast(plan.tables.activities, minutes) });
await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
const sheet = openSheet(stage.desk, askedOf(location.search));
render(html`<${Plan} sheet=${sheet} ink=${followInk(root)} signs=${new SignKeys(localStorage)} />`, root);
await document.fonts.ready;
Object.assign(window, { stage, sheet });
document.documentElement.dataset.stage = 'ready';
