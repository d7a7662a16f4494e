/** The scripts are classic ones without imports; what they share hangs on the window. */
interface HandbookStore {
  readonly persistent: boolean;
  read(key: string, version: number): unknown;
  write(key: string, version: number, value: unknown): boolean;
  remove(key: string): void;
  keys(start: string): string[];
  watch(callback: (key: string) => void): () => void;
}

/** Why a file is not taken, and what of it. */
interface HandbookRefusal {
  refused: string;
  detail: string;
}

/** Listens until the tool leaves the page. */
type HandbookListen = (
  target: EventTarget | null,
  type: string,
  listener: (event: Event) => void,
) => void;

interface HandbookFiles {
  name(words: string[], ending: string): string;
  save(name: string, type: string, text: string): void;
  /** Lets a button ask the reader for a file, which is then taken in. */
  offer(
    on: HandbookListen,
    button: HTMLElement,
    input: HTMLInputElement,
    take: (file: File) => Promise<unknown>,
  ): void;
  /** What a file that the reader chose holds, or what to tell of why it is not taken. */
  take<Taken extends object>(
    file: File,
    limit: number,
    parse: (text: string) => Taken | HandbookRefusal,
  ): Promise<Taken | { refused: string; told: { detail: string; size: number; limit: number } }>;
  /** A file that `unpack` reads. */
  pack(kind: string, version: number, content: object): string;
  /** What an exported file holds, if it is of this kind and version; needs plain.js. */
  unpack(
    text: string,
    kind: string,
    version: number,
  ): { data: Record<string, unknown> } | HandbookRefusal;
}

/** How the files of one folder are proposed on their host, as the server tells it. */
interface HandbookProposalWay {
  /** Where one is written and where one is changed; its name is added. */
  new: string;
  edit: string;
  /** The parameter that takes the text along. */
  text: string;
  /** Whether the host surely fills it in. */
  fills: boolean;
}

interface HandbookProposal {
  /** Opens it in a new tab, and adds a link there to what is told, should the tab be blocked. */
  open(address: string, place: Element, label: string): void;
  /** Where a file is written or edited on its host, and whether the text goes along. */
  address(
    way: HandbookProposalWay,
    name: string,
    isNew: boolean,
    text: string,
  ): { address: string; filled: boolean };
}

/** By which names one platform goes; see macros/addresses.py. */
interface AccountHosts {
  /** Names before the host's own, such as m. */
  devices: string[];
  /** Hosts by their other names. */
  same: Record<string, string>;
}

/** The day of reading. */
interface HandbookToday {
  /** As 2026-03-01. */
  iso: () => string;
  /** How many days it is until a day written so; NaN where it is none. */
  daysTo: (date: string) => number;
}

interface Window {
  handbookToday: HandbookToday;
  /** The host that accounts are known by, however it was written. */
  handbookAccountHost: (written: string, hosts: AccountHosts) => string;
  handbookProposal: HandbookProposal;
  handbookStore: HandbookStore;
  handbookFiles: HandbookFiles;
  /** How to listen for as long as the signal is not aborted. */
  handbookListener: (signal: AbortSignal) => HandbookListen;
  /** Defines a tool's element, which starts with the setup that the server has given it. */
  handbookTool: <Setup>(
    name: string,
    start: (host: HTMLElement, setup: Setup, signal: AbortSignal) => void,
  ) => void;
  /** Loads a classic script once; rejects when it does not come. */
  handbookLoadScript: (address: string) => Promise<void>;
  /** What the script with all accounts calls; `account-lookup.js` knows their shape. */
  handbookTakeAccounts: (accounts: object[]) => void;
  /** The theme's: tells of each page that it has swapped in. */
  document$?: { subscribe(next: () => void): void };
}
