// @ts-check
/** The host's page: the rooms of this server, and opening one with a scenario of the catalogue. */

import * as announce from "../announce.js";
import { ask, fault } from "../api.js";
import { h, show } from "../dom.js";
import { button, chip, fold } from "../parts.js";
import { listed, say } from "../words.js";
import { outside } from "./frame.js";

/**
 * @typedef {{room: string, code: string, title: string, scenario: string, people: number, chair_key: string}} Room
 * @typedef {{name: string, title: string, minutes?: number | null, teaches?: string[], play: boolean}} Scenario
 */

/**
 * @param {HTMLElement} root
 * @param {string} key the host's
 * @param {{straight: boolean, chair: (key: string) => void}} to `straight`: the only room is gone into at once
 * @returns {() => void} stop
 */
export function host(root, key, to) {
  /** @type {Room[]} */
  let rooms = [];
  /** @type {Scenario[]} */
  let scenarios = [];
  let refused = "";
  let wanted = "";
  let stopped = false;

  async function load() {
    const found = await ask("/api/rooms", { token: key });
    if (stopped) return;
    if (found.status === 200) {
      rooms = found.body.rooms;
      const only = rooms.length === 1 ? rooms[0] : undefined;
      if (to.straight && only) return to.chair(only.chair_key);
    } else {
      refused = found.status === 403 || found.status === 401 ? say("page.host.no_key") : fault(found, say).message;
    }
    draw();
    const listed = await ask("/api/scenarios", { token: key });
    if (listed.status === 200) scenarios = listed.body.scenarios;
    draw();
  }

  /** @param {string} scenario */
  async function open(scenario) {
    const answer = await ask("/api/rooms", { token: key, method: "POST", body: { scenario } });
    if (answer.status === 201) return to.chair(answer.body.chair_key);
    refuse(fault(answer, say).message);
  }

  /** @param {Room} room */
  async function close(room) {
    if (!confirm(say("page.host.close_sure", { title: room.title }))) return;
    const answer = await ask(`/api/rooms/${encodeURIComponent(room.room)}`, { token: key, method: "DELETE" });
    if (answer.status !== 200) refuse(fault(answer, say).message);
    void load();
  }

  /** @param {string} message */
  function refuse(message) {
    refused = message;
    announce.refuse(message);
    draw();
  }

  function draw() {
    if (stopped) return;
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const found = scenarios.filter((each) => {
      const text = `${each.name} ${each.title} ${(each.teaches ?? []).join(" ")}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    show(
      root,
      outside(
        "host",
        h(
          "main",
          { id: "main", class: "narrow wide-list" },
          h("h1", { tabindex: "-1", "data-heading": true }, say("page.host.title")),
          h("p", { class: "lead" }, say("page.host.lead")),
          refused && h("div", { key: "refused", class: "refused" }, h("p", null, refused)),
          h(
            "section",
            { key: "open", "aria-labelledby": "open-title" },
            h("h2", { id: "open-title", tabindex: "-1", "data-heading": true }, say("page.host.open_rooms")),
            roomList(),
          ),
          h(
            "section",
            { key: "new", "aria-labelledby": "new-title" },
            h("h2", { id: "new-title", tabindex: "-1", "data-heading": true }, say("page.host.new")),
            h(
              "p",
              { class: "field" },
              h("label", { for: "find" }, say("page.host.find")),
              h("input", {
                id: "find",
                type: "search",
                autocomplete: "off",
                "aria-describedby": "find-hint",
                oninput: (/** @type {Event} */ event) => (
                  (wanted = /** @type {HTMLInputElement} */ (event.currentTarget).value),
                  draw()
                ),
              }),
              h("span", { id: "find-hint", class: "soft" }, say("page.host.find_hint")),
            ),
            h("p", { key: "found", class: "soft", role: "status" }, say("page.host.found", { n: found.length })),
            words.length ? h("ul", { key: "scenarios", class: "scenarios" }, found.map(row)) : folders(found),
          ),
        ),
      ),
    );
  }

  /** All scenarios by their folders, folded. @param {Scenario[]} found */
  function folders(found) {
    const names = [...new Set(found.map((each) => each.name.split("/")[0] ?? ""))];
    return names.map((name) => {
      const inside = found.filter((each) => each.name.split("/")[0] === name);
      return fold(
        `folder-${name}`,
        [name, " ", h("span", { class: "count" }, inside.length)],
        h("ul", { class: "scenarios" }, inside.map(row)),
      );
    });
  }

  function roomList() {
    if (!rooms.length) return h("p", { key: "none", class: "soft" }, say("page.host.none"));
    return h(
      "ul",
      { key: "rooms", class: "scenarios" },
      rooms.map((room) =>
        h(
          "li",
          { key: room.room },
          h("h3", null, room.title),
          h(
            "p",
            { class: "soft" },
            say("page.host.code", { code: room.code }),
            " · ",
            say("page.host.people", { n: room.people }),
          ),
          h(
            "div",
            { class: "buttons" },
            button(say("page.host.chair"), () => to.chair(room.chair_key), { key: "chair", class: "primary" }),
            button(say("page.host.close"), () => void close(room), { key: "close", class: "danger" }),
          ),
        ),
      ),
    );
  }

  /** @param {Scenario} scenario */
  function row(scenario) {
    return h(
      "li",
      { key: scenario.name },
      h("h3", null, scenario.title),
      h(
        "p",
        { class: "soft" },
        h("code", null, scenario.name),
        " ",
        !scenario.play && chip(say("page.host.look_only"), "warn"),
        scenario.minutes && chip(say("page.host.minutes", { n: scenario.minutes })),
      ),
      scenario.teaches &&
        scenario.teaches.length > 0 &&
        h("p", { key: "teaches" }, say("page.host.teaches", { what: listed(scenario.teaches) })),
      button(say(scenario.play ? "page.host.open" : "page.host.open_look"), () => void open(scenario.name), {
        key: "open",
        "data-scenario": scenario.name,
      }),
    );
  }

  draw();
  void load();
  return () => (stopped = true);
}
