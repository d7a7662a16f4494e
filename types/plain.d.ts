/** Small questions about values that anybody may have written. */
interface HandbookPlain {
  /** A text on one line, without characters that cannot be seen, and not too long. */
  line(text: string, longest: number): string;
  /** The same, its lines kept. */
  lines(text: string, longest: number): string;
  /** A text in double quotes as YAML takes it, which reads JSON's escapes. */
  quoted(text: string): string;
  /** What two spellings of one name have in common. */
  /** The texts of two who wrote on the same, without what both have. */
  together(here: string, there: string): string;
  fold(name: string): string;
  isObject(value: unknown): value is Record<string, unknown>;
  isId(value: unknown): value is string;
  isDay(value: unknown): value is string;
  /** An object's values by their ids, where all of them fit and they are not too many. */
  byId(
    value: unknown,
    most: number,
    fits: (value: unknown) => boolean,
  ): Map<string, string> | null;
}

interface Window {
  handbookPlain: HandbookPlain;
}
