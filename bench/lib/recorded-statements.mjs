/** The statements that one request makes, with their values: recorded between a server and its database. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * @typedef {{ text: string, values: (string | null)[] }} RecordedStatement
 * @param {string} url of the database
 * @param {(url: string) => Promise<{ before: () => Promise<unknown>, ask: () => Promise<unknown>, after: () => Promise<unknown> }>} start
 * something on the database at another address, which leads to the same one
 * @returns {Promise<RecordedStatement[]>} the SELECTs of `ask`, in their order
 */
export async function recordedStatements(url, start) {
  const target = new URL(url);
  /** @type {RecordedStatement[] | null} */
  let recorded = null;
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    let pending = Buffer.alloc(0);
    let started = false;
    let text = '';
    client.on('data', (data) => {
      if (typeof data === 'string') return;
      server.write(data);
      pending = Buffer.concat([pending, data]);
      if (!started) {
        if (pending.length < 4 || pending.length < pending.readInt32BE(0)) return;
        pending = pending.subarray(pending.readInt32BE(0));
        started = true;
      }
      while (pending.length >= 5 && pending.length >= 1 + pending.readInt32BE(1)) {
        const end = 1 + pending.readInt32BE(1);
        const message = pending.subarray(0, end);
        if (message[0] === 0x50) text = textOfParse(message);
        if (message[0] === 0x42 && recorded !== null) recorded.push({ text, values: valuesOfBind(message) });
        pending = pending.subarray(end);
      }
    });
    server.on('data', (data) => client.write(data));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      one?.on('error', () => other?.destroy());
      one?.on('close', () => other?.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const bound = proxy.address();
  if (bound === null || typeof bound === 'string') throw new Error('The proxy has no port.');
  const through = new URL(url);
  through.port = String(bound.port);
  const { before, ask, after } = await start(through.href);
  // What is remembered from the first time on is not asked again.
  await before();
  recorded = [];
  await ask();
  const found = recorded.filter((each) => /^\s*(SELECT|WITH)\b/i.test(each.text));
  await after();
  proxy.close();
  return found;
}

/** @param {Buffer} message Parse: name, text */
function textOfParse(message) {
  const name = message.indexOf(0, 5);
  return message.toString('utf8', name + 1, message.indexOf(0, name + 1));
}

/** @param {Buffer} message Bind: portal, statement, formats, values */
function valuesOfBind(message) {
  let at = message.indexOf(0, message.indexOf(0, 5) + 1) + 1;
  const formats = message.readInt16BE(at);
  at += 2 + 2 * formats;
  const count = message.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = message.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return message.toString('utf8', at - length, at);
  });
}
