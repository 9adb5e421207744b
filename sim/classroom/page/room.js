// @ts-check
/** In a room: the last view of it is drawn, and what is done is sent. What is shown is what the server said. */

import * as announce from "./announce.js";
import * as api from "./api.js";
import { h, show } from "./dom.js";
import { fit } from "./fit.js";
import { setClock } from "./speakers.js";
import { openSettings } from "./settings.js";
import { follow } from "./stream.js";
import { chair } from "./views/chair.js";
import { delegate } from "./views/delegate.js";
import { screen } from "./views/screen.js";
import { learn, say } from "./words.js";

/**
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Ui} Ui
 * @typedef {import("./types.js").Fault} Fault
 */

/**
 * Enter a room, and stay in it until the returned function is called.
 * @param {HTMLElement} root
 * @param {import("./tokens.js").Seat} seat
 * @param {{gone: () => void, leave: () => void, rooms: (() => void) | null}} to
 * @returns {() => void}
 */
export function enter(root, seat, to) {
  /** @type {View | null} */
  let view = null;
  /** @type {Ui} */
  const ui = {
    refused: null,
    busy: new Set(),
    live: "live",
    since: "",
    older: [],
    sheet: null,
    sheetOf: "",
    whyNot: null,
  };
  let whyOpen = false;
  let refusedNow = false;
  let due = 0;
  /** The step gone to last, until the view of it is here. @type {{drawn: View, step: number, press: number} | null} */
  let leading = null;
  let stepping = false;
  let presses = 0;
  let stepped = 0;
  document.body.dataset["role"] = seat.role;
  show(root, h("main", { key: "loading", class: "narrow" }, h("h1", { tabindex: "-1", "data-heading": true }, say("page.loading"))));

  function draw() {
    // Several things that change at once are drawn once.
    if (due) return;
    due = requestAnimationFrame(() => {
      due = 0;
      paint();
    });
  }

  function paint() {
    if (!view) return;
    const page = pageOf(view);
    document.title = `${view.room.item || view.room.title} · ${say(`page.you.${view.you.role}`)}`;
    show(root, { chair, delegate, screen }[view.you.role](page));
    fit(root);
    if (!refusedNow) return;
    refusedNow = false;
    root.querySelector(".refused")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {View} next */
  function onView(next) {
    const before = view;
    view = next;
    setClock(next.now);
    if (!stepping && next.version >= stepped) leading = null;
    learn(next.council.members);
    announce.news(before, next);
    if (before && before.line !== next.line) ui.older = [];
    if (whyOpen && before?.version !== next.version) void loadWhyNot();
    if (before?.you.seat !== next.you.seat) ui.sheet = null;
    // In a hidden tab nothing is painted, and the frame would wait until it is seen: tests and readers would too.
    if (document.hidden) paint();
    else draw();
  }

  /** @param {string} near @param {Fault} fault */
  function refuse(near, fault) {
    ui.refused = { near, fault, placed: false };
    refusedNow = true;
    const words = fault.stale
      ? [say("page.refused.stale"), say("page.refused.stale_more")]
      : [...new Set([fault.message, fault.why, fault.instead])];
    announce.refuse(words.filter(Boolean).join(". "));
    draw();
  }

  /**
   * @param {View} drawn the view that the button pressed was drawn from, which may not be the last that came
   * @param {string} near the key of what was pressed, by which a refusal is shown beside it
   * @param {Record<string, unknown>} what
   * @param {{at?: boolean, once?: boolean, press?: number}} [how] `at`: it holds only where the meeting stands as it was shown;
   *   `once`: it can happen once only where the meeting stands, whatever else happens in the room meanwhile;
   *   `press`: which press it is, where each counts
   * @returns {Promise<number>} the version of the room in which it is done, 0 if it is not
   */
  async function send(drawn, near, what, { at = false, once = false, press = 0 } = {}) {
    const line = drawn.lines.find((each) => each.id === drawn.line);
    const place = { line: drawn.line, at: line?.length ?? 0 };
    const id = api.idOf([what, place, once ? null : drawn.version, press]);
    if (ui.busy.has(id)) return 0;
    ui.busy.add(id).add(near);
    draw();
    const answer = await api.command(seat.token, { id, ...(at ? place : {}), do: what });
    ui.busy.delete(id);
    ui.busy.delete(near);
    // Where an answer comes through, views do too.
    if (answer.status && ui.live === "stale") following.wake();
    if (answer.status === 401) {
      to.gone();
      return 0;
    }
    if (answer.status !== 200) {
      refuse(near, api.fault(answer, say));
      return 0;
    }
    ui.refused = null;
    draw();
    return answer.body.version;
  }

  /**
   * Go to a step, counted from where the last press leads, which may not be shown yet: two presses are two steps.
   * They are sent in turn, so that none overtakes another; of those that wait only the last is sent.
   * @param {View} drawn @param {(from: number) => number} next
   */
  async function stepTo(drawn, next) {
    const from = leading?.drawn.line === drawn.line ? leading.step : (drawn.look?.step ?? 0);
    const step = next(from);
    if (step === from) return;
    leading = { drawn, step, press: (presses += 1) };
    if (stepping) return;
    stepping = true;
    for (let sent = null; leading && leading !== sent;) {
      sent = leading;
      const what = { what: "look", line: sent.drawn.line, step: sent.step };
      stepped = await send(sent.drawn, "look", what, { press: sent.press });
      if (!stepped) break;
    }
    stepping = false;
    if (!stepped || (view && view.version >= stepped)) leading = null;
  }

  async function loadWhyNot() {
    const answer = await api.ask("/api/room/why", { token: seat.token });
    if (answer.status === 200) ui.whyNot = answer.body.why_not;
    draw();
  }

  async function loadOlder() {
    const first = ui.older[0]?.n ?? view?.transcript.entries[0]?.n ?? 0;
    const from = Math.max(0, first - 60);
    const answer = await api.ask(`/api/room/transcript?from=${from}`, { token: seat.token });
    if (answer.status !== 200) return refuse("transcript", api.fault(answer, say));
    const entries = (answer.body.transcript ?? answer.body).entries ?? [];
    ui.older = [...entries.filter((/** @type {any} */ entry) => entry.n < first), ...ui.older];
    draw();
  }

  /** @param {string} of a seat; empty for one's own */
  async function loadSheet(of) {
    ui.sheetOf = of;
    ui.sheet = null;
    draw();
    const answer = await api.ask(`/api/room/sheet${of ? `?seat=${encodeURIComponent(of)}` : ""}`, {
      token: seat.token,
    });
    ui.sheet = answer.status === 0 ? { error: { message: say("page.offline.not_sent") } } : answer.body;
    draw();
  }

  /** @param {string} line */
  async function loadScenario(line) {
    const found = await api.file(`/api/room/scenario?line=${encodeURIComponent(line)}`, seat.token);
    if (!found) return refuse("lines", { message: say("page.offline.not_sent"), stale: false });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(found.blob);
    link.download = found.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** @param {View} view @returns {Page} */
  function pageOf(view) {
    if (ui.refused) ui.refused.placed = false;
    return {
      view,
      code: view.room.code || seat.code,
      ui,
      send: (near, what, how) => send(view, near, what, how),
      stepTo: (next) => void stepTo(view, next),
      act: (near, act) => send(view, near, { what: "act", act }, { at: true, once: true }),
      refuse: (near, message) => refuse(near, { message, stale: false }),
      dismiss: () => {
        ui.refused = null;
        draw();
      },
      load: {
        sheet: (of) => void loadSheet(of),
        whyNot: (open) => {
          whyOpen = open;
          if (open) void loadWhyNot();
        },
        older: () => void loadOlder(),
        scenario: (line) => void loadScenario(line),
      },
      settings: () => openSettings(to.leave),
      toRooms: to.rooms,
    };
  }

  window.addEventListener("resize", draw);
  const following = follow(seat.token, {
    view: onView,
    state: (state) => {
      if (ui.live === state) return;
      ui.live = state;
      ui.since = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
      announce.tell(state === "live" ? say("page.offline.back") : say("page.offline.stale", { time: ui.since }));
      draw();
    },
    gone: to.gone,
  });
  return () => {
    following.stop();
    window.removeEventListener("resize", draw);
    cancelAnimationFrame(due);
  };
}
