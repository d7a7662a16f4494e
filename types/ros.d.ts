/** A text in some languages, `{sv: ..., en: ...}`. */
type RosWords = Record<string, string>;

/** How grave a group finds a risk, from 1 to 5; what is left of it may not be judged. */
interface RosDegrees {
  probability: number;
  consequence: number;
  residualProbability: number | null;
  residualConsequence: number | null;
}

/** One risk as a group judges it. */
interface RosRisk extends RosDegrees {
  id: string;
  /** The handbook's risk; null for one of the group's own. */
  risk: string | null;
  /** The group's own words; null for one of the handbook's. */
  text: RosWords | null;
  /** What the risk was called when it was taken in, should the handbook drop it. */
  was: string;
  /** Null for the handbook's own words. */
  measure: RosWords | null;
  /** How other groups judged it, until it is settled. */
  others: RosDegrees[];
}

/** One analysis, as it is kept. */
interface RosRecord {
  /** The plan that it is for; null for a channel without one. */
  plan: string | null;
  channel: string | null;
  /** What tells two analyses of one plan apart; may be empty. */
  name: string;
  /** What the plan or channel was called, should the handbook drop it. */
  label: string;
  date: string;
  roles: string[];
  risks: RosRisk[];
}

interface RosSetupRisk {
  id: string;
  name: string;
  description: string;
  measure: RosWords;
  kinds: string[];
  probability: number;
  consequence: number;
}

/** What the server tells the script. */
interface RosSetup {
  language: string;
  defaultLanguage: string;
  /** In the order that the data's files have them. */
  languages: string[];
  locale: string;
  /** From which value a risk is that grave, the lowest first. */
  levels: { id: string; from: number }[];
  levelNames: Record<string, string>;
  channels: { id: string; name: string; kind: string }[];
  plans: { id: string; name: string; kind: string }[];
  roles: Record<string, string>;
  risks: RosSetupRisk[];
  texts: Record<string, HandbookText>;
}

interface HandbookRos {
  readonly limit: number;
  /** The longest text that a field takes. */
  readonly longest: number;
  /** How many risks an analysis holds. */
  readonly most: number;
  /** How many groups may have judged one risk otherwise. */
  mostOthers: number;
  parse(value: unknown): { record: RosRecord } | { wrong: string };
  toFile(record: RosRecord): string;
  fromFile(text: string): { record: RosRecord } | HandbookRefusal;
  cleanName(name: string): string;
  newId(): string;
}

/** What only the handbook's data can tell of a record. */
interface RosModel {
  /** The plan or channel, as it is called now. */
  labelOf(record: RosRecord): string;
  titleOf(record: RosRecord): string;
  /** A fresh analysis, with the risks of its kind of channel. */
  begin(plan: string | null, channel: string | null, name: string): RosRecord;
  /** A risk of the handbook, as a group begins with it. */
  take(risk: RosSetupRisk): RosRisk;
  /** Two groups' analyses as one: each risk once, what they judged differently beside it. */
  gather(record: RosRecord, there: RosRecord): RosRecord | "most" | "too-long";
  known(risk: RosRisk): RosSetupRisk | undefined;
  /** The handbook's risks that are not in the record: those for its kind of channel first. */
  leftOut(record: RosRecord): { fitting: RosSetupRisk[]; others: RosSetupRisk[] };
  nameOf(risk: RosRisk): string;
  /** The words of one of the group's own. */
  textOf(risk: RosRisk): string;
  measureOf(risk: RosRisk): string;
  /** Typed words, as they are kept: in the handbook's language. */
  own(text: string): RosWords;
  value(risk: RosRisk): number;
  residual(risk: RosDegrees): number | null;
  levelOf(value: number): string;
  /** The gravest first; equal ones stay as they are. */
  sorted(risks: RosRisk[]): RosRisk[];
  toYaml(record: RosRecord): string;
}

interface RosShelf {
  all(): { id: string; record: RosRecord }[];
  /** The analysis as it is in the store at this moment. */
  read(id: string): RosRecord | null;
  write(id: string, record: RosRecord): void;
  remove(id: string): void;
  idOf(record: RosRecord): string;
  /** Which analysis was open last. */
  last(): string;
  keepLast(id: string): void;
  watch(callback: () => void): () => void;
}

/** The elements that the template names with data-part. */
interface RosParts {
  tools: HTMLElement;
  blocked: HTMLElement;
  chooser: HTMLFormElement;
  subject: HTMLSelectElement;
  name: HTMLInputElement;
  subjectError: HTMLElement;
  begin: HTMLButtonElement;
  kept: HTMLElement;
  keptTitle: HTMLElement;
  keptList: HTMLElement;
  import: HTMLButtonElement;
  file: HTMLInputElement;
  editor: HTMLElement;
  title: HTMLElement;
  date: HTMLInputElement;
  roles: HTMLElement;
  rolesTitle: HTMLElement;
  matrices: HTMLElement;
  unplaced: HTMLElement;
  risksTitle: HTMLElement;
  sort: HTMLButtonElement;
  add: HTMLButtonElement;
  list: HTMLElement;
  card: HTMLTemplateElement;
  others: HTMLElement;
  othersTitle: HTMLElement;
  fitting: HTMLElement;
  further: HTMLElement;
  furtherTitle: HTMLElement;
  bar: HTMLElement;
  count: HTMLElement;
  message: HTMLElement;
  undo: HTMLButtonElement;
  yaml: HTMLTextAreaElement;
  lacks: HTMLElement;
  copy: HTMLButtonElement;
  saveYaml: HTMLButtonElement;
  print: HTMLButtonElement;
  export: HTMLButtonElement;
  reset: HTMLButtonElement;
  report: HTMLElement;
  reportAbout: HTMLElement;
  reportRows: HTMLElement;
  reportPeople: HTMLElement;
  ask: HTMLDialogElement;
  askTitle: HTMLElement;
  askText: HTMLElement;
  askChoices: HTMLElement;
}

interface RosPage {
  parts: RosParts;
  words: HandbookWords;
  draw(record: RosRecord, open: string, all: { id: string; record: RosRecord }[]): void;
  /** Gives the focus to a risk's card. */
  focusRisk(id: string, field?: string): void;
  ask: HandbookAsk;
}

interface Window {
  handbookRos: HandbookRos;
  handbookRosModel: (setup: RosSetup, words: HandbookWords) => RosModel;
  handbookRosShelf: () => RosShelf;
  handbookRosPage: (host: HTMLElement, setup: RosSetup, model: RosModel) => RosPage;
}
