/** What the script of the self-paced course keeps on the reader's own machine. */
interface CourseRecord {
  /** The day of each tick, by the thing's id. */
  done: Map<string, string>;
  /** The reader's own words, by the thing's id. */
  notes: Map<string, string>;
  /** The thing last worked with; empty for none. */
  last: string;
}

interface HandbookCourse {
  /** The largest file that is read, in bytes. */
  readonly limit: number;
  blank(): CourseRecord;
  parse(value: unknown): { record: CourseRecord } | { wrong: string };
  toPlain(record: CourseRecord): object;
  toFile(record: CourseRecord, title: string): string;
  fromFile(text: string): { record: CourseRecord } | HandbookRefusal;
  /** Both texts, where neither holds the other. */
  joinNotes(one: string, other: string): string;
  merge(one: CourseRecord, other: CourseRecord): CourseRecord;
  /** What there was before a step that is taken back, with what another tab has done since. */
  rebase(before: CourseRecord, after: CourseRecord, now: CourseRecord): CourseRecord;
}

/** The elements that the template names with data-part. */
interface CourseParts {
  tools: HTMLElement;
  blocked: HTMLElement;
  progress: HTMLProgressElement;
  count: HTMLElement;
  resume: HTMLElement;
  resumeWords: HTMLElement;
  resumeLink: HTMLAnchorElement;
  said: HTMLElement;
  message: HTMLElement;
  undo: HTMLButtonElement;
  lost: HTMLElement;
  lostList: HTMLElement;
  actions: HTMLElement;
  print: HTMLButtonElement;
  export: HTMLButtonElement;
  import: HTMLButtonElement;
  file: HTMLInputElement;
  reset: HTMLButtonElement;
}

/** One thing as the page has it. */
interface CourseThing {
  id: string;
  row: HTMLElement;
  title: string;
  own: HTMLElement;
  done: HTMLInputElement;
  day: HTMLElement;
  note: HTMLTextAreaElement;
  told: HTMLElement;
  printed: HTMLElement;
}

interface Window {
  handbookCourse: HandbookCourse;
}
