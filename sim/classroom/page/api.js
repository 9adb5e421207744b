// @ts-check
/** Everything the page asks of the server. A command may be sent again: its id makes it happen once. */

/**
 * @typedef {import("./types.js").Fault} Fault
 * @typedef {{status: number, body: any}} Answer `status` is 0 where the server was not reached
 */

const TRIES = [0, 400, 1200, 3000];

/**
 * @param {string} path
 * @param {{token?: string, method?: string, body?: unknown}} [how]
 * @returns {Promise<Answer>}
 */
export async function ask(path, { token, method = "GET", body } = {}) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" };
  if (token) headers["authorization"] = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    const answer = await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return { status: 0, body: {} };
  }
}

/**
 * Send a command until the server has answered; it is the same command each time.
 * @param {string} token
 * @param {Record<string, unknown> & {id: string}} command
 * @returns {Promise<Answer>}
 */
export async function command(token, command) {
  /** @type {Answer} */
  let answer = { status: 0, body: {} };
  for (const wait of TRIES) {
    if (wait) await new Promise((done) => setTimeout(done, wait));
    answer = await ask("/api/room/commands", { token, method: "POST", body: command });
    if (answer.status !== 0) break;
  }
  return answer;
}

/**
 * A file that the server makes, as bytes; nothing where it could not be had.
 * @param {string} path
 * @param {string} token
 * @returns {Promise<{blob: Blob, name: string} | null>}
 */
export async function file(path, token) {
  try {
    const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` }, credentials: "omit" });
    if (!answer.ok) return null;
    const said = /filename="?([\w.-]+)"?/.exec(answer.headers.get("content-disposition") ?? "");
    return { blob: await answer.blob(), name: said?.[1] ?? "scenario.yaml" };
  } catch {
    return null;
  }
}

/**
 * Why an answer is not what was asked for, as the page shows it.
 * @param {Answer} answer
 * @param {import("./words.js").Say} say
 * @returns {Fault}
 */
export function fault(answer, say) {
  const error = answer.body?.error;
  if (answer.status === 0) return { message: say("page.offline.not_sent"), stale: false };
  if (!error || typeof error.message !== "string") {
    return { message: say("page.offline.odd", { status: answer.status }), stale: false };
  }
  return { ...error, stale: error.stale === true };
}

/**
 * The id of a command, made from what it does: the same button at the same moment makes the same id, in every tab.
 * Two numbers of 53 bits are enough here, since an id counts for one person in one room only.
 * @param {unknown} what
 */
export function idOf(what) {
  const text = JSON.stringify(what);
  return `${hash(text, 1)}-${hash(text, 2)}`;
}

/**
 * cyrb53 by bryc, in the public domain. Nothing secret hangs on it; `crypto.subtle` is absent on a plain address.
 * @param {string} text
 * @param {number} seed
 */
function hash(text, seed) {
  let one = 0xdeadbeef ^ seed;
  let two = 0x41c6ce57 ^ seed;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}
