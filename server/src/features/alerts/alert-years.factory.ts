/** What becomes of one license over the years, told as simply as it can be: a day at a time, with nothing stored twice. */

/** The terms of a license, as somebody enters them. */
export interface ModelTerm {
  expiresOn: string;
  autoRenew: boolean;
  unit: 'MONTH' | 'YEAR';
  count: number;
  noticeDays: number[];
}

/** What people see and hear of a license, in the order of the days. */
export interface ModelHistory {
  /** As in `2027-01-15 EXPIRING 2027-02-14`: when it was opened first. */
  alerts: string[];
  /** As in `2027-01-15 EXPIRING 2027-02-14 30`. */
  tellings: string[];
  /** The days that a term was paid for by a renewal, as in `2027-01-15`. */
  purchases: string[];
}

export class ModelLicense {
  readonly history: ModelHistory = { alerts: [], tellings: [], purchases: [] };
  usage = 0;
  term: ModelTerm | null = null;
  /** Where the present terms are counted from, and how many have passed since. */
  private anchor = { from: '', passed: 0 };
  private readonly renewed = new Set<string>();
  private readonly tightest = new Map<string, number>();
  private readonly opened = new Set<string>();
  private used: 'UNDER_LICENSED' | 'NEARLY_FULL' | null = null;

  constructor(
    readonly quantity: number,
    readonly percent: number | null,
  ) {}

  enter(term: ModelTerm | null): void {
    this.term = term;
    this.anchor = { from: term?.expiresOn ?? '', passed: 0 };
  }

  /** Only notices are entered: the terms go on being counted as they were. */
  enterNotices(noticeDays: number[]): void {
    if (this.term !== null) this.term = { ...this.term, noticeDays };
  }

  /** Whether the day of the month is the one that terms are counted from. */
  get isOnAnchor(): boolean {
    return this.anchor.passed === 0 || this.term?.expiresOn.slice(8) === this.anchor.from.slice(8);
  }

  /** What a day brings on which somebody looks. */
  look(today: string): void {
    this.renew(today);
    this.lookAtTerm(today);
    this.lookAtUsage(today);
  }

  /** The kinds that stand on a day. */
  standing(today: string): string[] {
    const due = this.dueNotice(today);
    const term = due === null ? [] : [due < 0 ? 'EXPIRED' : 'EXPIRING'];
    return [...term, ...(this.used === null ? [] : [this.used])].sort();
  }

  private renew(today: string): void {
    const { term } = this;
    if (term === null || !term.autoRenew) return;
    const opened: string[] = [];
    while (term.expiresOn <= today) {
      const renewedOn = term.expiresOn;
      this.anchor.passed += 1;
      const months = this.anchor.passed * term.count * (term.unit === 'YEAR' ? 12 : 1);
      term.expiresOn = Temporal.PlainDate.from(this.anchor.from).add({ months }).toString();
      if (this.renewed.has(renewedOn)) continue;
      this.renewed.add(renewedOn);
      this.history.purchases.push(renewedOn);
      this.history.alerts.push(`${today} RENEWED ${term.expiresOn}`);
      opened.push(term.expiresOn);
    }
    // Those that were missed are told together.
    if (opened.length > 0) this.history.tellings.push(`${today} RENEWED ${opened.at(-1)}`);
  }

  private dueNotice(today: string): number | null {
    if (this.term === null) return null;
    const left = Temporal.PlainDate.from(today).until(this.term.expiresOn, { largestUnit: 'day' }).days;
    if (left < 0) return this.term.autoRenew ? null : -1;
    const reached = this.term.noticeDays.filter((days) => left <= days);
    return reached.length === 0 ? null : Math.min(...reached);
  }

  private lookAtTerm(today: string): void {
    const due = this.dueNotice(today);
    if (due === null || this.term === null) return;
    const { expiresOn } = this.term;
    const alert = `${due < 0 ? 'EXPIRED' : 'EXPIRING'} ${expiresOn}`;
    if (!this.opened.has(alert)) this.history.alerts.push(`${today} ${alert}`);
    this.opened.add(alert);
    if (due >= (this.tightest.get(expiresOn) ?? Number.POSITIVE_INFINITY)) return;
    this.tightest.set(expiresOn, due);
    this.history.tellings.push(`${today} ${alert} ${due}`);
  }

  private lookAtUsage(today: string): void {
    const { usage, quantity, percent } = this;
    const nearly = percent !== null && quantity > 0 && usage * 100 >= percent * quantity;
    const now = usage > quantity ? 'UNDER_LICENSED' : nearly ? 'NEARLY_FULL' : null;
    if (now !== null && now !== this.used) {
      this.history.alerts.push(`${today} ${now}`);
      this.history.tellings.push(`${today} ${now}`);
    }
    this.used = now;
  }
}

/** mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
