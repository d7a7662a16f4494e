/** What the scripts of the quiz share among themselves. */

/** A question as the server describes it. */
interface QuizQuestion {
  id: string;
  /** Another one when its words or what is right have changed. */
  version: string;
  /** How many answers there are to choose from. */
  options: number;
  /** The numbers of the right answers, counted from 0 as the data have them. */
  right: number[];
}

/** What the server tells the scripts of a quiz. */
interface QuizSetup {
  quiz: string;
  version: string;
  /** How many right answers pass. */
  needed: number;
  /** The day that the handbook was built for. */
  edition: string;
  locale: string;
  questions: QuizQuestion[];
  texts: Record<string, HandbookText>;
}

/** A question as a reader meets it. */
interface QuizAnswer {
  id: string;
  version: string;
  /** The options' numbers in the order that they are shown. */
  order: number[];
  /** The numbers of the options chosen. */
  chosen: number[];
  /** Whether the answer has been given: it does not change any more. */
  given: boolean;
}

interface QuizAttempt {
  /** Tells two attempts apart. */
  id: string;
  /** In the order that they are shown. */
  answers: QuizAnswer[];
  /** The question last looked at. */
  current: string;
  /** Null until all questions are answered. */
  result: QuizResult | null;
}

interface QuizResult {
  date: string;
  right: number;
  all: number;
  needed: number;
  /** The version of the questions. */
  version: string;
  /** The edition of the handbook. */
  edition: string;
}

/** What the reader's own machine keeps of a quiz. */
interface QuizKept {
  attempt: QuizAttempt | null;
  /** The latest result that passed. */
  passed: QuizResult | null;
}

interface HandbookQuizzes {
  begin(setup: QuizSetup): QuizAttempt;
  parse(value: unknown): QuizKept;
  /** An attempt with the questions as they are now, and how many answers that leaves. */
  fit(
    attempt: QuizAttempt,
    setup: QuizSetup,
  ): { attempt: QuizAttempt; changed: boolean; left: number };
  isRight(answer: QuizAnswer, setup: QuizSetup): boolean;
  countRight(attempt: QuizAttempt, setup: QuizSetup): number;
  hasPassed(result: QuizResult): boolean;
  judge(attempt: QuizAttempt, setup: QuizSetup, day: string): QuizResult;
  percent(result: QuizResult): number;
}

/** The elements that the template names with data-part. */
interface QuizParts {
  blocked: HTMLElement;
  bar: HTMLElement;
  progress: HTMLProgressElement;
  count: HTMLElement;
  message: HTMLElement;
  undo: HTMLButtonElement;
  result: HTMLElement;
  resultTitle: HTMLElement;
  resultText: HTMLElement;
  repeat: HTMLElement;
  repeatList: HTMLElement;
  review: HTMLButtonElement;
  again: HTMLButtonElement;
  form: HTMLFormElement;
  questions: HTMLElement;
  steps: HTMLElement;
  answer: HTMLButtonElement;
  toResult: HTMLButtonElement;
  next: HTMLButtonElement;
  previous: HTMLButtonElement;
  certificate: HTMLElement;
  actions: HTMLElement;
  print: HTMLButtonElement;
  restart: HTMLButtonElement;
  erase: HTMLButtonElement;
}

interface QuizPage {
  parts: QuizParts;
  t: HandbookWords["t"];
  heading(question: string): HTMLElement | null;
  verdict(question: string): HTMLElement | null;
  inputs(question: string): HTMLInputElement[];
  showError(question: string, text: string): void;
  draw(state: QuizState): void;
}

/** All that decides how a quiz looks at one moment. */
interface QuizState {
  kept: QuizKept;
  attempt: QuizAttempt;
  /** The question that is shown; empty for the result. */
  current: string;
}

interface Window {
  handbookQuizzes: HandbookQuizzes;
  handbookQuizPage: (host: HTMLElement, setup: QuizSetup) => QuizPage;
}
