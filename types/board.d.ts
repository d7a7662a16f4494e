interface BoardRoom {
  id: string;
  name: string;
}

interface BoardTime {
  id: string;
  name: string;
  /** As 10:30; empty where nobody has decided. */
  start: string;
  minutes: number;
}

/** What a conversation leaves behind. */
interface BoardSheet {
  people: number | null;
  said: string;
  concluded: string;
  proposal: string;
  next: string;
}

interface BoardTopic {
  id: string;
  title: string;
  /** A first name, a role or nothing. */
  convener: string;
  text: string;
  dots: number;
  /** Both are null while the topic is not placed. */
  room: string | null;
  time: string | null;
  sheet: BoardSheet;
}

/** One day's board, as it is kept. */
interface Board {
  name: string;
  date: string;
  organisers: string;
  people: number | null;
  rooms: BoardRoom[];
  times: BoardTime[];
  topics: BoardTopic[];
}

interface BoardTimerState {
  label: string;
  minutes: number;
  /** When it ends, in milliseconds since 1970; null while it is paused. */
  end: number | null;
  /** The milliseconds left when it was paused; null while it runs. */
  left: number | null;
  /** Whether the last minutes and the end have been told. */
  soon: boolean;
  over: boolean;
}

/** What the server tells the script. */
interface BoardSetup {
  locale: string;
  rooms: string[];
  times: { name: string; start: string; minutes: number }[];
  owner: string;
  reviewEvery: number;
  tags: string[];
  /** Where proceedings stand in the repository. */
  folder: string;
  /** None where the handbook has no host. */
  proposal: HandbookProposalWay | null;
  texts: Record<string, HandbookText>;
}

interface HandbookBoard {
  /** The largest file that is read, in bytes. */
  readonly limit: number;
  readonly mostPlaces: number;
  readonly mostTopics: number;
  readonly mostDots: number;
  readonly mostMinutes: number;
  parse(value: unknown): { board: Board } | { wrong: string };
  toFile(board: Board): string;
  fromFile(text: string): { board: Board } | HandbookRefusal;
  begin(setup: BoardSetup): Board;
  topic(title: string, convener: string, text: string): BoardTopic;
  newId(): string;
  /** A name on one line, as it is kept. */
  name(text: string): string;
  /** A text in lines, as it is kept. */
  text(text: string): string;
  isStart(value: unknown): value is string;
}

/** What happens to a board; each change is made in place. */
interface BoardModel {
  /** Puts a topic in a cell, or takes it off; gives the topic that it changes places with. */
  place(board: Board, id: string, room: string | null, time: string | null): BoardTopic | null;
  /** Joins a topic to another; false where the two are too long for one. */
  merge(board: Board, id: string, into: string): boolean;
  /**
   * A board with what another holds as well, such as that of a group at another computer: topics of
   * one id become one, and those whose place is taken wait. Otherwise what is too much.
   */
  gather(board: Board, there: Board): Board | "most-topics" | "too-long";
  /** Moves a room or a time by one step. */
  shift<T extends { id: string }>(list: T[], id: string, step: number): void;
  /** Removes a room or a time; its topics wait again. */
  drop(board: Board, kind: "rooms" | "times", id: string): void;
  at(board: Board, room: string, time: string): BoardTopic[];
  waiting(board: Board): BoardTopic[];
  /** Those that are placed, in order of time and room. */
  placed(board: Board): BoardTopic[];
  dots(board: Board): number;
  isFilled(sheet: BoardSheet): boolean;
  /** Takes back what one change made, and leaves what has been changed since. */
  revert(now: Board, before: Board, after: Board): Board;
}

interface BoardShelf {
  read(): Board | null;
  write(board: Board): void;
  timer(): BoardTimerState | null;
  keepTimer(state: BoardTimerState | null): void;
  muted(): boolean;
  keepMuted(muted: boolean): void;
  watch(callback: () => void): () => void;
}

interface BoardWords extends HandbookWords {
  title(topic: BoardTopic): string;
  room(room: BoardRoom | undefined): string;
  time(time: BoardTime | undefined): string;
  /** When it is, such as 10:30–11:30; empty where no start is known. */
  hours(time: BoardTime): string;
  place(board: Board, topic: BoardTopic): string;
}

interface BoardMarkdown {
  write(board: Board): string;
  fileName(board: Board): string;
}

