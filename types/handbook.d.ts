/** The scripts are classic ones without imports; what they share hangs on the window. */
interface HandbookStore {
  readonly persistent: boolean;
  read(key: string, version: number): unknown;
  write(key: string, version: number, value: unknown): boolean;
  remove(key: string): void;
  keys(start: string): string[];
  watch(callback: (key: string) => void): () => void;
}

interface HandbookFiles {
  name(words: string[], ending: string): string;
  save(name: string, type: string, text: string): void;
  read(
    file: File,
    limit: number,
  ): Promise<{ text: string } | { refused: "too-large" | "unreadable" }>;
}

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
  readonly longestName: number;
  clean(name: string): string;
  fold(name: string): string;
  parse(value: unknown): { record: ChecklistRecord } | { wrong: string };
  toPlain(record: ChecklistRecord): object;
  toFile(record: ChecklistRecord, checklist: string, title: string): string;
  fromFile(
    text: string,
    checklist: string,
  ): { record: ChecklistRecord } | { refused: string; detail: string };
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

interface Window {
  handbookStore: HandbookStore;
  handbookFiles: HandbookFiles;
  handbookChecklists: HandbookChecklists;
}
