// @ts-check
/**
 * Who we are, kept in this browser. Two tabs of one browser are the same delegate; the chair and the screen of the
 * same room are kept apart, so that one browser may have all three open.
 *
 * What this tab is stands in the storage of the tab, and so outlives a reload; who we are in each room, and in
 * which role, stands in that of the browser.
 */

/** @typedef {{room: string, role: "chair" | "delegate" | "screen", token: string, code: string, name: string}} Seat */

const HERE = "unsc.here";
const HOST = "unsc.host";
const SEATS = "unsc.seats";

/** @returns {Seat[]} */
export function known() {
  const found = read(localStorage, SEATS);
  return Array.isArray(found) ? found.filter((each) => each && typeof each.token === "string") : [];
}

/** @param {Seat} seat */
export function keep(seat) {
  const others = known().filter((each) => each.room !== seat.room || each.role !== seat.role);
  write(localStorage, SEATS, [seat, ...others].slice(0, 20));
  write(sessionStorage, HERE, seat);
}

/** @param {Seat} seat */
export function forget(seat) {
  write(
    localStorage,
    SEATS,
    known().filter((each) => each.token !== seat.token),
  );
  leave();
}

/** This tab is nobody's any more; the browser still knows who it was. */
export function leave() {
  write(sessionStorage, HERE, null);
}

/** @returns {Seat | null} */
export function here() {
  const found = read(sessionStorage, HERE);
  return found && typeof found.token === "string" ? found : null;
}

/** @returns {string} the host's key, empty if this browser is not the host's */
export function host() {
  const found = read(localStorage, HOST);
  return typeof found === "string" ? found : "";
}

/** @param {string} key */
export function keepHost(key) {
  write(localStorage, HOST, key || null);
}

/** @param {Storage} store @param {string} name @returns {any} */
function read(store, name) {
  try {
    return JSON.parse(store.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Storage} store @param {string} name @param {unknown} value */
function write(store, name, value) {
  try {
    if (value === null) store.removeItem(name);
    else store.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that stores nothing still works, until it is reloaded.
  }
}
