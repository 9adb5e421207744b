// @ts-check
/**
 * The page as a tree of plain values, and how the document is brought to look like it.
 *
 * Only what differs is changed, so that focus, scrolling, half-filled forms and open disclosures outlive every new
 * view. Text becomes text nodes and nothing else: there is no way here to make markup of words.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {{tag: string, key: string | null, props: Record<string, unknown>, children: Child[]}} Tree
 * @typedef {Tree | string} Child
 * @typedef {Child | number | false | null | undefined | readonly any[]} Loose
 */

/** What was last drawn at an element: only what we set ourselves is ever taken back. @type {WeakMap<Node, Tree>} */
const drawn = new WeakMap();

/**
 * An element. `key` tells it from its neighbours where those come and go; properties that begin with "on" are
 * listeners; `true` is an empty attribute, `false` and `null` are none.
 * @param {string} tag
 * @param {Record<string, unknown> | null} [props]
 * @param {...Loose} children
 * @returns {Tree}
 */
export function h(tag, props, ...children) {
  const { key = null, ...rest } = props ?? {};
  return { tag, key: key === null ? null : String(key), props: rest, children: flat(children) };
}

/**
 * @param {readonly Loose[]} loose
 * @returns {Child[]}
 */
function flat(loose) {
  /** @type {Child[]} */
  const found = [];
  for (const each of loose) {
    if (each === null || each === undefined || each === false || each === "") continue;
    if (Array.isArray(each)) found.push(...flat(each));
    else if (typeof each === "number") found.push(String(each));
    else found.push(/** @type {Child} */ (each));
  }
  return found;
}

/**
 * Make what is inside an element look like a tree. Who was in the middle of something stays there; where that
 * has gone, the focus goes to the heading of the part it was in, never to the top of the page.
 * @param {Element} root
 * @param {...Loose} trees
 */
export function show(root, ...trees) {
  const had = document.activeElement;
  const around = had && root.contains(had) ? ancestors(had) : [];
  patch(root, flat(trees), root.namespaceURI);
  if (!(had instanceof HTMLElement || had instanceof SVGElement) || !around.length) return;
  if (had.isConnected) {
    if (document.activeElement !== had) had.focus({ preventScroll: true });
    return;
  }
  for (const each of around) {
    const heading = each.isConnected ? each.querySelector("[data-heading]") : null;
    if (heading instanceof HTMLElement) return heading.focus({ preventScroll: true });
  }
}

/** @param {Element} element */
function ancestors(element) {
  const found = [];
  for (let each = element.parentElement; each; each = each.parentElement) found.push(each);
  return found;
}

/**
 * @param {Element} parent
 * @param {Child[]} wanted
 * @param {string | null} space
 */
function patch(parent, wanted, space) {
  /** @type {Map<string, Element>} */
  const keyed = new Map();
  /** @type {ChildNode[]} */
  const rest = [];
  for (const node of [...parent.childNodes]) {
    const was = drawn.get(node);
    if (was && was.key !== null) keyed.set(`${was.tag} ${was.key}`, /** @type {Element} */ (node));
    else rest.push(node);
  }
  const nodes = wanted.map((child) => {
    if (typeof child === "string") {
      const at = rest.findIndex((node) => node.nodeType === Node.TEXT_NODE);
      const node = at < 0 ? document.createTextNode(child) : /** @type {Text} */ (rest.splice(at, 1)[0]);
      if (node.data !== child) node.data = child;
      return node;
    }
    const name = `${child.tag} ${child.key}`;
    let node = child.key === null ? undefined : keyed.get(name);
    if (node) keyed.delete(name);
    else if (child.key === null) {
      const at = rest.findIndex((each) => drawn.get(each)?.tag === child.tag);
      if (at >= 0) node = /** @type {Element} */ (rest.splice(at, 1)[0]);
    }
    return update(node ?? null, child, space);
  });
  // What goes is taken out first, so that what stays need not be moved: a moved element would lose its focus.
  for (const node of [...keyed.values(), ...rest]) node.remove();
  nodes.forEach((node, n) => {
    const there = parent.childNodes[n] ?? null;
    if (there !== node) parent.insertBefore(node, there);
  });
}

/**
 * @param {Element | null} node
 * @param {Tree} tree
 * @param {string | null} space
 * @returns {Element}
 */
function update(node, tree, space) {
  const inside = tree.tag === "svg" ? SVG : space;
  const element =
    node ?? (inside === SVG ? document.createElementNS(SVG, tree.tag) : document.createElement(tree.tag));
  const before = drawn.get(element)?.props ?? {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(tree.props)])) {
    const value = tree.props[name];
    if (before[name] !== value) put(element, name, value);
  }
  drawn.set(element, tree);
  patch(element, tree.children, inside);
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value
 */
function put(element, name, value) {
  if (name.startsWith("on")) {
    /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element))[name] = value ?? null;
  } else if (value === null || value === undefined || (value === false && !name.startsWith("aria-"))) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
}
