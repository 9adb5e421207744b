// @ts-check
/** What every view has around it: the head, the banner where the line is broken, the main part. */

import { h } from "../dom.js";
import { button, chip, refusalWithoutPlace } from "../parts.js";
import { openSettings } from "../settings.js";
import { day, say } from "../words.js";

/**
 * What is around a view in a room.
 * @typedef {import("../types.js").Page} Page
 * @param {Page} page
 * @param {...import("../dom.js").Loose} main
 */
export function frame(page, ...main) {
  const { view, ui } = page;
  const { room, you } = view;
  return h(
    "div",
    { key: `frame ${you.role}`, class: `frame ${you.role} ${view.mode}` },
    h("a", { class: "skip", href: "#main", onclick: toMain }, say("page.skip")),
    h(
      "header",
      { class: "head" },
      h(
        "div",
        { class: "head-title" },
        h("h1", { tabindex: "-1", "data-heading": true }, room.item || room.title),
        h(
          "p",
          { class: "soft" },
          say(`page.you.${you.role}`),
          view.look
            ? ` · ${[day(view.look.day), view.look.body].filter(Boolean).join(" · ")}`
            : room.on && ` · ${say("page.head.on", { day: day(room.on) })}`,
          room.law && ` · ${say("page.head.law", { law: room.law })}`,
        ),
      ),
      h(
        "div",
        { class: "head-tools" },
        ui.live === "stale" && chip(say("page.offline.connecting"), "warn"),
        page.toRooms &&
          you.role === "chair" &&
          button(say("page.head.rooms"), page.toRooms, { key: "rooms", class: "small" }),
        settings(page.settings),
      ),
    ),
    ui.live === "stale" &&
      h(
        "aside",
        { key: "stale", class: "banner", "aria-label": say("page.offline.connecting") },
        h("p", null, say("page.offline.stale", { time: ui.since })),
      ),
    h("main", { id: "main", tabindex: "-1" }, refusalWithoutPlace(page), ...main),
  );
}

/**
 * What is around the pages outside of any room.
 * @param {string} name
 * @param {import("../dom.js").Tree} main
 */
export function outside(name, main) {
  return h(
    "div",
    { key: name, class: "frame start" },
    h(
      "header",
      { class: "head" },
      h("p", { class: "brand" }, say("page.title")),
      h("div", { class: "head-tools" }, settings(() => openSettings(null))),
    ),
    main,
  );
}

/** @param {() => void} open */
function settings(open) {
  return button(say("page.head.settings"), open, { key: "settings", class: "small", "data-settings": true });
}

/** The address of the page stays without a fragment, which stands for keys here. @param {Event} event */
function toMain(event) {
  event.preventDefault();
  // A vote that goes on is what there is to do before all else.
  const first = ["#own-title", ".vote:has(.asking) #vote-title", "#acts-title", "#main"];
  const there = first.map((each) => document.querySelector(each)).find((each) => each instanceof HTMLElement);
  if (there instanceof HTMLElement) there.focus();
}
