/** Where a group is: at which point, and how long was left of it when the clock last started. */
interface AgendaState {
  item: number;
  /** In milliseconds; below 0 when the time is over. */
  left: number;
  /** When the clock last started, in milliseconds since 1970; null while it stands. */
  since: number | null;
  /** When the clock first started; null before that. */
  begun: number | null;
}

/** What can be done with the state; each gives the new one. Times are in milliseconds since 1970. */
interface AgendaTimer {
  blank(): AgendaState;
  /** What was kept, where it is of this agenda and not of another day. */
  parse(value: unknown, now: number): AgendaState;
  left(state: AgendaState, now: number): number;
  toggle(state: AgendaState, now: number): AgendaState;
  go(state: AgendaState, item: number, now: number): AgendaState;
  more(state: AgendaState, minutes: number): AgendaState;
  /** When the last point is over, if each takes its own time from here on. */
  finish(state: AgendaState, now: number): number;
  /** How far behind the plan, in milliseconds, when it was to start at a minute of the day. */
  behind(state: AgendaState, start: number, now: number): number;
}

interface AgendaSetup {
  locale: string;
  items: { minutes: number; what: string }[];
  texts: Record<string, HandbookText>;
}

/** The elements that the template names with data-part. */
interface AgendaParts {
  form: HTMLFormElement;
  start: HTMLInputElement;
  now: HTMLButtonElement;
  open: HTMLButtonElement;
  wrong: HTMLElement;
  told: HTMLElement;
  timeHead: HTMLElement;
  end: HTMLElement;
  wall: HTMLDialogElement;
  count: HTMLElement;
  finish: HTMLElement;
  clock: HTMLElement;
  said: HTMLElement;
  what: HTMLElement;
  left: HTMLElement;
  bar: HTMLProgressElement;
  state: HTMLElement;
  nextLabel: HTMLElement;
  nextWhat: HTMLElement;
  previous: HTMLButtonElement;
  toggle: HTMLButtonElement;
  next: HTMLButtonElement;
  more: HTMLButtonElement;
  sound: HTMLInputElement;
  close: HTMLButtonElement;
}

/** What is kept on the reader's own machine, a page. */
interface AgendaKept {
  /** When it starts, in minutes since midnight. */
  start: number | null;
  timer: unknown;
}

interface Window {
  handbookAgendaTimer: (minutes: number[]) => AgendaTimer;
  /** The timer to read from the back of a room; gives what opens it. */
  handbookAgendaWall: (
    parts: AgendaParts,
    setup: AgendaSetup,
    memory: {
      state(): AgendaState;
      keep(state: AgendaState): void;
      start(): number | null;
      closed(): void;
    },
    signal: AbortSignal,
  ) => () => void;
}
