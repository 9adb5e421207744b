// @ts-check
/** The list of speakers, and the clock of the speech that is timed. */

import { h } from "./dom.js";
import { button, filled, refusal, region } from "./parts.js";
import { capital, named, say } from "./words.js";

/** @typedef {import("./types.js").Page} Page */

let ahead = 0;

/** Learn how far the server's clock is ahead of ours. @param {number} now milliseconds, by the server's clock */
export function setClock(now) {
  ahead = now - Date.now();
}

/** @param {Page} page */
export function speakers(page) {
  const { meeting, speech, you } = page.view;
  const waiting = meeting?.speakers ?? [];
  return region(
    "speakers",
    heading(page),
    clock(page),
    waiting.length > 0
      ? h(
          "ol",
          { key: "list", class: "speakers-list", "aria-label": say("page.speakers.list") },
          waiting.map((who) => h("li", { key: who }, named(who))),
        )
      : h("p", { key: "none", class: "soft" }, say("page.speakers.none")),
    you.role === "chair" &&
      h(
        "form",
        {
          key: "timer",
          class: "line",
          onsubmit: (/** @type {Event} */ event) => {
            const { data } = filled(event);
            void page.send("timer", { what: "timer", seconds: Number(data.get("seconds")) });
          },
        },
        h("label", { for: "timer-seconds" }, say("page.speakers.seconds")),
        h("input", {
          id: "timer-seconds",
          name: "seconds",
          type: "number",
          min: 5,
          max: 3600,
          step: 1,
          value: 120,
          required: true,
        }),
        h("button", { type: "submit" }, say("page.speakers.start")),
        speech &&
          button(say("page.speakers.stop"), () => void page.send("timer", { what: "timer_stop" }), {
            key: "stop",
          }),
      ),
    refusal(page, "timer"),
  );
}

/** What the list of speakers is headed: before the agenda is adopted they speak on that. @param {Page} page */
export function heading({ view: { meeting } }) {
  return meeting?.phase === "agenda" ? say("page.speakers.on_agenda") : say("page.speakers.title");
}

/** Who has the floor and for how long; the seconds are written by `tick`. @param {Page} page */
export function clock({ view: { speech } }) {
  if (!speech) return null;
  return h(
    "div",
    { key: "clock", class: "clock" },
    speech.by && h("p", { key: "by" }, capital(say("page.speakers.has_floor", { who: speech.by }))),
    h(
      "p",
      {
        key: "time",
        class: "time",
        role: "timer",
        "aria-live": "off",
        "data-ends": speech.ends_ms,
        "data-seconds": speech.seconds,
      },
      left(speech.ends_ms),
    ),
    h("progress", {
      key: "bar",
      "aria-hidden": "true",
      max: speech.seconds,
      value: Math.max(0, Math.round(remaining(speech.ends_ms))),
      "data-bar": speech.ends_ms,
    }),
  );
}

/** Write the time that is left at every clock of the page. */
export function tick() {
  for (const each of document.querySelectorAll("[data-ends]")) {
    const text = each.firstChild;
    const words = left(Number(each.getAttribute("data-ends")));
    if (text instanceof Text && text.data !== words) text.data = words;
    each.classList.toggle("over", remaining(Number(each.getAttribute("data-ends"))) < 0);
  }
  for (const bar of document.querySelectorAll("progress[data-bar]")) {
    /** @type {HTMLProgressElement} */ (bar).value = Math.max(0, remaining(Number(bar.getAttribute("data-bar"))));
  }
}

/** @param {number} ends */
function remaining(ends) {
  return (ends - ahead - Date.now()) / 1000;
}

/** @param {number} ends */
function left(ends) {
  const seconds = remaining(ends);
  const whole = Math.ceil(Math.abs(seconds));
  const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 ? say("page.speakers.over", { time }) : say("page.speakers.left", { time });
}
