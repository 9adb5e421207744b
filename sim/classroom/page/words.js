// @ts-check
/** All text of the page, from one catalogue: `words.en.json`. A translation is another such file. */

/** @typedef {string | number | boolean | null | readonly (string | number)[]} Value */
/** @typedef {(key: string, values?: Record<string, unknown>) => string} Say */

/** @type {Record<string, unknown>} */
let catalogue = {};
let language = "en";
/** Names of States by code, from the Council of the room. @type {Map<string, string>} */
const names = new Map();
/** The same as one says them in a sentence, with their article. @type {Map<string, string>} */
const said = new Map();

/**
 * Load the catalogue of a language.
 * @param {string} wanted such as "en"
 */
export async function load(wanted) {
  const answer = await fetch(`/static/words.${wanted}.json`);
  if (!answer.ok) throw new Error(`words.${wanted}.json: ${answer.status}`);
  catalogue = await answer.json();
  const locale = lookUp("page.locale");
  language = typeof locale === "string" ? locale : wanted;
}

/**
 * Learn what to call the members of a Council.
 * @param {readonly {code: string, name: string, named: string}[]} members
 */
export function learn(members) {
  for (const member of members) {
    names.set(member.code, member.name);
    said.set(member.code, member.named);
  }
}

/**
 * What a State is called on a label; a code nobody has named stays a code.
 * @param {string} code
 */
export function named(code) {
  return names.get(code) ?? code;
}

/**
 * What a State is called within a sentence.
 * @param {string} code
 */
export function inSentence(code) {
  return said.get(code) ?? code;
}

/** A text with a capital letter at its beginning. @param {string} text */
export function capital(text) {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/**
 * The words of a key, dotted, with its placeholders filled: lists are joined as the language does, codes become
 * names as one says them, with a capital letter at the beginning, and days are written out. Where an entry has forms for numbers, `n` chooses among them, or the placeholder that
 * the entry names in "by". A key without words is shown as it is, so that a gap is seen and not guessed.
 * @type {Say}
 */
export function say(key, values = {}) {
  let found = lookUp(key);
  if (found && typeof found === "object") {
    const forms = /** @type {Record<string, string>} */ (found);
    found =
      forms[new Intl.PluralRules(language).select(Number(values[forms["by"] ?? "n"] ?? 0))] ?? forms["other"];
  }
  if (typeof found !== "string") return key;
  const text = found.replaceAll(/\{(\w+)\}/g, (_, name) => written(values[name])).trim();
  const first = /^\{(\w+)\}/.exec(found)?.[1] ?? "";
  return first === "by" || said.has(String(values[first])) ? capital(text) : text;
}

/**
 * Whether the catalogue has a key.
 * @param {string} key
 */
export function has(key) {
  return lookUp(key) !== undefined;
}

/** @param {string} key */
function lookUp(key) {
  /** @type {unknown} */
  let found = catalogue;
  for (const part of key.split(".")) {
    if (!found || typeof found !== "object" || !Object.hasOwn(found, part)) return undefined;
    found = /** @type {Record<string, unknown>} */ (found)[part];
  }
  return found;
}

/** @param {unknown} value @returns {string} */
function written(value) {
  if (Array.isArray(value)) return listed(value.map(written));
  if (value === null || value === undefined) return "";
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$/.test(text)) return day(text);
  return inSentence(text);
}

/** @param {readonly string[]} texts */
export function listed(texts) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(texts);
}

/**
 * A day such as "2014-12-22" written out, or with an hour such as "2014-12-22 15:08"; other words stay as they are.
 * @param {string} text
 */
export function day(text) {
  const [, iso, hour] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(text) ?? [];
  const at = new Date(`${iso}T${hour ?? "00:00"}:00Z`);
  if (Number.isNaN(at.getTime())) return text;
  /** @type {Intl.DateTimeFormatOptions} */
  const how = { dateStyle: "long", timeZone: "UTC", ...(hour ? { timeStyle: "short" } : {}) };
  return new Intl.DateTimeFormat(language, how).format(at);
}
