// @ts-check
/** How a vote is marked: by colour, by shape and by letter, as in every picture of the simulator. */

import { h } from "./dom.js";
import { has, say } from "./words.js";

/** @typedef {import("./types.js").Choice | "seat"} Mark */

/** The letter in each mark. @type {Record<string, string>} */
const LETTERS = { yes: "Y", no: "N", abstain: "A", not_voting: "X", unknown: "?" };
/** How a mark looks in the sheet of style. @type {Record<string, string>} */
const CLASSES = {
  yes: "yes",
  no: "no",
  abstain: "abstain",
  not_voting: "absent",
  unknown: "unknown",
  seat: "seat",
};

/**
 * A mark around a point, as elements of SVG; `size` is the radius of a circle of the same weight. A ring round it is
 * that of a permanent member.
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {{ring?: boolean, dashed?: boolean}} [how]
 */
export function drawn(mark, x, y, size, { ring = false, dashed = false } = {}) {
  const thick = Math.max(1.5, size / 10);
  const letter = LETTERS[mark] ?? "";
  const down = y + size * (mark === "abstain" ? 0.52 : 0.36);
  const large = size * (mark === "abstain" || mark === "not_voting" ? 0.88 : 1.02);
  return [
    shape(mark, x, y, size, {
      class: `${CLASSES[mark] ?? "seat"}${dashed ? " dashed" : ""}`,
      "stroke-width": thick,
    }),
    ring && shape(mark, x, y, size * 1.24, { class: "line ring", "stroke-width": thick }),
    letter &&
      h(
        "text",
        {
          x: round(x),
          y: round(down),
          "text-anchor": "middle",
          "font-size": round(large),
          "font-weight": "bold",
          class: ["yes", "no", "abstain"].includes(mark) ? "on-vote" : "on-ground",
        },
        letter,
      ),
  ];
}

/**
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {Record<string, unknown>} look
 */
function shape(mark, x, y, size, look) {
  if (mark === "no") {
    const half = size * 0.9;
    return h("rect", {
      x: round(x - half),
      y: round(y - half),
      width: round(2 * half),
      height: round(2 * half),
      ...look,
    });
  }
  if (mark === "abstain") {
    const points = [
      [x, y - 1.18 * size],
      [x + 1.16 * size, y + 0.88 * size],
      [x - 1.16 * size, y + 0.88 * size],
    ];
    return through(points, look);
  }
  if (mark === "not_voting") {
    const far = 1.18 * size;
    const points = [
      [x, y - far],
      [x + far, y],
      [x, y + far],
      [x - far, y],
    ];
    return through(points, look);
  }
  return h("circle", { cx: round(x), cy: round(y), r: round(size), ...look });
}

/**
 * @param {number[][]} corners
 * @param {Record<string, unknown>} look
 */
function through(corners, look) {
  const points = corners.map(([x = 0, y = 0]) => `${round(x)},${round(y)}`).join(" ");
  return h("polygon", { points, "stroke-linejoin": "round", ...look });
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 100) / 100;
}

/**
 * A mark to stand in a line of text; the word beside it says the same.
 * @param {Mark} mark
 * @param {string} [look]
 */
export function sign(mark, look = "") {
  return h(
    "svg",
    {
      key: `sign ${mark}`,
      class: `sign picture ${look}`,
      viewBox: "-13 -13 26 26",
      "aria-hidden": "true",
      focusable: "false",
    },
    drawn(mark, 0, 0, 10),
  );
}

/**
 * A vote in words.
 * @param {string} choice
 */
export function voted(choice) {
  return has(`choice.${choice}`) ? say(`choice.${choice}`) : say("page.vote.other.unknown");
}
