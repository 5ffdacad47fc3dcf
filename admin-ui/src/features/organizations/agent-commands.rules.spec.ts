import { agentCommands, platformOf } from './agent-commands.rules';

describe('agentCommands', () => {
  const address = 'https://seatwise.example/api/v1/inventory/agents/abc_DEF-1';
  const commands = agentCommands(address);

  it('covers each platform once, and makes each report at once at the end', () => {
    const platforms = commands.map(({ platform }) => platform);
    expect(platforms).toEqual(['windows', 'debian', 'redhat', 'macos', 'fusioninventory', 'ocs']);
    for (const { platform, steps } of commands) expect(steps.at(-1)?.command, platform).toContain('--force');
  });

  it('names the address in each command that installs, and in none that reports', () => {
    for (const { platform, steps } of commands) {
      for (const { command } of steps.slice(0, -1)) expect(command.split(address), platform).toHaveLength(2);
      expect(steps.at(-1)?.command).not.toContain(address);
    }
  });

  it('gives every installer the file that it downloads', () => {
    const unused = commands.flatMap(({ platform, steps }) => {
      const [download = '', rest = ''] = steps[0]?.command.split(/(?<=curl .*)\n/) ?? [];
      const file = /curl -LO \S+\/([^/\s]+)$/.exec(download)?.[1];
      return file === undefined || rest.includes(file) ? [] : [platform];
    });
    expect(unused).toEqual([]);
  });

  it('runs the Windows installer without questions and at once', () => {
    expect(commands[0]?.steps[0]?.command).toContain(`/quiet SERVER="${address}" RUNNOW=1`);
  });
});

describe('platformOf', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'macos'],
    ['Mozilla/5.0 (X11; Fedora; Linux x86_64)', 'redhat'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'debian'],
    ['something else', 'windows'],
  ])('takes %s for %s', (userAgent, platform) => expect(platformOf(userAgent)).toBe(platform));
});
