// @ts-check
/**
 * Nobody scrolls a wall: where what has to be told does not fit into its column, its letters become smaller, step by
 * step, until it does. History gives way before that, by its styles. A column that is not held to the height of
 * the wall, as on a small screen, fits always.
 */

const STEP = 0.04;
const LEAST = 0.5;

/** @param {Element} root in which the wall is drawn */
export function fit(root) {
  for (const column of root.querySelectorAll(".projector > .column")) {
    if (!(column instanceof HTMLElement)) continue;
    for (let size = 1; size >= LEAST; size -= STEP) {
      column.style.fontSize = size === 1 ? "" : `${size.toFixed(2)}em`;
      if (column.scrollHeight <= column.clientHeight && column.scrollWidth <= column.clientWidth) break;
    }
  }
}
