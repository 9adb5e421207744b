// @ts-check
/**
 * The views of a room as they come. `EventSource` cannot send a header, so the stream is read with `fetch`: a key
 * that stood in an address would end up in logs and histories.
 */

import { share } from "./tabs.js";

const SILENCE = 40_000;
const WAITS = [500, 1000, 2000, 4000, 5000];

/**
 * Follow a room until `stop` is called.
 * @param {string} token
 * @param {{view: (view: any) => void, state: (state: "live" | "stale") => void, gone: (status: number) => void}} on
 *   `gone` is called where the server no longer knows us
 * @returns {{stop: () => void, wake: () => void}} `wake` has it try at once where it waits to try again
 */
export function follow(token, on) {
  let stopped = false;
  let resting = false;
  let failed = 0;
  /** @type {AbortController | null} */
  let open = null;
  /** @type {(() => void) | null} */
  let hurry = null;

  const wake = () => {
    if (hurry && !resting) hurry();
  };
  window.addEventListener("online", wake);
  const leave = share({
    rest: () => {
      resting = true;
      open?.abort();
    },
    rouse: () => {
      resting = false;
      wake();
    },
  });

  async function run() {
    while (!stopped) {
      if (resting) {
        await new Promise((done) => (hurry = () => done(undefined)));
        hurry = null;
      }
      open = new AbortController();
      try {
        const status = await read(token, open, (view) => {
          failed = 0;
          on.state("live");
          on.view(view);
        });
        if (status === 401 || status === 403) {
          on.gone(status);
          return;
        }
      } catch {
        // The line broke; what follows is the same as where the server ended it.
      }
      if (stopped) return;
      // We let go of the line ourselves; the first view there is then will be whole.
      if (resting) continue;
      on.state("stale");
      const wait = WAITS[Math.min(failed, WAITS.length - 1)] ?? 5000;
      failed += 1;
      // A little of chance, so that a class does not come back all at the same moment.
      await new Promise((done) => {
        hurry = () => done(undefined);
        setTimeout(done, wait * (0.75 + Math.random() / 2));
      });
      hurry = null;
    }
  }
  void run();
  const stop = () => {
    stopped = true;
    open?.abort();
    window.removeEventListener("online", wake);
    leave();
  };
  return { stop, wake };
}

/**
 * @param {string} token
 * @param {AbortController} open
 * @param {(view: any) => void} on
 * @returns {Promise<number>} the status
 */
async function read(token, open, on) {
  const answer = await fetch("/api/room/stream", {
    headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
    signal: open.signal,
    cache: "no-store",
    credentials: "omit",
  });
  if (!answer.ok || !answer.body) return answer.status;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  // A line that is dead without being closed is noticed by its silence: the server says something every 15 seconds.
  let silent = setTimeout(() => open.abort(), SILENCE);
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return answer.status;
      clearTimeout(silent);
      silent = setTimeout(() => open.abort(), SILENCE);
      text += value.replaceAll("\r", "");
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      // Of several views that came together only the last matters: each is whole.
      const last = events.filter((event) => /^event: ?view$/m.test(event)).pop();
      if (last) on(JSON.parse(dataOf(last)));
      if (events.some((event) => /^event: ?gone$/m.test(event))) return 401;
    }
  } finally {
    clearTimeout(silent);
  }
}

/** @param {string} event */
function dataOf(event) {
  const lines = event.split("\n").filter((line) => line.startsWith("data:"));
  return lines.map((line) => line.slice(5).trimStart()).join("\n");
}
