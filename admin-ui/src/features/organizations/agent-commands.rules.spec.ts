import { agentCommands } from './agent-commands.rules';

describe('agentCommands', () => {
  const address = 'https://seatwise.example/api/v1/inventory/agents/abc_DEF-1';

  it('names the address once in every command', () => {
    for (const { command } of agentCommands(address)) expect(command.split(address)).toHaveLength(2);
  });

  it('covers each platform once', () => {
    const platforms = agentCommands(address).map(({ platform }) => platform);
    expect(new Set(platforms)).toEqual(new Set(['linux-glpi', 'linux-fusioninventory', 'windows', 'macos']));
    expect(platforms).toHaveLength(4);
  });
});
