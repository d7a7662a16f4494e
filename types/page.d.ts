/** The parts of the dialog in which a tool asks before it does something. */
interface HandbookAskParts {
  ask: HTMLDialogElement;
  askTitle: HTMLElement;
  askText: HTMLElement;
  askChoices: HTMLElement;
}

interface HandbookChoice {
  value: string;
  label: string;
}

/** Gives the value chosen, empty when the reader thinks better of it. */
type HandbookAsk = (title: string, text: string, choices: HandbookChoice[]) => Promise<string>;

interface HandbookPage {
  /** The elements that a template names with data-part, by those names. */
  partsOf(within: ParentNode): any;
  /** The place that a template names with data-slot. */
  slot(within: Element, name: string): HTMLElement;
  /** What a template holds, anew. */
  copyOf(template: HTMLTemplateElement): HTMLElement;
  element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    text?: string,
    className?: string,
  ): HTMLElementTagNameMap[Tag];
  button(label: string, data?: Record<string, string>): HTMLButtonElement;
  /** A button that closes a dialog with a value; one without a value is where the focus begins. */
  choice(dialog: HTMLDialogElement, choice: HandbookChoice): HTMLButtonElement;
  /** Sets a text, but not to what it was: screen readers tell of every text that is set. */
  setText(place: Element, text: string): void;
  /**
   * Shows a dialog, and gives the focus back where it was. Gives what it was closed with; empty
   * when the reader thinks better of it.
   */
  showDialog(dialog: HTMLDialogElement): Promise<string>;
  /** What asks in a dialog that can be left by a button with the label `cancel`. */
  asker(parts: HandbookAskParts, cancel: string): HandbookAsk;
  /** Copies a text; false where the reader has to do it by hand. */
  copy(text: string): Promise<boolean>;
  /** Marks a text in a field, for the reader to copy. */
  giveByHand(field: HTMLInputElement | HTMLTextAreaElement, text: string): void;
}

interface Window {
  handbookPage: HandbookPage;
}
