/** What the scripts of the checklist share among themselves. */

/** One kept list: whose it is, what stood in it when it was begun, and what is ticked. */
interface ChecklistRecord {
  name: string;
  /** The plan that it belongs to, or null. */
  plan: string | null;
  /** The kind of channel; empty for all kinds, null when nobody has chosen. */
  kind: string | null;
  /** The language that `items` is in. */
  language: string;
  /** The checklist's version when the list was begun, or its changes last seen. */
  version: number;
  /** The day it was begun. */
  started: string;
  /** What stood in the checklist then: the words of each item by its id. */
  items: Map<string, string>;
  /** The day of each tick, by the item's id. */
  ticks: Map<string, string>;
}

interface ChecklistChanges {
  added: string[];
  /** The words of what is no longer there. */
  removed: string[];
  reworded: string[];
}

interface HandbookChecklists {
  /** The largest file that is read, in bytes. */
  readonly limit: number;
  itemText(text: string): string;
  clean(name: string): string;
  fold(name: string): string;
  parse(value: unknown): { record: ChecklistRecord } | { wrong: string };
  toPlain(record: ChecklistRecord): object;
  toFile(record: ChecklistRecord, checklist: string, title: string): string;
  fromFile(text: string, checklist: string): { record: ChecklistRecord } | HandbookRefusal;
  merge(one: ChecklistRecord, other: ChecklistRecord): ChecklistRecord;
  rebase(
    before: ChecklistRecord,
    after: ChecklistRecord,
    now: ChecklistRecord,
  ): ChecklistRecord;
  changes(
    record: ChecklistRecord,
    items: Map<string, string>,
    version: number,
    language: string,
  ): ChecklistChanges;
  toMarkdown(
    title: string,
    about: string,
    groups: { title: string; items: { text: string; note: string; done: boolean }[] }[],
  ): string;
}

/** How the reader last looked at a checklist. */
interface ChecklistView {
  /** The id of the open list. */
  open: string;
  role: string;
  hideDone: boolean;
}

interface ChecklistShelf {
  all(): { id: string; record: ChecklistRecord }[];
  read(id: string): ChecklistRecord | null;
  write(id: string, record: ChecklistRecord): void;
  remove(id: string): void;
  find(name: string, plan: string | null): string | null;
  newId(name: string, plan: string | null): string;
  view(): ChecklistView;
  keepView(view: ChecklistView): void;
  watch(callback: () => void): () => void;
}

/** What the server tells the script of a checklist. */
interface ChecklistSetup {
  checklist: string;
  version: number;
  title: string;
  language: string;
  locale: string;
  plans: { id: string; name: string; kind: string }[];
  texts: Record<string, HandbookText>;
}

interface ChecklistItem {
  id: string;
  row: HTMLElement;
  input: HTMLInputElement;
  text: string;
  who: string;
  roles: string[];
  kinds: string[];
  marks: Element;
}

/** All that decides how a checklist looks at one moment. */
interface ChecklistState {
  record: ChecklistRecord;
  /** Whether the list stands in the store. */
  kept: boolean;
  view: ChecklistView;
  /** The id of the item that was ticked last. */
  fresh: string;
  all: { id: string; record: ChecklistRecord }[];
}

/** The elements that the template names with data-part. */
interface ChecklistParts {
  /** None where all items are for everyone. */
  role: HTMLSelectElement | null;
  /** None where all items are for every kind of channel. */
  kind: HTMLSelectElement | null;
  tools: HTMLElement;
  blocked: HTMLElement;
  chooser: HTMLFormElement;
  name: HTMLInputElement;
  nameError: HTMLElement;
  choose: HTMLButtonElement;
  plans: HTMLElement;
  current: HTMLElement;
  rename: HTMLButtonElement;
  kept: HTMLElement;
  keptTitle: HTMLElement;
  keptList: HTMLElement;
  hideDone: HTMLInputElement;
  expand: HTMLButtonElement;
  bar: HTMLElement;
  progress: HTMLProgressElement;
  count: HTMLElement;
  hidden: HTMLElement;
  message: HTMLElement;
  undo: HTMLButtonElement;
  changes: HTMLElement;
  changesText: HTMLElement;
  changesRemoved: HTMLElement;
  changesList: HTMLElement;
  changesSeen: HTMLButtonElement;
  printedName: HTMLElement;
  printedDate: HTMLElement;
  items: HTMLFormElement;
  actions: HTMLElement;
  print: HTMLButtonElement;
  copy: HTMLButtonElement;
  export: HTMLButtonElement;
  import: HTMLButtonElement;
  file: HTMLInputElement;
  reset: HTMLButtonElement;
  ask: HTMLDialogElement;
  askTitle: HTMLElement;
  askText: HTMLElement;
  askChoices: HTMLElement;
  renameDialog: HTMLDialogElement;
  renameForm: HTMLFormElement;
  newName: HTMLInputElement;
  newNameError: HTMLElement;
  renameCancel: HTMLButtonElement;
  copyDialog: HTMLDialogElement;
  copyText: HTMLTextAreaElement;
  copyClose: HTMLButtonElement;
}

interface ChecklistPage {
  parts: ChecklistParts;
  /** The words of each item by its id. */
  words: Map<string, string>;
  t: HandbookWords["t"];
  nameOf(record: ChecklistRecord): string;
  draw(state: ChecklistState): void;
  ask: HandbookAsk;
  toMarkdown(record: ChecklistRecord): string;
}

interface Window {
  handbookChecklists: HandbookChecklists;
  handbookChecklistShelf: (checklist: string) => ChecklistShelf;
  handbookChecklistPage: (host: HTMLElement, setup: ChecklistSetup) => ChecklistPage;
}
