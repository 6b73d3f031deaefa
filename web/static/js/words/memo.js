/** A part of a page that is drawn anew only when what it is given, or a signal it read, has changed. */
import { Component } from 'preact';

/**
 * @template P @param {(props: P) => any} draw @param {(before: P, after: P) => boolean} isSame
 * @returns {any} a component
 */
export function memo(draw, isSame) {
  return class extends Component {
    /** A signal that was read leaves a state of its own behind. @override @param {any} next @param {any} state */
    shouldComponentUpdate(next, state) {
      return state !== this.state || !isSame(/** @type {any} */ (this.props), next);
    }

    /** @param {any} props */
    render(props) {
      return draw(props);
    }
  };
}
