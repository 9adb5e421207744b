// @ts-check
/** The votes by number against the number needed: a bar of one cell a vote, and the numbers in words. */

import { h } from "./dom.js";
import { drawn, sign, voted } from "./marks.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Tally} Tally */
/** @typedef {"yes" | "unknown" | "abstain" | "not_voting" | "no"} Counted */

/** Those in favour, those that still could be, and the others. @type {readonly Counted[]} */
const ORDER = ["yes", "unknown", "abstain", "not_voting", "no"];
const CELL = 44;

/**
 * @param {Tally} tally
 * @param {number} needed
 * @param {{open?: boolean}} [how] `open`: what is not known is only not shown yet
 */
export function tallyBar(tally, needed, { open = false } = {}) {
  /** @type {Counted[]} */
  const cells = ORDER.flatMap((mark) => Array.from({ length: tally[mark] ?? 0 }, () => mark));
  const total = Math.max(cells.length, needed, 1);
  const wide = total * CELL;
  const label = say("page.vote.needed", { n: needed });
  return h(
    "div",
    { key: "tally", class: "tally" },
    h(
      "svg",
      {
        class: "picture bar",
        viewBox: `-4 0 ${wide + 8} 88`,
        role: "img",
        "aria-label": say("page.vote.tally_said", { ...tally, needed }),
      },
      h("rect", { class: "raised", x: 0, y: 34, width: wide, height: CELL, rx: 6 }),
      cells.map((mark, n) => h("g", { key: `${n}` }, drawn(mark, n * CELL + CELL / 2, 34 + CELL / 2, 15))),
      h("line", {
        key: "line",
        class: "line",
        x1: needed * CELL,
        x2: needed * CELL,
        y1: 26,
        y2: 86,
        "stroke-width": 4,
      }),
      h(
        "text",
        {
          key: "label",
          x: needed * CELL,
          y: 20,
          "text-anchor": needed * 2 > total ? "end" : "start",
          "font-size": 22,
          "font-weight": "bold",
        },
        label,
      ),
    ),
    numbers(tally, open),
  );
}

/** The numbers of the votes. @param {Tally} tally @param {boolean} [open] what is not known is only not shown yet */
export function numbers(tally, open = false) {
  return h(
    "ul",
    { key: "numbers", class: "numbers" },
    /** @type {readonly Counted[]} */ (["yes", "no", "abstain", "not_voting", "unknown"])
      .filter((mark) => tally[mark] || ["yes", "no", "abstain"].includes(mark))
      .map((mark) =>
        h(
          "li",
          { key: mark },
          sign(mark),
          h("strong", null, tally[mark] ?? 0),
          " ",
          mark === "unknown" && open ? say("page.vote.other.open") : voted(mark),
        ),
      ),
  );
}
