// @ts-check
/** What every view is built of: regions, buttons, rules, refusals. */

import { h } from "./dom.js";
import { say } from "./words.js";

/**
 * @typedef {import("./dom.js").Tree} Tree
 * @typedef {import("./dom.js").Loose} Loose
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Rule} Rule
 */

/**
 * A part of the page with a heading. The heading takes the focus where what had it is gone.
 * @param {string} name its key, and the beginning of its id
 * @param {string} title
 * @param {...Loose} children
 */
export function region(name, title, ...children) {
  return h(
    "section",
    { key: name, class: `region ${name}`, "aria-labelledby": `${name}-title` },
    h("h2", { key: "title", id: `${name}-title`, tabindex: "-1", "data-heading": true }, title),
    ...children,
  );
}

/**
 * A button. While what it does is under way it says so and does nothing more; it keeps the focus all the time.
 * @param {string} label
 * @param {() => void} does
 * @param {Record<string, unknown>} [props]
 * @param {...Loose} inside what is shown, if not the label
 */
export function button(label, does, props = {}, ...inside) {
  return h("button", { type: "button", onclick: does, ...props }, ...(inside.length ? inside : [label]));
}

/**
 * A rule by its citation; what it says is one press away.
 * @param {Rule | null | undefined} rule
 * @param {boolean} [wall] whether nobody can press anything
 */
export function rule(rule, wall = false) {
  if (!rule || !rule.cite) return null;
  if (wall || (!rule.title && !rule.says && !rule.url))
    return h("span", { key: "rule", class: "cite" }, rule.cite);
  return h(
    "details",
    { key: "rule", class: "rule" },
    h("summary", null, h("span", { class: "cite" }, rule.cite)),
    h(
      "div",
      { class: "rule-text" },
      rule.title && h("p", { key: "title" }, h("strong", null, rule.title)),
      rule.says && h("p", { key: "says" }, rule.says),
      (rule.status || rule.url) &&
        h(
          "p",
          { key: "more", class: "soft" },
          rule.status && say("page.rule.status", { status: rule.status }),
          " ",
          link(rule.url, say("page.rule.text")),
        ),
    ),
  );
}

/**
 * A link that leaves the page, if a browser can go there.
 * @param {string | null | undefined} url
 * @param {string} label
 */
export function link(url, label) {
  if (!url || !/^https?:\/\//.test(url)) return null;
  return h("a", { key: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

/**
 * Why something was refused, shown where it was asked for; nothing where nothing was.
 * @param {Page} page
 * @param {string} near
 */
export function refusal(page, near) {
  const refused = page.ui.refused;
  if (!refused || refused.near !== near) return null;
  refused.placed = true;
  return refusedBox(page, refused, "");
}

/**
 * A refusal whose place is on the page no more, since the meeting has moved on: shown above everything else.
 * @param {Page} page after all its parts have been made
 */
export function refusalWithoutPlace(page) {
  const { refused } = page.ui;
  return refused && !refused.placed ? refusedBox(page, refused, "lost") : null;
}

/** @param {Page} page @param {import("./types.js").Refused} refused @param {string} look */
function refusedBox(page, { near, fault }, look) {
  const title = fault.stale
    ? "page.refused.stale"
    : fault.why || fault.rule
      ? "page.refused.title"
      : "page.refused.other";
  return h(
    "div",
    { key: `refused ${near}`, class: `refused ${look}`, role: "group", "aria-label": say(title) },
    h("p", { class: "refused-title" }, h("strong", null, say(title))),
    h("p", { key: "message" }, fault.stale ? say("page.refused.stale_more") : fault.message),
    fault.why &&
      fault.why !== fault.message &&
      h("p", { key: "why" }, h("strong", null, `${say("page.refused.why")}: `), fault.why),
    fault.instead &&
      h("p", { key: "instead" }, h("strong", null, `${say("page.refused.instead")}: `), fault.instead),
    rule(fault.rule),
    button(say("page.refused.dismiss"), page.dismiss, { key: "dismiss", class: "small" }),
  );
}

/**
 * A group of buttons of which one is chosen, as the server has it.
 * @param {string} label
 * @param {readonly (readonly [value: string, label: string])[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
export function choice(label, options, chosen, choose) {
  return h(
    "div",
    { key: `choice ${label}`, class: "choice", role: "group", "aria-label": label },
    h("p", { class: "label", "aria-hidden": "true" }, label),
    h(
      "div",
      { class: "segments" },
      options.map(([value, text]) =>
        button(text, () => choose(value), { key: value, "aria-pressed": value === chosen, class: "segment" }),
      ),
    ),
  );
}

/**
 * A small word that says what somebody or something is.
 * @param {string} text
 * @param {string} [look]
 */
export function chip(text, look = "") {
  return h("span", { key: `chip ${text}`, class: `chip ${look}` }, text);
}

/**
 * Something that opens. Whether it is open is the reader's business and outlives new views.
 * @param {string} name
 * @param {Loose} title
 * @param {...Loose} inside
 */
export function fold(name, title, ...inside) {
  return h(
    "details",
    { key: name, class: `fold ${name}` },
    h("summary", null, title),
    h("div", { class: "folded" }, ...inside),
  );
}

/**
 * Read a form into plain values by the names of its fields; what may be chosen several times is a list.
 * @param {Event} event of its submission
 */
export function filled(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  return { form, data: new FormData(form) };
}
