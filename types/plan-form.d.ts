/** What the scripts of the plan form share among themselves. */

/** A way down in a plan: keys, and the numbers of items. */
type PlanPath = (string | number)[];

type PlanLanguage = "sv" | "nb" | "en";

/** A field of the plan's model, as the server read it off the model's schema. */
interface PlanSpec {
  name: string;
  kind:
    | "text"
    | "line"
    | "day"
    | "whole"
    | "number"
    | "yes-no"
    | "choice"
    | "reference"
    | "group"
    | "list";
  required?: boolean;
  /** The kind of thing that a reference names. */
  of?: string;
  choices?: string[];
  fields?: PlanSpec[];
  /** Two fields of which exactly one is filled in. */
  oneOf?: [string, string];
  item?: PlanSpec;
  min?: number;
  max?: number;
  longest?: number;
  pattern?: string;
  wrong?: "id" | "mailbox" | "address";
}

/** What stands in the form's fields, as it was typed: text, or texts by language. */
type PlanState = string | PlanState[] | { [key: string]: PlanState };

/** A plan as the rules and the file have it; days are written as 2026-03-01. */
type PlanValue = string | number | boolean | PlanValue[] | { [key: string]: PlanValue };
/** A whole plan; anything may be missing in it. */
type PlanData = Record<string, any>;

/** Something that the handbook would not take. */
interface PlanProblem {
  where: PlanPath;
  key: string;
  values: Record<string, string | number>;
  /** The language of the text that it is about, where that is one among several. */
  language?: string;
}

/** What a gap of a rule's text is filled with. */
type PlanGap =
  | string
  | number
  | { day: string }
  | { text: Record<string, string> }
  | { kind: string; ids: string[] };

/** A plan does not follow a rule; the same as `Finding` in macros/finding.py. */
interface PlanFinding {
  rule: string;
  message: string;
  where: PlanPath;
  values: Record<string, PlanGap>;
  level: string;
}

interface PlanChannel {
  kind: string;
  status: string;
  instead: string[];
  domains: string[];
  interval: number | null;
  screenshots: boolean;
  signature: string;
  hours: number;
}

/** What the rules compare plans by. */
interface PlanEntry {
  unit: string;
  channel: string;
  status: string;
  name: string;
  audiences?: string[];
  url?: string;
  platform?: string;
}

/** What the rules need to know of the handbook; see macros/views/plan_facts.py. */
interface PlanFacts {
  director: string;
  domains: string[];
  hosts: AccountHosts;
  strategy: Record<string, number>;
  leavePeriods: { id: string; start: string; end: string }[];
  channels: Record<string, PlanChannel>;
  /** When each checklist is gone through. */
  checklists: Record<string, string>;
  quizzes: string[];
  rules: Record<string, { level: string; policy: string }>;
  /** None before their script has come; then `names` has their names too. */
  plans?: Record<string, PlanEntry>;
  /** What things are called, by kind and id. */
  names: Record<string, Record<string, string>>;
}

/** What the server tells the script of the form. */
interface PlanSetup {
  language: string;
  /** The language of plain texts in the data. */
  default: PlanLanguage;
  locale: string;
  steps: { id: string; fields: string[] }[];
  spec: PlanSpec;
  facts: PlanFacts;
  texts: Record<string, string | { one: string; other: string }>;
  /** None where the handbook has no host. */
  proposal: HandbookProposalWay | null;
  /** The file with all plans as rules compare them. */
  others: string;
  /** The file with a unit's plans; `{unit}` stands for the unit. */
  plans: string;
}

interface PlanWords {
  /** A text with its gaps filled; `n` chooses between one and many. */
  t(key: string, values?: Record<string, string | number>): string;
  name(kind: string, id: string): string;
  planName(plan: PlanData): string;
  day(day: string): string;
  number(value: number): string;
  problem(problem: PlanProblem): string;
  finding(finding: PlanFinding): { wrong: string; do: string };
}

interface PlanValues {
  /** The most values that a plan may have here. */
  readonly most: number;
  /** Those that a text can be written in. */
  readonly languages: readonly string[];
  empty(spec: PlanSpec): PlanState;
  isEmpty(state: PlanState | undefined): boolean;
  clean(text: string): string;
  at(state: PlanState, where: PlanPath): PlanState | undefined;
  put(state: PlanState, where: PlanPath, value: PlanState): void;
  specAt(spec: PlanSpec, where: PlanPath): PlanSpec | undefined;
  /** A way as the template writes it, such as `goals.0.text`. */
  toPath(path: string): PlanPath;
  fromData(
    data: unknown,
    setup: PlanSetup,
  ): { state: PlanState } | HandbookRefusal;
  /** As much of a kept state as fits the form, and the ways to what does not. */
  fit(spec: PlanSpec, state: unknown): { state: PlanState; misfits: string[] };
  /** The plan as rules can judge it, the plan as it stands in the file, and what is wrong. */
  toData(
    state: PlanState,
    setup: PlanSetup,
  ): { data: PlanData; file: PlanData; problems: PlanProblem[] };
}

