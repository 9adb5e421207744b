// @ts-check
/** Where the page begins: who we are, by the address or by what the browser kept, and which view that is. */

import { ask, fault } from "./api.js";
import * as announce from "./announce.js";
import { show } from "./dom.js";
import { enter } from "./room.js";
import { onKey, restore } from "./settings.js";
import { tick } from "./speakers.js";
import * as tokens from "./tokens.js";
import { host } from "./views/host.js";
import { start } from "./views/start.js";
import { load, say } from "./words.js";

/** @typedef {import("./tokens.js").Seat} Seat */

/** What leaves what is shown now. @type {() => void} */
let stop = () => {};

const root = /** @type {HTMLElement} */ (document.getElementById("page"));

/** Read the key or code in the address, and take it out of it: it must not stay in the history of the browser. */
function fragment() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname);
  return given;
}

async function begin() {
  stop();
  stop = () => {};
  const given = fragment();
  const code = given.get("join") ?? given.get("screen");
  const chair = given.get("chair");
  const hostKey = given.get("host");
  if (hostKey) {
    tokens.keepHost(hostKey);
    tokens.leave();
    return showHost(true);
  }
  if (chair) return joinAsChair(chair);
  if (code && given.has("screen")) return join(code, "screen", "", true);
  if (code) return arrive(code);
  const here = tokens.here();
  if (here) return showRoom(here);
  showStart("", null);
}

/** Come by a link for delegates: who was in that room before is so again, in this tab too. @param {string} code */
async function arrive(code) {
  const before = tokens.known().find((seat) => seat.role === "delegate" && seat.code === plain(code));
  if (before && (await ask("/api/room", { token: before.token })).status === 200) {
    tokens.keep(before);
    return showRoom(before);
  }
  showStart(code, null);
}

/** @param {string} code */
function plain(code) {
  return code.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** @param {string} code @param {"delegate" | "screen"} role @param {string} name @param {boolean} [again] */
async function join(code, role, name, again = false) {
  const before = again
    ? tokens.known().find((seat) => seat.role === role && seat.code === plain(code))
    : undefined;
  if (before && (await ask("/api/room", { token: before.token })).status === 200) {
    tokens.keep(before);
    return showRoom(before);
  }
  const answer = await ask("/api/join", { method: "POST", body: { code, as: role, ...(name ? { name } : {}) } });
  if (answer.status !== 200) {
    const { message } = fault(answer, say);
    announce.refuse(message);
    return showStart(code, message);
  }
  const seat = { room: answer.body.room, role, token: answer.body.token, code: plain(code), name };
  tokens.keep(seat);
  return showRoom(seat);
}

/** @param {string} key */
async function joinAsChair(key) {
  const answer = await ask("/api/join", { method: "POST", body: { chair_key: key } });
  if (answer.status !== 200) {
    const { message } = fault(answer, say);
    announce.refuse(message);
    return showStart("", message);
  }
  /** @type {Seat} */
  const seat = { room: answer.body.room, role: "chair", token: answer.body.token, code: "", name: "" };
  tokens.keep(seat);
  return showRoom(seat);
}

/** @param {string} code @param {string | null} refused */
function showStart(code, refused) {
  document.title = say("page.title");
  document.body.dataset["role"] = "start";
  show(
    root,
    start({
      code,
      refused,
      join: (c, role, name) => void join(c, role, name),
      back: (seat) => (tokens.keep(seat), showRoom(seat)),
      known: tokens.known(),
    }),
  );
}

/** @param {boolean} straight whether the only room is gone into at once */
function showHost(straight) {
  stop();
  document.title = say("page.host.title");
  document.body.dataset["role"] = "host";
  stop = host(root, tokens.host(), { straight, chair: (key) => void joinAsChair(key) });
}

/** @param {Seat} seat */
function showRoom(seat) {
  stop();
  stop = enter(root, seat, {
    gone: () => {
      stop();
      tokens.forget(seat);
      showStart("", say("page.offline.gone"));
    },
    leave: () => {
      stop();
      tokens.leave();
      void begin();
    },
    rooms: tokens.host()
      ? () => {
          tokens.leave();
          showHost(false);
        }
      : null,
  });
}

restore();
window.addEventListener("hashchange", () => location.hash && void begin());
document.addEventListener("keydown", onKey);
setInterval(tick, 250);
try {
  await load(document.documentElement.lang || "en");
  document.documentElement.dir = say("page.direction");
  await begin();
} catch (error) {
  // Without its words the page has only this to say.
  root.textContent = String(error);
}
