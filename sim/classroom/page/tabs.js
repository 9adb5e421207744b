// @ts-check
/**
 * Tabs of one browser have six connections to a server between them (HTTP/1.1), and each that follows a room holds
 * one: with a few tabs more nothing would be sent. A tab that nobody sees therefore rests when two others have come
 * up since it was seen, and follows again as soon as it is seen. Where tabs cannot talk to each other none rests.
 */

const OTHERS = 2;

/**
 * @param {{rest: () => void, rouse: () => void}} on what to do when this tab is to rest, and when it is seen
 * @returns {() => void} stop
 */
export function share(on) {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("unsc.tabs") : null;
  const me = crypto.getRandomValues(new Uint32Array(4)).join("-");
  /** The other tabs that have come up since this one was seen, or opened. @type {Set<string>} */
  const others = new Set();

  function comeUp() {
    others.clear();
    channel?.postMessage(me);
  }
  function seen() {
    if (document.hidden) return;
    comeUp();
    on.rouse();
  }
  if (channel)
    channel.onmessage = ({ data }) => {
      if (document.hidden && others.add(data).size === OTHERS) on.rest();
    };
  document.addEventListener("visibilitychange", seen);
  comeUp(); // also one that is opened behind another

  return () => {
    document.removeEventListener("visibilitychange", seen);
    channel?.close();
  };
}
