// @ts-check
/** What is in order now, as the server offers it: buttons, forms where there are blanks, and the rule of each. */

import { h } from "./dom.js";
import { button, filled, fold, refusal, region, rule } from "./parts.js";
import { named, say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Offer} Offer
 * @typedef {import("./types.js").Field} Field
 */

const GROUPS = ["agenda", "ruling", "vote", "draft", "motion", "invite", "floor", "meeting", "secretariat"];
/** So many acts of one kind stand each on their own; more are chosen from a list. */
const FEW = 3;

/**
 * The acts in order for who looks: what the meeting waits for first, then the others by group, folded.
 * @param {Page} page
 */
export function acts(page) {
  const { offers, you } = page.view;
  const main = offers.filter((offer) => offer.main);
  const others = offers.filter((offer) => !offer.main);
  const groups = [...GROUPS, ...new Set(others.map((o) => o.group).filter((g) => !GROUPS.includes(g)))];
  return region(
    "acts",
    say("page.acts.title"),
    you.card &&
      page.view.vote &&
      !page.view.vote.shown[you.seat ?? ""] &&
      page.view.vote.stage !== "all" &&
      h("a", { key: "to-vote", class: "skip", href: "#own-title", onclick: toVote }, say("page.acts.to_vote")),
    main.length > 0 &&
      h(
        "ul",
        { key: "main", class: "acts-main" },
        main.map((offer) => h("li", { key: offer.key }, act(page, offer, true))),
      ),
    offers.length === 0 && h("p", { key: "none", class: "soft" }, nothing(page)),
    groups.map((group) => {
      const these = others.filter((offer) => offer.group === group);
      return (
        these.length > 0 &&
        fold(
          `group-${group}`,
          [say(`group.${group}`), " ", h("span", { class: "count" }, these.length)],
          list(page, these),
        )
      );
    }),
    you.role !== "screen" && whyNot(page),
  );
}

/** The address of the page stays without a fragment, which stands for keys here. @param {Event} event */
function toVote(event) {
  event.preventDefault();
  document.getElementById("own-title")?.focus();
}

/** @param {Page} page */
function nothing({ view }) {
  if (view.you.role === "chair") return say("page.acts.none.chair");
  if (!view.you.seat || view.you.card) return say("page.acts.none.delegate");
  const holder = view.people.find((person) => person.seat === view.you.seat && person.card);
  return holder ? say("page.acts.none.no_card", { who: holder.name }) : say("page.acts.none.nobody");
}

