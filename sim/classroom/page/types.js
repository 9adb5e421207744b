// @ts-check
/**
 * What the server sends, as types. The API's own description is at /openapi.json.
 *
 * @typedef {"yes" | "no" | "abstain" | "not_voting" | "unknown"} Choice
 * @typedef {{cite: string, title?: string, says?: string, status?: string, url?: string | null}} Rule
 * @typedef {{message: string, stale: boolean, why?: string, instead?: string, rule?: Rule | null}} Fault
 * @typedef {{say: string, with?: Record<string, unknown>}} Said
 * @typedef {{person: string, name: string, role: string, seat: string | null, card: boolean, here: boolean}} Person
 * @typedef {{code: string, name: string, named: string, permanent: boolean, x: number, y: number, people: number, card: boolean,
 *   here: boolean, hand: boolean, empty: boolean}} Member
 * @typedef {{name: string, say: string, kind: "text" | "moment" | "choice" | "states" | "symbol",
 *   options: (Said & {value: string})[], required: boolean, max: number}} Field
 * @typedef {Said & {key: string, rule: Rule | null, act: Record<string, unknown> & {act: string, by: string},
 *   fields: Field[], group: string, main: boolean}} Offer
 * @typedef {{yes: number, no: number, abstain: number, not_voting: number, unknown: number}} Tally
 * @typedef {{number: number, question: string, kind: string, kind_say: string, rule: Rule | null, needed: number,
 *   stage: "hands" | "yes" | "no" | "abstain" | "all", raised: string[], shown: Record<string, Choice>,
 *   from: Record<string, string>, tally: Tally, settled: boolean, outcome: string | null, why: string,
 *   could_settle: string[], veto: string[], stay_unknown: string[]}} Vote
 * @typedef {{member: string, from: Choice, to: Choice}} Change
 * @typedef {{number?: number, body?: string, on?: string, question: string, kind: string, outcome: string, reason?: string, tally: Tally,
 *   needed: number, blocked_by: string[], why: string, sources: string[], votes: Record<string, Choice>,
 *   from?: Record<string, string>, path?: string,
 *   flips: ({size: number, count: number, sets: Change[][]} & Partial<Said>) | null,
 *   record?: {outcome: string, tally: Tally, blocked_by: string[], why: string, source: string,
 *     votes: Record<string, Choice>} | null}} Decided
 * @typedef {{id: string, kind: "straw" | "election", names: string[], seats: number, coloured: boolean, cast: number,
 *   of: number, voted: string[] | null, yours: Record<string, string> | string[] | null,
 *   result: Record<string, any> | null}} Poll
 * @typedef {{n: number, say: string, with?: Record<string, unknown>, words: string | null, rule: Rule | null,
 *   kind: string, line_at: number}} Entry
 * @typedef {{step: number, steps: number, day: string, body: string, council: boolean,
 *   entries: {words: string, cites: string[], kind: string}[],
 *   decision: Decided | null, can_branch: boolean, what_if: {paths: string[]} | null, differs: string[] | null}} Look
 * @typedef {{id: string, name: string, kind: "record" | "played" | "what_if", parent: string | null, at: number,
 *   length: number}} Line
 * @typedef {{phase: string, format: string, chair: string, agenda_adopted: boolean, seized: string[], before: Said[],
 *   speakers: string[], invited: string[], drafts: {symbol: string, text: string, by: string, in_blue: boolean,
 *   outcome: string | null}[], amendments: any[], ended: string | null}} Meeting
 * @typedef {{version: number, now: number,
 *   room: {id: string, code: string | null, title: string, about: string | null, scenario: string, closed: boolean,
 *     gavel: string, empty_seats: string, revealed: boolean, on: string, item: string, law: string | null,
 *     address?: string | null},
 *   you: {person: string, role: "chair" | "delegate" | "screen", name: string, seat: string | null, card: boolean,
 *     gavel: boolean},
 *   people: Person[], council: {president: string, needed: number, members: Member[]}, lines: Line[], line: string,
 *   mode: "play" | "look", meeting: Meeting | null, speech: {by: string, seconds: number, ends_ms: number} | null,
 *   vote: Vote | null, your_hand: Choice | null, offers: Offer[], decided: Decided[], poll: Poll | null,
 *   transcript: {from: number, entries: Entry[]}, look: Look | null}} View
 *
 * What a view function is given: the last view of the room, and what can be done. `ui` holds what only this tab
 * knows: what was refused and beside what, what is under way, and what was asked for on demand. `since` says when the
 * connection was last lost or found; `code` is that by which this tab joined, if the view does not tell it.
 * @typedef {{near: string, fault: Fault, placed: boolean}} Refused `placed`: it has been drawn where it was asked for
 * @typedef {{refused: Refused | null, busy: Set<string>, live: "live" | "stale", since: string, older: Entry[],
 *   sheet: any, sheetOf: string, whyNot: any[] | null}} Ui
 * `stepTo` goes to a step of what is looked at: from the one gone to last, though the view of it is still to come.
 * @typedef {{view: View, code: string, ui: Ui, stepTo: (next: (from: number) => number) => void,
 *   send: (near: string, what: Record<string, unknown>, how?: {at?: boolean, once?: boolean}) => Promise<number>,
 *   act: (near: string, act: Record<string, unknown>) => Promise<number>,
 *   refuse: (near: string, message: string) => void, dismiss: () => void,
 *   load: {sheet: (seat: string) => void, whyNot: (open: boolean) => void, older: () => void,
 *     scenario: (line: string) => void},
 *   toRooms: (() => void) | null, settings: () => void}} Page
 */
export {};
