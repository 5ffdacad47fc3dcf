import type { FieldError } from '../../platform/http/app-error.js';
import {
  isNearAddress,
  mailServerFault,
  shownMailServer,
  shownWebhook,
  webhookFault,
} from './channel-addresses.rules.js';
import type { ChannelFields, ChannelKind } from './notification-channels.types.js';
import { sameAddress } from './notices.rules.js';

/** A request, whose absent fields leave what is there. */
export type ChannelChange = Partial<ChannelFields>;

/** What was sealed is bound to its row. */
export function channelPurposeOf(id: number): string {
  return `notification-channel/${id}`;
}

/** What a new channel is where the request says nothing. */
const blank: Omit<ChannelFields, 'kind'> = {
  name: '',
  active: true,
  isDefault: false,
  minimumSeverity: 'INFO',
  digest: 'IMMEDIATE',
  digestHour: 8,
  allowPrivateAddress: false,
  format: null,
  url: null,
  secret: null,
  smtpUrl: null,
  from: null,
  recipients: [],
};

/**
 * What a channel is after a request. An address that comes back as it is shown is the one that is there.
 * @param near whether a new channel may reach private addresses unless the request says so.
 */
export function mergedChannel(
  held: ChannelFields | null,
  { kind, ...change }: ChannelChange & { kind: ChannelKind },
  near = false,
): ChannelFields {
  const webhook = kind === 'WEBHOOK';
  const before = held ?? { ...blank, allowPrivateAddress: near };
  const nullable = (key: 'url' | 'secret' | 'smtpUrl' | 'from') => {
    const said = change[key];
    return emptyToNull(said === undefined || isShown(before, key, said) ? before[key] : said);
  };
  return {
    kind,
    name: change.name ?? before.name,
    active: change.active ?? before.active,
    isDefault: change.isDefault ?? before.isDefault,
    minimumSeverity: change.minimumSeverity ?? before.minimumSeverity,
    digest: change.digest ?? before.digest,
    digestHour: change.digestHour ?? before.digestHour,
    allowPrivateAddress: change.allowPrivateAddress ?? before.allowPrivateAddress,
    format: webhook ? (change.format ?? before.format ?? 'JSON') : null,
    url: webhook ? nullable('url') : null,
    secret: webhook ? nullable('secret') : null,
    smtpUrl: webhook ? null : nullable('smtpUrl'),
    from: webhook ? null : nullable('from'),
    recipients: webhook ? [] : distinct(change.recipients ?? before.recipients),
  };
}

/** True for an address in the form in which answers show it. */
function isShown({ url, smtpUrl }: Pick<ChannelFields, 'url' | 'smtpUrl'>, key: string, said: string | null): boolean {
  if (key === 'url') return url !== null && said === shownWebhook(url);
  return key === 'smtpUrl' && smtpUrl !== null && said === shownMailServer(smtpUrl);
}

function emptyToNull(text: string | null): string | null {
  return text === '' ? null : text;
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [sameAddress(address), address.trim()])).values()];
}

const ofWebhooks = ['url', 'secret', 'format'] as const;
const ofMail = ['smtpUrl', 'from', 'recipients'] as const;

/** Everything about a channel that is against a rule. */
export function channelFaults(channel: ChannelFields, change: ChannelChange): FieldError[] {
  const { kind, url, smtpUrl, allowPrivateAddress } = channel;
  const faults: FieldError[] = [];
  const other = kind === 'WEBHOOK' ? ofMail : ofWebhooks;
  for (const field of other) {
    const value = change[field];
    if (value === undefined || value === null) continue;
    const message = `${kind === 'WEBHOOK' ? 'A webhook' : 'E-mail'} has no ${field}.`;
    faults.push({ field, code: 'notification-channel.other-kind', message });
  }
  if (kind === 'WEBHOOK') {
    const message = url === null ? 'The address of the receiver is needed.' : webhookFault(url, allowPrivateAddress);
    if (message !== null) faults.push({ field: 'url', code: 'notification-channel.url', message });
  } else if (smtpUrl !== null) {
    const message = mailServerFault(smtpUrl, allowPrivateAddress);
    if (message !== null) faults.push({ field: 'smtpUrl', code: 'notification-channel.smtp-url', message });
  }
  return faults;
}

/**
 * True where only a system administrator may write a channel: one that reaches this machine or a private network, when it is
 * made so, or made to go elsewhere there.
 */
export function needsAdministrator(before: ChannelFields | null, after: ChannelFields): boolean {
  if (!after.allowPrivateAddress) return false;
  if (before === null || !before.allowPrivateAddress) return true;
  return before.url !== after.url || before.smtpUrl !== after.smtpUrl;
}

/**
 * True where a channel is made to hear what it did not, or its mail server to carry it: notifications go there that whoever
 * writes it may not see.
 */
export function changesWhoHears(before: ChannelFields | null, after: ChannelFields): boolean {
  if (before === null) return true;
  const decisive = ['url', 'smtpUrl', 'isDefault', 'active'] as const;
  if (decisive.some((field) => before[field] !== after[field])) return true;
  return before.recipients.join('\n') !== after.recipients.join('\n');
}

/** Which field says that a channel reaches what only administrators may name. */
export function nearFieldOf({ url, smtpUrl }: ChannelFields): 'smtpUrl' | 'allowPrivateAddress' {
  return url === null && smtpUrl !== null && isNearAddress(smtpUrl) ? 'smtpUrl' : 'allowPrivateAddress';
}
