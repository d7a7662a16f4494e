/** A row of the registry; see registry-rows.js. */
interface HandbookRow {
  element: HTMLTableRowElement;
  /** What the search looks in; null until then. */
  text: string | null;
  /** Its values by facet. */
  values: Map<string, string[]>;
  /** How much there is to see to on the day of reading. */
  attention: number;
  /** Whether that is more than on the day of building. */
  grown: boolean;
  /** Its cells' texts by column, as far as sorting has asked for them. */
  cells: Map<string, string>;
}

interface HandbookRows {
  readonly size: number;
  forEach(callback: (row: HandbookRow) => void): void;
  match(
    find: string,
    wanted: Map<string, Set<string>>,
    sort: string,
  ): { rows: HandbookRow[]; counts: Map<string, Map<string, number>> };
}

interface Window {
  HandbookRows: new (
    elements: Iterable<HTMLTableRowElement>,
    built: string,
    language: string,
    options: Map<string, string[]>,
  ) => HandbookRows;
}
