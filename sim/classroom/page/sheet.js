// @ts-check
/** The role sheet of a delegation, from the blocks the server sends. */

import { h } from "./dom.js";
import { link } from "./parts.js";
import { say } from "./words.js";

/** @param {any} sheet */
export function sheet(sheet) {
  if (!sheet) return h("p", { key: "loading" }, say("page.loading"));
  if (sheet.error) return h("p", { key: "error" }, sheet.error.message);
  return h("div", { key: "sheet", class: "sheet" }, h("h3", null, sheet.title), (sheet.blocks ?? []).map(block));
}

/** @param {any} block @param {number} n */
function block(block, n) {
  switch (block.kind ?? block.block) {
    case "heading":
      return h(block.level === 3 ? "h5" : "h4", { key: `${n}` }, block.text);
    case "words":
      return h("p", { key: `${n}` }, words(block));
    case "listing":
      return h(
        block.ordered ? "ol" : "ul",
        { key: `${n}` },
        block.items.map((/** @type {any} */ item, /** @type {number} */ at) =>
          h("li", { key: `${at}` }, words(item)),
        ),
      );
    case "table":
      return h(
        "div",
        { key: `${n}`, class: "wide", tabindex: "0", role: "group", "aria-label": block.head.join(", ") },
        h(
          "table",
          null,
          h(
            "thead",
            null,
            h(
              "tr",
              null,
              block.head.map((/** @type {string} */ cell) => h("th", { scope: "col" }, cell)),
            ),
          ),
          h(
            "tbody",
            null,
            block.rows.map((/** @type {string[]} */ row) =>
              h(
                "tr",
                null,
                row.map((cell) => h("td", null, cell)),
              ),
            ),
          ),
        ),
      );
    default:
      // Lines to write on are for paper.
      return null;
  }
}

/** @param {any} item */
function words(item) {
  const sources = item.sources ?? [];
  return [
    item.label && h("strong", { key: "label" }, `${item.label} `),
    item.text,
    sources.length > 0 && " ",
    sources.map((/** @type {any} */ source, /** @type {number} */ n) =>
      h(
        "span",
        { key: `source ${n}`, class: "cite" },
        source.url ? link(source.url, source.cite) : (source.cite ?? String(source)),
      ),
    ),
  ];
}
