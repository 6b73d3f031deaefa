/** The locations and actors of a run as the places a line may name. */
/** @import {Context, PlaceSubject} from './types.js' */
import { nameKey } from './fold.js';

/** @typedef {{place: PlaceSubject, names: readonly string[]}} Named folded code, name and short name */

/** @param {Context} context @returns {Named[]} */
export function placesOf({ locations, actors }) {
  const at = [...locations].map(({ code, name, short }) =>
    named({ kind: 'place', code, name: short ?? name, location: code }, name));
  const by = [...actors].map(({ code, name }) => named({ kind: 'place', code, name, actor: code }, name));
  return [...at, ...by];
}

/** @param {PlaceSubject} place @param {string} name @returns {Named} */
const named = (place, name) => ({ place, names: [place.code, name, place.name].map(nameKey) });

/**
 * An actor and a location of one code or name are one place.
 * @param {readonly Named[]} found
 * @returns {PlaceSubject[]}
 */
export function mergeTwins(found) {
  const locations = found.filter(({ place }) => place.location !== undefined);
  const actors = found.filter(({ place }) => place.actor !== undefined);
  const twins = locations.map((named) => ({ ...named.place, ...twinOf(named, actors) }));
  const alone = actors.filter((actor) => !locations.some((location) => areTwins(location, actor)));
  return [...twins, ...alone.map(({ place }) => place)];
}

/** @param {Named} location @param {readonly Named[]} actors */
function twinOf(location, actors) {
  const twin = actors.find((actor) => areTwins(location, actor));
  return twin ? { actor: twin.place.actor } : {};
}

/** @param {Named} one @param {Named} other */
const areTwins = (one, other) => other.names.some((name) => one.names.includes(name));
