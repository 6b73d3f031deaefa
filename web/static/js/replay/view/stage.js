/** The room's own wall, drawn by the wall itself from the recorded rows, at the moment where the replay stands. */
import { useMemo } from 'preact/hooks';
import { html } from '../../html.js';
import { Wall } from '../../wall/draw.js';
import { view } from '../../wall/view.js';
import { inHand } from './hand.js';
/** @import {Row} from '../../line/board.js' */
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */

const SECOND = 1000;

/**
 * While it plays, ears are spared the wall's own announcements. In a hand it is higher than its place: keys must reach it to scroll.
 * @param {{scene: Scene, session: Session}} props
 */
export function Stage({ scene, session: { player } }) {
  const { texts, texts: { t } } = scene;
  const { axis, step, course, playing } = player;
  const second = Math.floor(player.moment / SECOND);
  const wall = useMemo(() => {
    const tables = { ...course.board('wall').seek(step), ...course.board('outlook').seek(step) };
    const model = view(tables, second * SECOND, texts);
    const place = { time: scene.times.second(second * SECOND), position: scene.positionWords };
    const labels = { board: t('replay.board', place), systems: t('wall.systems') };
    return html`<${Wall} model=${model} changed=${touchedBy(course.report(player.position, step))} labels=${labels} />`;
  }, [axis, step, second]);
  return html`<div class="stage wall-screen" tabindex=${inHand.matches ? 0 : undefined} data-scrolls aria-busy=${playing}>${wall}</div>`;
}

/** The parts of the wall that the last report is about. @param {Row|null} report */
const touchedBy = (report) =>
  new Set([report?.location && `tile:${report.location}`, report?.system && `system:${report.system}`].filter(Boolean));
