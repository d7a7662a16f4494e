/** What the scripts of the presenter share among themselves. */

/** A point of the page's agenda. */
interface PresentAgendaItem {
  minutes: number;
  what: string;
  /** The id of the heading that begins it; null when the speaker steps by hand. */
  at: string | null;
}

/** What the server tells the scripts. */
interface PresentSetup {
  locale: string;
  title: string;
  /** A postulate's short answer; null on other pages. */
  answer: string | null;
  agenda: PresentAgendaItem[];
  texts: Record<string, HandbookText>;
}

/** One slide. */
interface PresentSlide {
  /** <section class="slide">, whole and without ids, to be put anywhere or cloned. */
  element: HTMLElement;
  /** The heading's text. */
  title: string;
  /** The number of its section, from 0. */
  section: number;
}

/** What stands below one heading. */
interface PresentSection {
  title: string;
  /** The page's own heading; null for what stands above the first. */
  heading: HTMLElement | null;
  /** The heading's id in the page; empty without one. */
  anchor: string;
  /** Its text, without notes, to be cloned. */
  blocks: HTMLElement[];
  /** The facilitator's notes, to be cloned. */
  notes: HTMLElement[];
  /** The numbers of its slides, from 0. */
  slides: number[];
}

interface PresentDeck {
  sections: PresentSection[];
  slides: PresentSlide[];
}

/** Where the speaker is in the agenda; kept on the reader's own machine. */
interface PresentClock {
  /** The number of the agenda's point, from 0. */
  item: number;
  /** Milliseconds until the clock was last stopped. */
  elapsed: number;
  /** When it was started, in milliseconds since 1970; null while it stands still. */
  since: number | null;
  /** The slide last shown, from 0. */
  slide: number;
}

interface PresentTimer {
  readonly state: PresentClock;
  elapsed(): number;
  /** Whether it has been started and not been set back. */
  readonly begun: boolean;
  start(): void;
  pause(): void;
  reset(): void;
  goTo(item: number): void;
  /** Notes the slide shown, and goes to the agenda's point that begins with its section. */
  show(slide: number, anchor: string): void;
}

/** What the speaker's window may ask of the presenter. */
interface PresentLead {
  deck: PresentDeck;
  current(): number;
  go(slide: number): void;
  onKey(event: KeyboardEvent): void;
}

/** The slides on the whole screen. */
interface PresentStage {
  readonly isOpen: boolean;
  open(slide: number): void;
  go(slide: number): void;
  /** Closes without touching the address or the focus. */
  close(): void;
}

interface PresentSpeaker {
  /** Opens the window or brings it to the front; false when the browser blocked it. */
  open(): boolean;
  update(): void;
  /** The slides are closed: the window stays, and says what to do. */
  leave(): void;
}

interface Window {
  handbookSlideCopy: (node: Node) => Node | null;
  handbookSlides: {
    cut(article: Element, setup: PresentSetup, follow: Element | null): PresentDeck;
    /** Makes what is too high for its slide smaller; `smallest` is the least scale, up to 1. */
    fit(slide: HTMLElement, smallest: number): boolean;
  };
  handbookPresentTimer: (path: string, agenda: PresentAgendaItem[]) => PresentTimer;
  handbookSpeaker: (
    template: HTMLTemplateElement,
    setup: PresentSetup,
    timer: PresentTimer,
    lead: PresentLead,
    name: string,
  ) => PresentSpeaker;
  handbookPresentStage: (
    host: HTMLElement,
    setup: PresentSetup,
    makeDeck: () => PresentDeck,
    onLeave: (section: PresentSection) => void,
  ) => PresentStage;
  handbookPresentPaper: {
    slides(deck: PresentDeck): HTMLElement;
    handout(deck: PresentDeck, words: HandbookWords): HTMLElement;
    script(deck: PresentDeck, setup: PresentSetup, words: HandbookWords): HTMLElement;
  };
  /** Prints this and nothing else of the page; `kind` chooses the paper. */
  handbookPrintJob: (content: HTMLElement, kind: string) => void;
}
