/** A text as the server gives it, its gaps open: `{done} of {all}`. */
type HandbookText = string | { one: string; other: string };

interface HandbookWords {
  /** A text with its gaps filled; `n` chooses between one and many. */
  t(key: string, values?: Record<string, string | number>): string;
  number(value: number): string;
  /** A day, 2026-03-01, in full. */
  day(value: string): string;
  /** Names with commas and a word before the last. */
  list(names: string[]): string;
}

interface Window {
  handbookWords: (texts: Record<string, HandbookText>, locale: string) => HandbookWords;
}
