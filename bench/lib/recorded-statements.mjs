/** The statements that one request makes, with their values: recorded between a server and its database. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** The messages of PostgreSQL's protocol that carry a statement and its values. */
const query = 'Q'.charCodeAt(0);
const parse = 'P'.charCodeAt(0);
const bind = 'B'.charCodeAt(0);

/**
 * @typedef {{ text: string, values: (string | Buffer | null)[] }} RecordedStatement
 *
 * @typedef {object} Recorder
 * @property {string} url another address of the database, for a server whose statements are to be known
 * @property {(ask: () => Promise<unknown>) => Promise<RecordedStatement[]>} record what is read meanwhile, in its order
 * @property {() => void} close
 */

/** Stands between a server and its database. @param {string} url of the database @returns {Promise<Recorder>} */
export async function openRecorder(url) {
  const target = new URL(url);
  /** @type {RecordedStatement[] | null} */
  let recorded = null;
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    const read = messagesOf((text, values) => recorded?.push({ text, values }));
    client.on('data', (data) => {
      if (typeof data === 'string') return;
      server.write(data);
      read(data);
    });
    server.on('data', (data) => client.write(data));
    client.on('error', () => server.destroy()).on('close', () => server.destroy());
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const bound = proxy.address();
  if (bound === null || typeof bound === 'string') throw new Error('The proxy has no port.');
  const through = new URL(url);
  through.port = String(bound.port);
  return {
    url: through.href,
    async record(ask) {
      // What is remembered from the first time on is not asked again.
      await ask();
      recorded = [];
      await ask();
      const found = recorded.filter(({ text }) => /^\s*(SELECT|WITH)\b/i.test(text));
      recorded = null;
      return found;
    },
    close: () => void proxy.close(),
  };
}

/** Reads what a client sends. @param {(text: string, values: (string | Buffer | null)[]) => void} tell of each statement with its values */
function messagesOf(tell) {
  let pending = Buffer.alloc(0);
  let started = false;
  /** Texts by the names that the connection knows them by; the nameless one is the last that was sent. @type {Map<string, string>} */
  const texts = new Map();
  return (/** @type {Buffer} */ data) => {
    pending = Buffer.concat([pending, data]);
    if (!started) {
      if (pending.length < 4 || pending.length < pending.readInt32BE(0)) return;
      pending = pending.subarray(pending.readInt32BE(0));
      started = true;
    }
    while (pending.length >= 5 && pending.length >= 1 + pending.readInt32BE(1)) {
      const end = 1 + pending.readInt32BE(1);
      const message = pending.subarray(0, end);
      // A statement without values is sent in one message.
      if (message[0] === query) tell(message.toString('utf8', 5, message.length - 1), []);
      if (message[0] === parse) {
        const [name, text] = stringsOf(message, 5);
        texts.set(name, text);
      }
      if (message[0] === bind) {
        const [, name] = stringsOf(message, 5);
        tell(texts.get(name) ?? '', valuesOfBind(message));
      }
      pending = pending.subarray(end);
    }
  };
}

/** The first two texts of a message: name and text of Parse, portal and name of Bind. @param {Buffer} message @param {number} from @returns {[string, string]} */
function stringsOf(message, from) {
  const first = message.indexOf(0, from);
  const second = message.indexOf(0, first + 1);
  return [message.toString('utf8', from, first), message.toString('utf8', first + 1, second)];
}

/** @param {Buffer} message Bind: portal, statement, formats, values */
function valuesOfBind(message) {
  let at = message.indexOf(0, message.indexOf(0, 5) + 1) + 1;
  const formats = Array.from({ length: message.readInt16BE(at) }, (_, index) =>
    message.readInt16BE(at + 2 + 2 * index),
  );
  at += 2 + 2 * formats.length;
  const count = message.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, (_, index) => {
    const length = message.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    // One format is that of all values.
    const isBinary = (formats.length === 1 ? formats[0] : formats[index]) === 1;
    return isBinary ? Buffer.from(message.subarray(at - length, at)) : message.toString('utf8', at - length, at);
  });
}