interface PlanRules {
  /** The ids of the rules that can be judged here. */
  readonly known: string[];
  judge(plan: PlanData, id: string, facts: PlanFacts, today: string): PlanFinding[];
}

interface PlanYaml {
  /** The largest file that is read, in bytes. */
  readonly limit: number;
  read(text: string): { data: unknown; comments: boolean } | HandbookRefusal;
  write(file: PlanData, spec: PlanSpec): string;
}

/** One draft: what has been typed, and where it began. */
interface PlanDraft {
  /** The reader's own name for it; empty for the plan's. */
  name: string;
  /** The id of the plan that it changes; empty for a new one. */
  base: string;
  /** Whether that plan's file had comments. */
  comments: boolean;
  /** The id that a new plan is to have; empty for the suggested one. */
  id: string;
  state: PlanState;
  /** The day it was last changed. */
  changed: string;
  /** Another one with each change, so that a tab sees what another has done. */
  revision: string;
}

interface PlanDrafts {
  all(): { key: string; draft: PlanDraft }[];
  read(key: string): PlanDraft | null;
  write(key: string, draft: PlanDraft): void;
  remove(key: string): void;
  newKey(): string;
  ofPlan(plan: string): { key: string; draft: PlanDraft } | null;
  view(): PlanView;
  keepView(view: PlanView): void;
  watch(callback: () => void): () => void;
  toFile(draft: PlanDraft): string;
  /** The draft in a file; null where the file holds something else. */
  fromFile(text: string): { draft: PlanDraft } | HandbookRefusal | null;
}

/** How the reader last looked at the form. */
interface PlanView {
  /** The key of the open draft. */
  open: string;
  step: string;
  several: boolean;
}

/** Something to tell beside a field. */
interface PlanRemark {
  where: PlanPath;
  /** problem, error, warning, notice or later */
  level: string;
  text: string;
  language?: string;
}

/** A draft as it was checked. */
interface PlanChecked {
  data: PlanData;
  /** The id that the plan has, or would have. */
  id: string;
  remarks: PlanRemark[];
  isDraft: boolean;
  /** Whether the handbook would not take it. */
  isWrong: boolean;
  /** The plan as YAML. */
  text: string;
}

/** What the desk has the editor do. */
interface PlanTell {
  say(text: string): void;
  sayWithUndo(text: string, undo: () => void): void;
  /** Shows another draft: one that has been begun, or one that was a plan before. */
  show(draft: PlanDraft, how: { isBegun: boolean; isWhole: boolean }): void;
  /** Shows the same draft as it has become. */
  refresh(): void;
  check(): void;
  /** Has the other plans brought, and tells whether they are there. */
  bringOthers(): Promise<boolean>;
}

interface PlanDesk {
  /** The open draft. */
  readonly draft: PlanDraft;
  readonly key: string;
  blank(): PlanDraft;
  nameOf(draft: PlanDraft): string;
  /** The open draft has changed, and is kept soon. */
  changed(): void;
  keep(): void;
  /** Looks whether another tab has changed something. */
  look(): void;
  /** Opens and keeps a draft; gives what takes that back. */
  begin(draft: PlanDraft, isWhole: boolean): () => void;
  showFirst(): void;
  startBlank(): void;
  openKept(key: string): void;
  revise(plan: string): Promise<void>;
  rename(key: string): Promise<void>;
  remove(key: string): Promise<void>;
}

interface PlanTransfer {
  /** A draft from a file; null where the file was refused, which has been told. */
  importFile(file: File, blank: PlanDraft): Promise<PlanDraft | null>;
  exportDraft(draft: PlanDraft, name: string): void;
  save(plan: PlanChecked): void;
  copyPlan(plan: PlanChecked): Promise<void>;
  propose(plan: PlanChecked, isNew: boolean): Promise<void>;
}

interface PlanAddress {
  /** An address taken apart; null where it cannot be read. */
  split(url: string): { scheme: string; host: string; path: string; query: string } | null;
  /** What stays the same when one account is written in different ways. */
  accountKeys(
    account: { channel?: string; url?: string; platform?: string },
    hosts: AccountHosts,
  ): string[];
}

