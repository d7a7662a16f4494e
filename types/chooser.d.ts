/** A channel that may be started, as the server describes it to the chooser. */
interface ChooserChannel {
  id: string;
  audiences: string[];
  purposes: string[];
  /** How well it fits by its status, 0 to 1. */
  status: number;
  trial: boolean;
  hours: number;
  /** In working hours; null where nobody waits for an answer. */
  reply: number | null;
  /** Whether somebody must look in at weekends. */
  watched: boolean;
  screenshots: boolean;
  signed: boolean;
}

interface ChooserAccount {
  name: string;
  link: string;
  channel: string;
  audiences: string[];
}

/** What the server tells the script. */
interface ChooserSetup {
  locale: string;
  weights: Record<"audiences" | "purposes" | "status" | "time" | "archive", number>;
  goodEnough: number;
  mostHours: number;
  channels: ChooserChannel[];
  accounts: ChooserAccount[];
  names: Record<"audiences" | "purposes" | "replies", Record<string, string>>;
  texts: Record<string, HandbookText>;
}

/** What the reader has answered; what is null has no answer. */
interface ChooserAnswers {
  audiences: string[];
  purposes: string[];
  hours: number | null;
  /** Working hours; Infinity when nobody can answer. */
  reply: number | null;
  weekend: boolean | null;
  keep: boolean | null;
  signed: boolean | null;
}

/** One channel judged: what speaks for it and against it, and what stops it. */
interface ChooserJudged {
  channel: ChooserChannel;
  /** 0 to 100. */
  points: number;
  group: "fits" | "blocked" | "apart";
  pros: ChooserReason[];
  cons: ChooserReason[];
}

/** A text's key, and what goes into its gaps. */
interface ChooserReason {
  key: string;
  values: Record<string, string | number | string[]>;
}

interface Window {
  handbookChooser: {
    judge(
      channel: ChooserChannel,
      answers: ChooserAnswers,
      weights: ChooserSetup["weights"],
    ): ChooserJudged;
    rank(answers: ChooserAnswers, setup: ChooserSetup): ChooserJudged[];
  };
}