/** The elements that the template names with data-part. */
interface BoardParts {
  live: HTMLElement;
  blocked: HTMLElement;
  bar: HTMLElement;
  message: HTMLElement;
  undo: HTMLButtonElement;
  big: HTMLButtonElement;
  bigDialog: HTMLDialogElement;
  bigTitle: HTMLElement;
  bigClock: HTMLElement;
  bigTimer: HTMLElement;
  bigTable: HTMLTableElement;
  bigClose: HTMLButtonElement;
  about: HTMLElement;
  setupTitle: HTMLElement;
  rooms: HTMLElement;
  addRoom: HTMLButtonElement;
  times: HTMLElement;
  addTime: HTMLButtonElement;
  roomRow: HTMLTemplateElement;
  timeRow: HTMLTemplateElement;
  add: HTMLFormElement;
  newTitle: HTMLInputElement;
  newTitleError: HTMLElement;
  newConvener: HTMLInputElement;
  newText: HTMLTextAreaElement;
  waiting: HTMLElement;
  waitingTitle: HTMLElement;
  waitingNone: HTMLElement;
  count: HTMLElement;
  grid: HTMLTableElement;
  gridNone: HTMLElement;
  card: HTMLTemplateElement;
  sheets: HTMLElement;
  sheetsCount: HTMLElement;
  sheetsNone: HTMLElement;
  sheet: HTMLTemplateElement;
  move: HTMLDialogElement;
  moveTitle: HTMLElement;
  movePlaces: HTMLElement;
  moveClose: HTMLButtonElement;
  edit: HTMLDialogElement;
  editMerge: HTMLSelectElement;
  editMergeField: HTMLElement;
  editMergeDo: HTMLButtonElement;
  editRemove: HTMLButtonElement;
  editClose: HTMLButtonElement;
  timer: HTMLElement;
  timerWhat: HTMLSelectElement;
  timerMinutes: HTMLInputElement;
  timerStart: HTMLButtonElement;
  timerPause: HTMLButtonElement;
  timerMore: HTMLButtonElement;
  timerStop: HTMLButtonElement;
  timerMute: HTMLButtonElement;
  timerTry: HTMLButtonElement;
  timerNow: HTMLElement;
  timerLabel: HTMLElement;
  timerLeft: HTMLElement;
  timerNote: HTMLElement;
  timerSaid: HTMLElement;
  markdown: HTMLTextAreaElement;
  path: HTMLElement;
  copy: HTMLButtonElement;
  saveMarkdown: HTMLButtonElement;
  propose: HTMLButtonElement;
  proceedings: HTMLElement;
  proceedingsNone: HTMLElement;
  export: HTMLButtonElement;
  import: HTMLButtonElement;
  file: HTMLInputElement;
  clear: HTMLButtonElement;
  paper: HTMLElement;
  ask: HTMLDialogElement;
  askTitle: HTMLElement;
  askText: HTMLElement;
  askChoices: HTMLElement;
}

interface BoardPage {
  parts: BoardParts;
  draw(board: Board): void;
  /** Gives the focus to a button of a topic's card. */
  focusCard(id: string, action: string): void;
  /** Lets the reader choose where a topic goes; null when nothing is chosen. */
  chooseCell(
    board: Board,
    topic: BoardTopic,
  ): Promise<{ room: string | null; time: string | null } | null>;
  ask: HandbookAsk;
}

interface BoardTimer {
  /** Offers the sessions to choose from. */
  offer(board: Board): void;
  /** Another tab has changed it. */
  follow(): void;
}

interface BoardPaper {
  /** Fills what is printed. */
  draw(board: Board): void;
  print(board: Board, what: string): void;
  /** Shows the programme as large as the screen takes. */
  show(board: Board): void;
  /** Draws it anew where it is shown. */
  refresh(board: Board): void;
}

interface Window {
  handbookBoard: HandbookBoard;
  handbookBoardModel: BoardModel;
  handbookBoardShelf: () => BoardShelf;
  handbookBoardWords: (setup: BoardSetup) => BoardWords;
  handbookBoardMarkdown: (setup: BoardSetup, words: BoardWords) => BoardMarkdown;
  handbookBoardPage: (host: HTMLElement, words: BoardWords) => BoardPage;
  handbookBoardPaper: (
    host: HTMLElement,
    page: BoardPage,
    words: BoardWords,
    signal: AbortSignal,
  ) => BoardPaper;
  handbookBoardDrag: (
    host: HTMLElement,
    drop: (id: string, place: string) => void,
    signal: AbortSignal,
  ) => void;
  handbookBoardTimer: (
    parts: BoardParts,
    shelf: BoardShelf,
    words: BoardWords,
    signal: AbortSignal,
  ) => BoardTimer;
}
