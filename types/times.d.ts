/** When a point of an agenda begins and ends, in minutes from the agenda's beginning. */
interface AgendaSpan {
  from: number;
  to: number;
}

interface HandbookTimes {
  /** The spans of points that take so many minutes each, one after the other. */
  spans(minutes: number[]): AgendaSpan[];
  total(minutes: number[]): number;
  /** A time of the day as people type it (`9`, `9.15`, `09:15`, `0915`), in minutes since midnight. */
  parse(text: string): number | null;
  /** A time of the day as `09:15`; what lies beyond midnight starts over. */
  clock(minutesSinceMidnight: number): string;
  /** The same of a moment where the reader is, in milliseconds since 1970. */
  clockAt(time: number): string;
  /** A length of time as `5:03` or `1:05:03`, in whole seconds, rounded up; never negative. */
  lasting(milliseconds: number): string;
  /**
   * How far the one who is at a point is behind the plan, in milliseconds; ahead is negative, and
   * within the point's own time it is 0.
   */
  behind(minutes: number[], index: number, elapsed: number): number;
}

interface Window {
  handbookTimes: HandbookTimes;
  /** A chord that sounds where `isOn` allows it; browsers want the reader to act before. */
  handbookBell: (
    isOn: () => boolean,
    signal: AbortSignal,
  ) => {
    /** Makes ready, when the reader does something. */
    wake(): void;
    ring(): void;
  };
}
