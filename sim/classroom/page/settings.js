// @ts-check
/** What a reader sets for this browser: colours, the size of letters, keys. Nothing of it leaves the browser. */

import { h, show } from "./dom.js";
import { button, choice } from "./parts.js";
import { say } from "./words.js";

const STORE = "unsc.settings";
const SIZES = ["100", "125", "150", "200"];
const KEYS = ["y", "n", "a", "b", "f", "s"];

/** @type {{look: string, size: string, keys: boolean}} */
const chosen = { look: "auto", size: "100", keys: false };
/** @type {(() => void) | null} */
let leaving = null;

/** Read what was chosen before, and set the page by it. */
export function restore() {
  try {
    Object.assign(chosen, JSON.parse(localStorage.getItem(STORE) ?? "{}"));
  } catch {
    // What cannot be read is as if nothing had been chosen.
  }
  set();
}

function set() {
  const root = document.documentElement;
  if (chosen.look === "light" || chosen.look === "dark") root.dataset["look"] = chosen.look;
  else delete root.dataset["look"];
  root.dataset["size"] = SIZES.includes(chosen.size) ? chosen.size : "100";
  window.dispatchEvent(new Event("resize")); // letters of another size need room as a window of another size does
  try {
    localStorage.setItem(STORE, JSON.stringify(chosen));
  } catch {
    // It holds until the page is left.
  }
}

/** @param {Partial<typeof chosen>} more */
function change(more) {
  Object.assign(chosen, more);
  set();
  draw();
}

function dialog() {
  return /** @type {HTMLDialogElement} */ (document.getElementById("settings"));
}

/** @param {(() => void) | null} leave what leaves the room, if we are in one */
export function openSettings(leave) {
  leaving = leave;
  draw();
  dialog().showModal();
}

function draw() {
  const close = () => dialog().close();
  show(
    dialog(),
    h(
      "h2",
      { key: "title", id: "settings-title", tabindex: "-1", "data-heading": true },
      say("page.settings.title"),
    ),
    choice(
      say("page.settings.look"),
      ["auto", "light", "dark"].map((look) => /** @type {const} */ ([look, say(`page.settings.look_${look}`)])),
      chosen.look,
      (look) => change({ look }),
    ),
    choice(
      say("page.settings.size"),
      SIZES.map((size) => /** @type {const} */ ([size, say("page.settings.size_value", { n: size })])),
      chosen.size,
      (size) => change({ size }),
    ),
    h("h3", { key: "keys-title" }, say("page.settings.keys")),
    button(say("page.settings.keys_on"), () => change({ keys: !chosen.keys }), {
      key: "keys",
      "aria-pressed": chosen.keys,
      class: "segment",
    }),
    h("p", { key: "keys-hint", class: "soft" }, say("page.settings.keys_hint")),
    h(
      "dl",
      { key: "keys-list", class: "keys" },
      KEYS.map((key) => [
        h("dt", { key: `dt ${key}` }, h("kbd", null, key)),
        h("dd", { key: `dd ${key}` }, say(`page.settings.keys_list.${key}`)),
      ]),
    ),
    leaving && [
      h(
        "p",
        { key: "leave" },
        button(say("page.settings.leave"), () => (close(), leaving?.()), { class: "danger" }),
      ),
      h("p", { key: "leave-hint", class: "soft" }, say("page.settings.leave_hint")),
    ],
    h("p", { key: "close", class: "buttons" }, button(say("page.close"), close, { class: "primary" })),
  );
}

/**
 * Press the button that a single key stands for. Only where they are switched on, and never while somebody writes.
 * @param {KeyboardEvent} event
 */
export function onKey(event) {
  if (!chosen.keys || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || dialog().open)
    return;
  const at = /** @type {HTMLElement} */ (event.target);
  if (at.closest("input, textarea, select")) return;
  /** @type {Record<string, string>} */
  const buttons = {
    y: '[data-hand="yes"]',
    n: '[data-hand="no"]',
    a: '[data-hand="abstain"]',
    b: '[data-step="back"]',
    f: '[data-step="on"]',
    s: "[data-settings]",
  };
  const found = document.querySelector(buttons[event.key] ?? "[data-none]");
  if (found instanceof HTMLElement) {
    event.preventDefault();
    found.click();
  }
}