/** The elements that the template names with data-part. */
interface PlanParts {
  failed: HTMLElement;
  drafts: HTMLElement;
  blocked: HTMLElement;
  current: HTMLElement;
  rename: HTMLButtonElement;
  remove: HTMLButtonElement;
  base: HTMLElement;
  more: HTMLDetailsElement;
  kept: HTMLElement;
  blank: HTMLButtonElement;
  reviseId: HTMLInputElement;
  revise: HTMLButtonElement;
  reviseError: HTMLElement;
  import: HTMLButtonElement;
  file: HTMLInputElement;
  export: HTMLButtonElement;
  bar: HTMLElement;
  progress: HTMLProgressElement;
  count: HTMLElement;
  message: HTMLElement;
  undo: HTMLButtonElement;
  form: HTMLFormElement;
  severalRow: HTMLElement;
  several: HTMLInputElement;
  channel: HTMLElement;
  summary: HTMLElement;
  awaited: HTMLElement;
  lost: HTMLElement;
  again: HTMLButtonElement;
  unknownRules: HTMLElement;
  comments: HTMLElement;
  planId: HTMLInputElement;
  /** None where no host is named. */
  propose: HTMLButtonElement | null;
  print: HTMLButtonElement;
  copy: HTMLButtonElement;
  save: HTMLButtonElement;
  yaml: HTMLElement;
  turn: HTMLElement;
  back: HTMLButtonElement;
  next: HTMLButtonElement;
  paper: HTMLElement;
  plans: HTMLDataListElement;
  ask: HTMLDialogElement;
  askTitle: HTMLElement;
  askText: HTMLElement;
  askChoices: HTMLElement;
  renameDialog: HTMLDialogElement;
  renameForm: HTMLFormElement;
  newName: HTMLInputElement;
  renameCancel: HTMLButtonElement;
  copyDialog: HTMLDialogElement;
  copyText: HTMLTextAreaElement;
  copyLink: HTMLAnchorElement;
  copyClose: HTMLButtonElement;
}

interface PlanPage {
  parts: PlanParts;
  steps: string[];
  stepOf(where: PlanPath): string;
  /** Puts a state into the fields. */
  fill(state: PlanState): void;
  /** Draws a list anew, after an item came or went. */
  fillList(where: PlanPath, state: PlanState): void;
  /** What a field holds now. */
  read(field: Element): { where: PlanPath; value: PlanState } | null;
  showSeveral(shown: boolean): void;
  showStep(step: string): void;
  showRemarks(remarks: PlanRemark[]): void;
  showStates(remarks: PlanRemark[], isSeen: (step: string, kind: string) => boolean): void;
  showSummary(remarks: PlanRemark[], isDraft: boolean): void;
  showKept(all: { key: string; name: string; changed: string }[], open: string): void;
  labelOf(where: PlanPath): string;
  focusOn(where: PlanPath, language?: string): void;
  focusList(where: PlanPath, index: number): void;
  ask: HandbookAsk;
}

/** js-yaml, as far as it is used here. */
interface JsYaml {
  load(text: string, options: { schema: object }): unknown;
  dump(value: unknown, options: Record<string, unknown>): string;
  Type: new (tag: string, options: Record<string, unknown>) => object;
  types: { null: object };
  CORE_SCHEMA: { extend(more: { implicit: object[] }): object };
  FAILSAFE_SCHEMA: { extend(more: { implicit: object[] }): object };
}

declare const jsyaml: JsYaml;

interface Window {
  handbookPlanWords: (setup: PlanSetup) => PlanWords;
  handbookPlanValues: PlanValues;
  handbookPlanAddress: PlanAddress;
  handbookPlanRules: PlanRules;
  handbookPlanCheck: (setup: PlanSetup, words: PlanWords) => (draft: PlanDraft) => PlanChecked;
  handbookPlanYaml: PlanYaml;
  handbookPlanDrafts: (setup: PlanSetup) => PlanDrafts;
  handbookPlanPage: (host: HTMLElement, setup: PlanSetup, words: PlanWords) => PlanPage;
  /** Gives what draws the paper anew, under a title. */
  handbookPlanPaper: (host: HTMLElement, words: PlanWords) => (title: string) => void;
  handbookPlanDesk: (
    setup: PlanSetup,
    words: PlanWords,
    page: PlanPage,
    drafts: PlanDrafts,
    view: PlanView,
    tell: PlanTell,
    signal: AbortSignal,
  ) => PlanDesk;
  handbookPlanTransfer: (
    setup: PlanSetup,
    words: PlanWords,
    page: PlanPage,
    drafts: PlanDrafts,
    tell: PlanTell,
  ) => PlanTransfer;
  handbookPlanEditor: (host: HTMLElement, setup: PlanSetup, signal: AbortSignal) => void;
  /** Gives what loads the other plans into the setup's facts, and tells whether they came. */
  handbookPlanOthers: (setup: PlanSetup) => () => Promise<boolean>;
  /** Called by the file with all plans as rules compare them. */
  handbookTakeOthers: (plans: Record<string, PlanEntry>) => void;
  /** Called by the files with a unit's plans. */
  handbookTakePlans: (plans: Record<string, { comments: boolean; plan: unknown }>) => void;
}
