import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that PostgreSQL runs as when the server itself runs as root. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

/** A program to start, with the user to start it as where that differs from ours. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly account?: PostgresAccount;
}

const accountName = 'postgres';

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of the cluster, or, before there is one, to the
 * user `postgres`, which is made where it is missing (as Debian's own package does). Everybody else runs it as
 * themselves.
 *
 * @returns undefined when the current user can run PostgreSQL
 */
export function postgresAccount(clusterDirectory?: string): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = clusterDirectory && statSync(clusterDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = findAccount();
  if (account) return account;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', accountName], {
      stdio: 'pipe',
    });
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and the user "${accountName}" can't be created (${String(error)}). ` +
        'Start Seatwise as an ordinary user, create that user, or set DATABASE_URL.',
      { cause: error },
    );
  }
  const created = findAccount();
  if (!created) throw new Error(`The user "${accountName}" was created, but is not in /etc/passwd.`);
  return created;
}

function findAccount(): PostgresAccount | undefined {
  return parsePasswd(readFileSync('/etc/passwd', 'utf8'), accountName);
}

/** The ids of a user in the text of `/etc/passwd` (fields: name, password, uid, gid, …). */
export function parsePasswd(passwd: string, name: string): PostgresAccount | undefined {
  for (const line of passwd.split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name && uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * How to start `file` as `account`, when it must reach all of `paths`.
 *
 * A tree below a private directory (`/root`, say) can't be entered by another user. There `setpriv` keeps the one
 * capability that lets it through, instead of asking the operator to open the directory to everybody.
 */
export function commandAs(
  account: PostgresAccount | undefined,
  file: string,
  args: readonly string[],
  paths: readonly string[],
): Command {
  if (!account) return { file, args };
  if (paths.every((path) => canEnter(account, path))) return { file, args, account };
  const capability = '+dac_override';
  return {
    file: 'setpriv',
    args: [
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      '--clear-groups',
      `--inh-caps=${capability}`,
      `--ambient-caps=${capability}`,
      '--',
      file,
      ...args,
    ],
  };
}

/** Whether every directory above `path` lets `account` through. */
function canEnter(account: PostgresAccount, path: string): boolean {
  let directory = dirname(realpathSync(path));
  for (;;) {
    const { mode, uid, gid } = statSync(directory);
    const searchBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & searchBit) === 0) return false;
    const parent = dirname(directory);
    if (parent === directory) return true;
    directory = parent;
  }
}
