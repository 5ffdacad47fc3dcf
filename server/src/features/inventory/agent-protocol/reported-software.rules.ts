import { cleanText, textLimits } from './clean-text.js';
import type { SectionReader } from './raw-message.js';
import { reportedDate } from './reported-date.rules.js';

/** One installed program, as an agent reported it, cleaned. */
export interface ReportedSoftware {
  readonly name: string;
  readonly publisher: string | null;
  readonly version: string | null;
  /** `YYYY-MM-DD`, a date that exists and has come. */
  readonly installedOn: string | null;
  /**
   * `YYYY-MM-DD`. No agent reports it by itself; `last_used_date` (XML: `LASTUSEDDATE`) in the additional content that
   * an administrator gives to an agent does.
   */
  readonly lastUsedOn: string | null;
  /** Where the agent found it: `registry`, `deb`, `rpm`, `WMI`, … */
  readonly source: string | null;
  /** What the system itself calls it: a package section, `application`, `Security Update`, … */
  readonly systemCategory: string | null;
  readonly architecture: string | null;
}

/**
 * The installed programs of a device. Entries without a name are left out; entries of the same name, publisher and
 * version are one, with the earliest install date and the latest use.
 *
 * @param lastDay the last date that is believed, as an ISO date
 */
export function reportedSoftware(entries: readonly SectionReader[], lastDay: string): ReportedSoftware[] {
  const byIdentity = new Map<string, ReportedSoftware>();
  for (const entry of entries) {
    const software = softwareOf(entry, lastDay);
    if (software === null) continue;
    // Cleaned texts hold no control characters, so the separator cannot occur in them.
    const identity = `${software.name}\u0000${software.publisher ?? ''}\u0000${software.version ?? ''}`;
    const known = byIdentity.get(identity);
    byIdentity.set(identity, known === undefined ? software : merged(known, software));
  }
  return [...byIdentity.values()];
}

function softwareOf(entry: SectionReader, lastDay: string): ReportedSoftware | null {
  const name = cleanText(entry('NAME'), textLimits.softwareName);
  if (name === null) return null;
  return {
    name,
    publisher: withoutPlaceholder(cleanText(entry('PUBLISHER'), textLimits.publisher)),
    version: withoutPlaceholder(cleanText(entry('VERSION'), textLimits.version)),
    installedOn: reportedDate(entry('INSTALLDATE') ?? entry('INSTALL_DATE'), lastDay),
    lastUsedOn: reportedDate(entry('LASTUSEDDATE') ?? entry('LAST_USED_DATE'), lastDay),
    source: cleanText(entry('FROM'), textLimits.label),
    // Older Windows agents say of updates what they are in RELEASE_TYPE.
    systemCategory: cleanText(entry('SYSTEM_CATEGORY') ?? entry('RELEASE_TYPE'), textLimits.label),
    architecture: cleanText(entry('ARCH') ?? entry('ARCHITECTURE'), textLimits.label),
  };
}

/** The Windows agent of OCS writes "N/A" for what it does not know. */
function withoutPlaceholder(text: string | null): string | null {
  return text === 'N/A' ? null : text;
}

function merged(first: ReportedSoftware, second: ReportedSoftware): ReportedSoftware {
  return {
    ...first,
    installedOn: edge([first.installedOn, second.installedOn], 'earliest'),
    lastUsedOn: edge([first.lastUsedOn, second.lastUsedOn], 'latest'),
    source: first.source ?? second.source,
    systemCategory: first.systemCategory ?? second.systemCategory,
    architecture: first.architecture ?? second.architecture,
  };
}

/** ISO dates sort as text. */
function edge(dates: readonly (string | null)[], which: 'earliest' | 'latest'): string | null {
  const known = dates.filter((date) => date !== null).toSorted();
  return (which === 'earliest' ? known[0] : known.at(-1)) ?? null;
}