/** Acts of a group; many of one kind become one list to choose from. @param {Page} page @param {Offer[]} offers */
function list(page, offers) {
  /** @type {Map<string, Offer[]>} */
  const kinds = new Map();
  for (const offer of offers) {
    const kind = offer.fields.length ? offer.key : `${offer.say} ${offer.act.by}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), offer]);
  }
  return h(
    "ul",
    { class: "acts-list" },
    [...kinds].map(([kind, same]) =>
      h(
        "li",
        { key: kind },
        same.length > FEW
          ? picked(page, kind, same)
          : same.map((offer) => h("div", { key: offer.key, class: "one" }, act(page, offer, false))),
      ),
    ),
  );
}

/** @param {Page} page @param {Offer} offer */
function labelOf({ view }, offer) {
  const what = say(offer.say, offer.with);
  const by = offer.act.by;
  // Whose act it is, is said where it is not plain: who looks is the chair, and it is not the President's.
  const plain =
    view.you.role !== "chair" || by === view.meeting?.chair || !view.council.members.some((m) => m.code === by);
  return plain ? what : say("page.acts.by", { what, by: named(by) });
}

/** @param {Page} page @param {Offer} offer @param {boolean} main */
function act(page, offer, main) {
  const label = labelOf(page, offer);
  if (offer.fields.length) return form(page, offer, label, main);
  return h(
    "div",
    { key: offer.key, class: "act" },
    button(label, () => void page.act(offer.key, offer.act), {
      key: "do",
      class: main ? "primary" : "",
      "aria-busy": page.ui.busy.has(offer.key),
      "data-act": offer.act.act,
    }),
    rule(offer.rule),
    refusal(page, offer.key),
  );
}

/** @param {Page} page @param {string} kind @param {Offer[]} offers */
function picked(page, kind, offers) {
  const id = `pick-${kind.replaceAll(/\W+/g, "-")}`;
  return h(
    "form",
    {
      key: kind,
      class: "act pick",
      onsubmit: (/** @type {Event} */ event) => {
        const { data } = filled(event);
        const offer = offers.find((each) => each.key === data.get("offer"));
        if (offer) void page.act(kind, offer.act);
      },
    },
    h("label", { for: id }, say("page.acts.pick", { n: offers.length })),
    h(
      "select",
      { id, name: "offer" },
      offers.map((offer) => h("option", { key: offer.key, value: offer.key }, labelOf(page, offer))),
    ),
    h("button", { type: "submit", "aria-busy": page.ui.busy.has(kind) }, say("page.acts.done")),
    rule(offers[0]?.rule),
    refusal(page, kind),
  );
}

/** @param {Page} page @param {Offer} offer @param {string} label @param {boolean} main */
function form(page, offer, label, main) {
  return h(
    "details",
    { key: offer.key, class: `act blank${main ? " primary" : ""}` },
    h("summary", null, label),
    h(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          const { form, data } = filled(event);
          void page.act(offer.key, withFields(offer, data)).then((done) => done && form.reset());
        },
      },
      offer.fields.map((field) => blank(page, offer, field)),
      h(
        "button",
        { type: "submit", class: "primary", "aria-busy": page.ui.busy.has(offer.key), "data-act": offer.act.act },
        say("page.acts.done"),
      ),
      rule(offer.rule),
      refusal(page, offer.key),
    ),
  );
}

/** @param {Page} page @param {Offer} offer @param {Field} field */
function blank(page, offer, field) {
  const id = `blank-${offer.key}-${field.name}`.replaceAll(/[^\w-]+/g, "-");
  const label = say(field.say);
  const hint = field.required ? null : h("span", { class: "soft" }, ` (${say("page.acts.optional")})`);
  const shared = { id, name: field.name, required: field.required };
  if (field.kind === "states" && field.options.length) {
    return h(
      "fieldset",
      { key: field.name },
      h("legend", null, label, hint),
      field.options.map((option) =>
        h(
          "label",
          { key: option.value, class: "check" },
          h("input", { type: "checkbox", name: field.name, value: option.value }),
          say(option.say, option.with),
        ),
      ),
    );
  }
  let input;
  if (field.kind === "moment") {
    // The hour is a field of its own: a day without an hour is a day, too.
    const day = { ...shared, type: "date", min: page.view.room.on, max: "9999-12-31" };
    return [
      h("p", { key: field.name, class: "field" }, h("label", { for: id }, label, hint), h("input", day)),
      h(
        "p",
        { key: `${field.name} hour`, class: "field" },
        h(
          "label",
          { for: `${id}-hour` },
          say("page.acts.hour"),
          h("span", { class: "soft" }, ` (${say("page.acts.optional")})`),
        ),
        h("input", { id: `${id}-hour`, name: hourOf(field), type: "time" }),
      ),
    ];
  }
  if (field.kind === "choice" || field.kind === "states") {
    input = h(
      "select",
      shared,
      !field.required && h("option", { key: "", value: "" }, "—"),
      field.options.map((option) =>
        h("option", { key: option.value, value: option.value }, say(option.say, option.with)),
      ),
    );
  } else if (field.kind === "text" && field.max > 100) {
    input = h("textarea", { ...shared, maxlength: field.max, rows: 3 });
  } else {
    const known = field.options.length ? `${id}-known` : null;
    input = [
      h("input", { ...shared, type: "text", maxlength: field.max || null, autocomplete: "off", list: known }),
      known &&
        h(
          "datalist",
          { key: "known", id: known },
          field.options.map((option) =>
            h("option", { key: option.value, value: option.value }, say(option.say, option.with)),
          ),
        ),
    ];
  }
  return h("p", { key: field.name, class: "field" }, h("label", { for: id }, label, hint), input);
}

/** What the hour of a field is called in its form. @param {Field} field */
function hourOf(field) {
  return `${field.name} hour`;
}

/**
 * An act with its blanks filled in; a dot in the name of a field leads into a value of the act.
 * @param {Offer} offer
 * @param {FormData} data
 */
export function withFields(offer, data) {
  /** @type {Record<string, any>} */
  const act = structuredClone(offer.act);
  for (const field of offer.fields) {
    const many = field.kind === "states";
    const hour = field.kind === "moment" ? ` ${data.get(hourOf(field)) ?? ""}` : "";
    const value = many ? data.getAll(field.name).map(String) : `${data.get(field.name) ?? ""}${hour}`.trim();
    if (!value.length && !field.required) continue;
    const path = field.name.split(".");
    const last = path.pop() ?? field.name;
    let inside = act;
    for (const part of path) inside = inside[part] ??= {};
    inside[last] = value;
  }
  return /** @type {Record<string, any> & {act: string, by: string}} */ (act);
}

/** What is not in order now and why, asked for when it is opened. @param {Page} page */
function whyNot(page) {
  const rows = page.ui.whyNot;
  return h(
    "details",
    {
      key: "why-not",
      class: "fold why-not",
      ontoggle: (/** @type {Event} */ event) =>
        page.load.whyNot(/** @type {HTMLDetailsElement} */ (event.currentTarget).open),
    },
    h("summary", null, say("page.acts.why_not")),
    h(
      "div",
      { class: "folded" },
      h("p", { class: "soft" }, say("page.acts.why_not_hint")),
      rows === null && h("p", { key: "loading" }, say("page.loading")),
      rows?.length === 0 && h("p", { key: "none" }, say("page.acts.why_not_none")),
      h(
        "dl",
        { key: "rows" },
        rows?.map((row, n) => [
          h("dt", { key: `dt ${row.say} ${n}` }, say(row.say, row.with)),
          h(
            "dd",
            { key: `dd ${row.say} ${n}` },
            h("p", null, row.why),
            row.instead &&
              h("p", { key: "instead" }, h("strong", null, `${say("page.refused.instead")}: `), row.instead),
            rule(row.rule),
          ),
        ]),
      ),
    ),
  );
}
